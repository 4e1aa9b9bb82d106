import type { Answer } from '../answer.ts'
import type { PageRequest } from '../page-request.ts'
import { myWorkPage } from './my-work-page.tsx'
import { startPage } from './start-page.tsx'

/** The start: my work for who is signed in, what this is for everybody else. */
export async function homePage(request: PageRequest): Promise<Answer> {
  const { viewer } = request
  return viewer === null ? startPage(request) : myWorkPage({ ...request, viewer })
}
