import { requestLink } from '../../../casework/people/sign-in/sign-in-link.ts'
import { doesLinkWork, useLink } from '../../../casework/people/sign-in/use-link.ts'
import { type Answer, goTo, notFound, show } from '../../../http/answer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import type { PageRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { pathWithin, signInAgain } from './sign-in-page.tsx'
import { signInExpired, tooManyAttempts } from './sign-in-problem.tsx'
import { linkFields } from './sign-in-ways.tsx'

/** Requests a sign-in link. The answer is the same for known and unknown addresses. */
export async function requestLinkFromPage(request: PageRequest): Promise<Answer> {
  const { casework, site, form, network } = request
  if (site.signIn?.mailLink !== true) return notFound
  const read = readForm(linkFields, form)
  if (!read.ok) return signInAgain(request, read.errors)
  const { email, next } = read.value
  const result = await requestLink(casework, { email, next: pathWithin(next), network })
  return result === 'requested' ? goTo('/sign-in/link-sent') : tooManyAttempts(request)
}

export async function linkSentPage({ viewer, site }: PageRequest): Promise<Answer> {
  if (site.signIn?.mailLink !== true) return notFound
  return show(
    <Layout viewer={viewer} title="Check your email">
      <h1 class="nhsuk-heading-l">Check your email</h1>
      <p>If the address belongs to somebody who may sign in, an email with a link is on its way to it.</p>
      <p>The link works once, for 15 minutes. If no email comes, look in your spam folder.</p>
      <p>
        If you were never invited, no email comes: ask the administrator of your organisation.{' '}
        <a href="/sign-in">Ask for another link</a>
      </p>
    </Layout>,
  )
}

/** The page of a link has only a button: email scanners open every link, and must not use it. */
export async function linkPage(request: PageRequest): Promise<Answer> {
  const { casework, site, viewer, params } = request
  if (site.signIn?.mailLink !== true) return notFound
  const token = params.token ?? ''
  if (!(await doesLinkWork(casework, token))) return signInExpired(request, 'This link no longer works')
  return show(
    <Layout viewer={viewer} title="Sign in with your link">
      <h1 class="nhsuk-heading-l">Sign in with your link</h1>
      <p>The link works once. Press the button to sign in with this browser.</p>
      <Form action={`/sign-in/link/${encodeURIComponent(token)}`}>
        <Button>Sign in</Button>
      </Form>
    </Layout>,
  )
}

export async function followLink(request: PageRequest): Promise<Answer> {
  const { casework, site, params, device } = request
  if (site.signIn?.mailLink !== true) return notFound
  const used = await useLink(casework, params.token ?? '', { device, second: site.signIn.centralSecondFactor })
  switch (used.outcome) {
    case 'signed-in':
      return { kind: 'start-session', token: used.token, to: used.to }
    case 'code-owed':
      return { kind: 'go-on-signing-in', token: used.token, to: '/sign-in/code' }
    case 'stale':
      return signInExpired(request, 'This link no longer works')
  }
}
