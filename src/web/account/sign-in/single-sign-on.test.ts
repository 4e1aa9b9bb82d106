import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startProvider, type TestProvider } from '../../../../test/support/openid-provider.ts'
import { type Browser, type SignInWeb, signInWeb } from '../../../../test/support/sign-in-web.ts'
import { managePeople } from '../../../casework/people/manage-people.ts'
import { personWithHistory } from '../../../casework/people/people-list.ts'
import { oidcClient } from '../../../casework/people/sign-in/oidc-client.ts'
import { hashOf } from '../../../casework/people/sign-in/secrets.ts'
import type { OdsCode } from '../../../core/organisation.ts'

let provider: TestProvider
let web: SignInWeb

const confirmed = { email: 'Reader.XCE@demo.example', email_verified: true, name: 'Rea of the Provider' }

before(async () => {
  provider = await startProvider('https://dspt.example/sign-in/callback')
  const client = oidcClient({
    issuer: provider.issuer,
    clientId: 'plans',
    clientSecret: null,
    scope: 'openid email profile',
    emailClaim: 'email',
    trustsEmail: false,
    nameClaim: 'name',
    label: 'the test provider',
  })
  web = await signInWeb(() => ({ singleSignOn: client, mailLink: false, centralSecondFactor: 'required' }))
  await web.casework.person('reader')
})

after(async () => {
  await web.close()
  await provider.close()
})

beforeEach(() => web.moveTo('2021-06-01T09:00:00.000Z'))

/** Signs in with the provider and gives the page that its answer leads to; `change` may alter that address. */
async function signIn(browser: Browser, change: (url: URL) => void = () => {}) {
  const start = await browser.get('/sign-in/start?next=/account')
  const back = new URL(await provider.follow(start.headers.location ?? ''))
  change(back)
  return { path: `${back.pathname}${back.search}`, reply: await browser.get(`${back.pathname}${back.search}`) }
}

describe('signing in with a provider', () => {
  test('leads an invited person to the page they wanted', async () => {
    provider.willBe('rea', confirmed)
    const browser = web.browser()
    const { reply } = await signIn(browser)
    assert.deepEqual([reply.statusCode, reply.headers.location], [303, '/account'])
    const account = await browser.get('/account')
    assert.match(account.body, /Rea of the Provider/)
    assert.match((await browser.get('/account/sessions')).body, /your organisation’s account/)
  })
  test('sends the provider a state, a nonce and a challenge', async () => {
    const query = new URL((await web.browser().get('/sign-in/start')).headers.location ?? '').searchParams
    for (const name of ['state', 'nonce', 'code_challenge']) assert.equal(query.get(name)?.length, 43, name)
    assert.equal(query.get('code_challenge_method'), 'S256')
  })
  test('recognises a person by subject, even if their email address changed', async () => {
    provider.willBe('rea', { ...confirmed, email: 'married@demo.example' })
    assert.equal((await signIn(web.browser())).reply.statusCode, 303)
  })
})

