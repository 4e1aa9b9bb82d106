import type { Page } from '@playwright/test'
import { follows, inTurn, type Round, refused, type Visit } from './visit.ts'

/** Ways in that somebody who is not signed in comes upon. */
export const visitsOfSigningIn: readonly Visit[] = [
  { path: '/sign-in/link-sent' },
  { path: '/sign-in/link/used-already' },
  { path: '/sign-in/code' },
  { path: '/sign-in/start' },
  { path: '/sign-in/callback' },
]

/** Everybody, as a lead keeps them. */
export const visitsOfPeople: readonly Visit[] = [
  { path: '/people' },
  { path: '/people?search=nobody+has+this+name' },
  { path: '/people?removed=yes' },
  { path: '/people/invite' },
  { path: '/people/invite', does: refused('Send the invitation') },
  { path: '/people?search=editor', route: '/people/:id', does: follows(/Editor/) },
  { path: '/people?search=editor', route: '/people/:id', does: inTurn(follows(/Editor/), refused('Give this role')) },
]

/** An organisation's administrator: its own people, and the own account. */
export const roundOfAnAdministrator: Round = {
  who: 'administrator',
  visits: [
    { path: '/organisations/XCE/people' },
    { path: '/organisations/XCE/people', does: refused('Send the invitation') },
    { path: '/organisations/XCE/people', route: '/organisations/:code/people/:id', does: follows(/Administrator/) },
    {
      path: '/organisations/XCE/people',
      route: '/organisations/:code/people/:id',
      does: inTurn(follows(/Administrator/), refused(/^Remove /)),
    },
    { path: '/account/sessions' },
    { path: '/account/second-factor' },
    { path: '/account/second-factor', does: beginsApp },
    { path: '/account/second-factor', does: refused('Set up the app') },
  ],
}

async function beginsApp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up an app' }).click()
  await page.getByRole('img', { name: 'The secret for your app' }).waitFor()
}
