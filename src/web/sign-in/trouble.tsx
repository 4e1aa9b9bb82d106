import type { ComponentChildren } from 'preact'
import type { Answer } from '../answer.ts'
import { Frame } from '../frame.tsx'
import type { PageRequest } from '../page-request.ts'

export type SignInTroubleProps = {
  readonly title: string
  readonly status: 403 | 429 | 503
  readonly children: ComponentChildren
}

/** Why somebody is not signed in, and what they can do. */
export function signInTrouble({ viewer }: PageRequest, { title, status, children }: SignInTroubleProps): Answer {
  const page = (
    <Frame viewer={viewer} title={title}>
      <h1 class="nhsuk-heading-l">{title}</h1>
      {children}
      <p>
        <a href="/sign-in">Go to sign in</a>
      </p>
    </Frame>
  )
  return { kind: 'page', page, status }
}

/** Whatever was begun is over, or was ended already. */
export function signInOver(request: PageRequest, title: string): Answer {
  return signInTrouble(request, {
    title,
    status: 403,
    children: <p>This way in was used already, took too long, or was begun in another browser.</p>,
  })
}

export function tooManyTries(request: PageRequest): Answer {
  return signInTrouble(request, {
    title: 'Wait before you try again',
    status: 429,
    children: <p>That was tried too often. Wait 15 minutes, then try again.</p>,
  })
}
