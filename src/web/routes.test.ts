import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { planSentBy } from '../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../test/support/web.ts'
import type { Role } from '../core/actor.ts'
import { permissions } from '../core/permissions.ts'
import { anItem } from '../core/plan/plan.builders.ts'
import type { Route } from '../http/page-request.ts'
import { routes } from './routes.ts'

/** Everybody with a role: of the organisation XCE in the Midlands (Y60), of that region, or central. */
const people: Readonly<Record<string, Role>> = {
  editor: 'editor',
  siro: 'siro',
  administrator: 'organisation-administrator',
  reader: 'reader',
  rsl: 'regional-security-lead',
  rdt: 'rdt-team',
  reviewer: 'reviewer',
  lead: 'lead',
  auditor: 'auditor',
  sro: 'sro',
  'nis-authority': 'nis-authority',
}

/** XCE is the own organisation or region of everybody who has one; RAL is a Trust in London (Y56). Neither is escalated. */
const places = [
  { code: 'XCE', region: 'Y60' },
  { code: 'RAL', region: 'Y56' },
] as const

let web: TestWeb
const browsers = new Map<string, TestBrowser>()

before(async () => {
  web = await testWeb()
  for (const { code } of places) await planSentBy(web.casework, code, [anItem()])
  for (const person of Object.keys(people)) browsers.set(person, await web.browser(person))
})

after(() => web.close())

/** Who may open a route, by the table of permissions: written a second time, independently of the code. */
function mayReach(role: Role, { permission, path }: Route, place: (typeof places)[number]): boolean {
  const allowed = permissions[permission]
  if (typeof allowed === 'string') return true
  if (!allowed.includes(role)) return false
  const isAboutOne = path.includes(':code')
  const isAboutRegion = path.includes(':region')
  if (['editor', 'siro', 'organisation-administrator', 'reader'].includes(role))
    return isAboutOne && place.code === 'XCE'
  if (['regional-security-lead', 'rdt-team'].includes(role))
    return (isAboutOne || isAboutRegion) && place.region === 'Y60'
  const isLetInOnly = role === 'sro' || role === 'nis-authority'
  return !isLetInOnly || !isAboutOne
}

function addressOf({ path }: Route, { code, region }: (typeof places)[number]): string {
  return path
    .replace(':code', code)
    .replace(':region', region)
    .replace(':cycle', '2020-21')
    .replace(':reference', '4.5.3')
    .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')
}

/** Whether the page exists without anything having been made, decided or proposed first. */
function isThere({ path }: Route): boolean {
  return !/:(id|token)\b|\/(decided|carry-over)$|^\/escalations\/:code/.test(path)
}

const guarded = routes.filter(({ permission }) => permissions[permission] !== 'everyone')

describe('who may open and send what, for an organisation of their own and another:', () => {
  for (const [person, role] of Object.entries(people)) {
    test(person, async () => {
      const checks = guarded.flatMap((route) =>
        placesFor(route).map((place) => () => problemWith(person, role, route, place)),
      )
      const problems = await inBatches(checks)
      assert.deepEqual(
        problems.filter((each) => each !== null),
        [],
      )
    })
  }
})

function placesFor({ path }: Route): readonly (typeof places)[number][] {
  return path.includes(':code') || path.includes(':region') ? places : [places[0]]
}

/** Runs four at a time: as many as the database has connections. */
async function inBatches<T>(work: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const done: T[] = []
  for (let index = 0; index < work.length; index += 4)
    done.push(...(await Promise.all(work.slice(index, index + 4).map((each) => each()))))
  return done
}

/** What is wrong with the answer to this person, or null. */
async function problemWith(
  person: string,
  role: Role,
  route: Route,
  place: (typeof places)[number],
): Promise<string | null> {
  const address = addressOf(route, place)
  const allowed = mayReach(role, route, place)
  // Forms that a person may send are tested with their pages; here they would change the data of the next check.
  if (route.method === 'POST' && allowed) return null
  const browser = browsers.get(person)
  assert.ok(browser)
  const { status } = route.method === 'GET' ? await browser.get(address) : await browser.post(address)
  if (!allowed) return status === 404 ? null : `was let into ${route.method} ${address}: ${status}`
  const isShown = status === 200 || status === 303
  return isShown || !isThere(route) ? null : `may see ${address} and was answered with ${status}`
}

test('without signing in, only public pages can be opened', async () => {
  for (const route of guarded.filter(({ method }) => method === 'GET')) {
    const { statusCode, headers } = await web.server.inject({ method: 'GET', url: addressOf(route, places[0]) })
    assert.deepEqual([statusCode, String(headers.location).startsWith('/sign-in?next=')], [303, true], route.path)
  }
})