describe('nobody is signed in', () => {
  const cases: readonly [name: string, subject: string | null, claims: Record<string, unknown>, message: RegExp][] = [
    ['who refuses at the provider', null, {}, /the answer was no \(access_denied\)/],
    ['whom nobody invited', 'stranger', { email: 'a@b.example', email_verified: true }, /Ask your administrator/],
    ['whose address is another subject’s', 'other', confirmed, /Ask your administrator to let your new account in/],
    ['whose address is not confirmed', 'rea', { ...confirmed, email_verified: false }, /is not confirmed/],
    ['whose address is denied in words', 'rea', { ...confirmed, email_verified: 'false' }, /is not confirmed/],
    ['who has two addresses', 'rea', { ...confirmed, email: [confirmed.email, 'a@b.example'] }, /is not confirmed/],
    ['whose id is not as the standard says', 'x'.repeat(256), confirmed, /does not answer properly/],
    ['whose address the provider does not confirm or deny', 'rea', { email: confirmed.email }, /is not confirmed/],
    ['who has no address', 'rea', {}, /is not confirmed/],
  ]
  for (const [name, subject, claims, message] of cases) {
    test(name, async () => {
      provider.willBe(subject, claims)
      const { reply } = await signIn(web.browser())
      assert.equal(reply.statusCode, subject !== null && subject.length > 255 ? 503 : 403)
      assert.match(reply.body, message)
      assert.equal(
        reply.cookies.some(({ name: cookie }) => cookie.endsWith('session')),
        false,
      )
    })
  }
  test('with a new account, until an administrator lets it in, which is recorded', async () => {
    const editor = await web.casework.person('editor')
    const [admin, elsewhere] = [await web.casework.person('administrator'), await web.casework.person('lead')]
    const signInAs = async (subject: string) => {
      provider.willBe(subject, { email: editor.email, email_verified: 'true' })
      return (await signIn(web.browser())).reply.statusCode
    }
    assert.deepEqual([await signInAs('erin-1'), await signInAs('erin-2')], [303, 403])
    const command = { type: 'let-new-account-in', person: editor.id } as const
    for (const [by, code, person, outcome] of [
      [editor, 'XCE', editor.id, 'not-allowed'],
      [admin, 'XCE', admin.id, 'refused'],
      [admin, 'XCE', elsewhere.id, 'not-allowed'],
      [admin, 'XCE', editor.id, 'done'],
    ] as const) {
      const result = await managePeople(web.casework, by, code as OdsCode, { ...command, person })
      assert.equal(result.outcome, outcome)
    }
    assert.deepEqual([await signInAs('erin-2'), await signInAs('erin-1')], [303, 403])
    const found = await personWithHistory(web.casework, elsewhere, editor.id)
    assert.deepEqual([found?.history[0]?.type, found?.history[0]?.byName], ['new-account-let-in', admin.name])
  })
  test('who was removed', async () => {
    const organisation = 'XCE' as const
    const lead = await web.casework.person('lead')
    const editor = await web.casework.person('editor-2')
    provider.willBe('eddie', { email: editor.email, email_verified: true })
    const browser = web.browser()
    assert.equal((await signIn(browser)).reply.statusCode, 303)
    const take = editor.appointments
    await managePeople(web.casework, lead, null, { type: 'change-roles', person: editor.id, give: [], take })
    assert.equal((await browser.get(`/organisations/${organisation}`)).statusCode, 303, 'they are out at once')
    assert.match((await signIn(web.browser())).reply.body, /Ask your administrator/)
  })
})

describe('an answer that does not belong to the request is refused', () => {
  const says = /used already, took too long, or was begun in another browser/
  before(() => provider.willBe('rea', confirmed))

  test('with another state', async () => {
    const { reply } = await signIn(web.browser(), (url) => url.searchParams.set('state', 'x'))
    assert.match(reply.body, says)
  })
  test('in another browser', async () => {
    const start = await web.browser().get('/sign-in/start')
    const back = new URL(await provider.follow(start.headers.location ?? ''))
    assert.match((await web.browser().get(`${back.pathname}${back.search}`)).body, says)
  })
  test('a second time', async () => {
    const browser = web.browser()
    const { path } = await signIn(browser)
    assert.match((await browser.get(path)).body, says)
  })
  test('with another code', async () => {
    const { reply } = await signIn(web.browser(), (url) => url.searchParams.set('code', 'x'))
    assert.equal(reply.statusCode, 503)
  })
  test('from another issuer', async () => {
    const { reply } = await signIn(web.browser(), (url) => url.searchParams.set('iss', 'https://evil.example'))
    assert.equal(reply.statusCode, 503)
  })
  for (const [column, name] of [
    ['nonce', 'with another nonce'],
    ['verifier', 'with another verifier'],
  ] as const) {
    test(name, async () => {
      const { reply } = await signInWithReplaced(column)
      assert.equal(reply.statusCode, 503)
    })
  }
  for (const [instant, status] of [
    ['2021-06-01T09:10:00.000Z', 303],
    ['2021-06-01T09:10:00.001Z', 403],
  ] as const) {
    test(`after ten minutes: at ${instant} it is ${status}`, async () => {
      const { reply } = await signIn(web.browser(), () => web.moveTo(instant))
      assert.equal(reply.statusCode, status)
    })
  }
})

/** Completes a sign-in after one stored value of it was replaced. */
async function signInWithReplaced(column: 'nonce' | 'verifier') {
  const db = web.casework.database.withoutScope
  const browser = web.browser()
  const start = await browser.get('/sign-in/start')
  const back = new URL(await provider.follow(start.headers.location ?? ''))
  const stateHash = hashOf(back.searchParams.get('state') ?? '')
  const mine = db.deleteFrom('single_sign_on_attempts').where('state_hash', '=', stateHash)
  const [attempt] = await mine.returningAll().execute()
  if (attempt === undefined) throw new Error('No sign-in was begun')
  await db
    .insertInto('single_sign_on_attempts')
    .values({ ...attempt, [column]: 'y'.repeat(43) })
    .execute()
  return { reply: await browser.get(`${back.pathname}${back.search}`) }
}
