import {
  beginSingleSignOn,
  completeSingleSignOn,
  type SingleSignOnResult,
} from '../../../casework/people/sign-in/single-sign-on.ts'
import { type Answer, notFound } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { PageRequest } from '../../../http/page-request.ts'
import { pathWithin } from './sign-in-page.tsx'
import { signInExpired, signInProblem, tooManyAttempts } from './sign-in-problem.tsx'

/** Sends the browser to the provider. */
export async function startSingleSignOn(request: PageRequest): Promise<Answer> {
  const { casework, site, query, network } = request
  const client = site.signIn?.singleSignOn ?? null
  if (client === null) return notFound
  const sent = await beginSingleSignOn(casework, client, { next: pathWithin(field(query, 'next')), network })
  switch (sent.outcome) {
    case 'sent-away':
      return { kind: 'go-on-signing-in', token: sent.browser, to: sent.to }
    case 'too-many':
      return tooManyAttempts(request)
    case 'provider-away':
      return providerUnavailable(request)
  }
}

/** Completes the sign-in when the provider sends the browser back. */
export async function finishSingleSignOn(request: PageRequest): Promise<Answer> {
  const { casework, site, path, signInToken, device } = request
  const client = site.signIn?.singleSignOn ?? null
  if (client === null) return notFound
  const query = path.split('?')[1] ?? ''
  const result = await completeSingleSignOn(casework, client, { query, browser: signInToken ?? '', device })
  return result.outcome === 'signed-in'
    ? { kind: 'start-session', token: result.token, to: result.to }
    : signInRefused(request, result)
}

function signInRefused(request: PageRequest, result: Exclude<SingleSignOnResult, { outcome: 'signed-in' }>): Answer {
  switch (result.outcome) {
    case 'stale':
      return signInExpired(request, 'This sign-in has expired')
    case 'failed':
      return providerUnavailable(request)
    case 'refused':
      return refused(request, result.code)
    case 'no-verified-email':
      return signInProblem(request, {
        title: 'Your email address is not confirmed',
        status: 403,
        children: <p>Where you signed in, your email address is missing or not confirmed. Confirm it there first.</p>,
      })
    case 'other-account':
      return signInProblem(request, {
        title: 'Ask your administrator to let your new account in',
        status: 403,
        children: (
          <p>
            Your email address is known here, but with another account of the same provider, as after an account was
            made anew. Your organisation’s administrator, or the people who run the service, can open your page under
            “People” and choose “Let a new account in”. Then sign in again.
          </p>
        ),
      })
    case 'unknown-person':
      return signInProblem(request, {
        title: 'Ask your administrator',
        status: 403,
        children: <p>You have signed in, but you have no account here. Ask your administrator to invite you.</p>,
      })
  }
}

/** Shows only an error code of the form that the standard defines, as anybody can write the rest of such an address. */
function refused(request: PageRequest, code: string): Answer {
  return signInProblem(request, {
    title: 'You were not signed in',
    status: 403,
    children: (
      <p>
        Where you signed in, the answer was no{/^[a-z_]{1,40}$/.test(code) && ` (${code})`}. Try again, or ask whoever
        looks after your account there.
      </p>
    ),
  })
}

function providerUnavailable(request: PageRequest): Answer {
  return signInProblem(request, {
    title: 'Signing in does not work just now',
    status: 503,
    children: <p>The provider that you sign in with does not answer properly. Try again in a few minutes.</p>,
  })
}
