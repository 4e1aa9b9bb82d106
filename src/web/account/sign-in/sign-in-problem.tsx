import type { ComponentChildren } from 'preact'
import type { Answer } from '../../../http/answer.ts'
import type { PageRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'

type SignInProblemProps = {
  readonly title: string
  readonly status: 403 | 429 | 503
  readonly children: ComponentChildren
}

/** A page that says why the person is not signed in, and what they can do. */
export function signInProblem({ viewer }: PageRequest, { title, status, children }: SignInProblemProps): Answer {
  const page = (
    <Layout viewer={viewer} title={title}>
      <h1 class="nhsuk-heading-l">{title}</h1>
      {children}
      <p>
        <a href="/sign-in">Go to sign in</a>
      </p>
    </Layout>
  )
  return { kind: 'page', page, status }
}

/** The page for a sign-in that has expired, was completed already, or was begun in another browser. */
export function signInExpired(request: PageRequest, title: string): Answer {
  return signInProblem(request, {
    title,
    status: 403,
    children: <p>This sign-in was used already, took too long, or was begun in another browser.</p>,
  })
}

export function tooManyAttempts(request: PageRequest): Answer {
  return signInProblem(request, {
    title: 'Wait before you try again',
    status: 429,
    children: <p>There were too many attempts. Wait 15 minutes, then try again.</p>,
  })
}
