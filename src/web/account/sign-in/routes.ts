import type { Page, Route } from '../../../http/page-request.ts'
import { followLink, linkPage, linkSentPage, requestLinkFromPage } from './mail-link.tsx'
import { codePage, sendCode } from './second-step.tsx'
import { signedInPage, signIn, signInPage, signOut } from './sign-in-page.tsx'
import { finishSingleSignOn, startSingleSignOn } from './single-sign-on.tsx'

/** Signing in and out. Nobody needs to be signed in for these pages. */
export const signInRoutes: readonly Route[] = [
  route('GET', '/sign-in', signInPage),
  route('POST', '/sign-in', signIn),
  route('POST', '/sign-out', signOut),
  route('GET', '/signed-in', signedInPage),
  route('GET', '/sign-in/start', startSingleSignOn),
  route('GET', '/sign-in/callback', finishSingleSignOn),
  route('POST', '/sign-in/link', requestLinkFromPage),
  route('GET', '/sign-in/link-sent', linkSentPage),
  route('GET', '/sign-in/link/:token', linkPage),
  route('POST', '/sign-in/link/:token', followLink),
  route('GET', '/sign-in/code', codePage),
  route('POST', '/sign-in/code', sendCode),
]

function route(method: Route['method'], path: string, page: Page): Route {
  return { method, path, permission: 'see-public-pages', page }
}
