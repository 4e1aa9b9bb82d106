import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { type Browser, type SignInWeb, signInWeb } from '../../../../test/support/sign-in-web.ts'
import { myEmails } from '../../../casework/emails/outbox.ts'
import { managePeople } from '../../../casework/people/manage-people.ts'
import { resealSecrets } from '../../../casework/people/sign-in/expired-sign-ins.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  secondFactorState,
} from '../../../casework/people/sign-in/second-factor.ts'

const nine = '2021-06-01T09:00:00.000Z'
let web: SignInWeb
let secondsGone = 0

before(async () => {
  web = await signInWeb(() => ({ singleSignOn: null, mailLink: true, centralSecondFactor: 'required' }))
})

after(() => web.close())

function instant(seconds = 0): string {
  return new Date(Date.parse(nine) + (secondsGone + seconds) * 1000).toISOString()
}

/** Moves the clock on an hour, so that earlier codes and limits do not matter. */
function hourLater(): void {
  secondsGone += 3600
  web.moveTo(instant())
}

/** The code that an app would show so many seconds from now. */
function codeOf(secret: string, seconds = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(instant(seconds)) })
}

/** Signs in with a link as far as the page for the code. */
async function signInAsFarAsCode(key: string): Promise<Browser> {
  const { email } = await web.casework.person(key)
  const browser = web.browser()
  await browser.post('/sign-in/link', { email, next: '/account' })
  const [, link = ''] = /https:\/\/dspt\.example(\S+)/.exec((await web.work()).get(email) ?? '') ?? []
  const used = await browser.post(link)
  assert.equal(used.headers.location, '/sign-in/code')
  return browser
}

type SetUp = { readonly secret: string; readonly recoveryCodes: readonly string[]; readonly browser: Browser }

/** Sets an app up while signing in. */
async function setUp(key: string): Promise<SetUp> {
  hourLater()
  const browser = await signInAsFarAsCode(key)
  const page = (await browser.get('/sign-in/code')).body
  const secret = (/<code[^>]*>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  assert.match(page, /otpauth:\/\/totp\//)
  const done = await browser.post('/sign-in/code', { code: codeOf(secret) })
  const recoveryCodes = [...done.body.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)].map(([, code = '']) => code)
  assert.equal(recoveryCodes.length, 10)
  assert.equal((await browser.get('/account')).statusCode, 200)
  return { secret, recoveryCodes, browser }
}

async function sendCode(browser: Browser, code: string): Promise<number> {
  return (await browser.post('/sign-in/code', { code })).statusCode
}

describe('a second factor', () => {
  test('is needed for central roles: the link alone gives no access', async () => {
    hourLater()
    const browser = await signInAsFarAsCode('reviewer')
    assert.equal((await browser.get('/account')).statusCode, 303)
    assert.match((await browser.get('/sign-in/code')).body, /Set up an app for codes/)
    assert.equal(await sendCode(browser, '000000'), 422)
    assert.equal((await browser.get('/account')).statusCode, 303)
  })
  test('is set up at the first sign-in, then needed each time', async () => {
    const { secret } = await setUp('lead')
    hourLater()
    const browser = await signInAsFarAsCode('lead')
    assert.match((await browser.get('/sign-in/code')).body, /Enter a code from your app/)
    assert.equal(await sendCode(browser, codeOf(secret)), 303)
    assert.equal((await browser.get('/account')).statusCode, 200)
  })
  test('accepts each code once, and none older than the last', async () => {
    const { secret } = await setUp('sro')
    hourLater()
    assert.equal(await sendCode(await signInAsFarAsCode('sro'), codeOf(secret)), 303)
    assert.equal(await sendCode(await signInAsFarAsCode('sro'), codeOf(secret)), 422, 'replayed')
    assert.equal(await sendCode(await signInAsFarAsCode('sro'), codeOf(secret, -30)), 422, 'older')
    secondsGone += 900
    web.moveTo(instant())
    assert.equal(await sendCode(await signInAsFarAsCode('sro'), codeOf(secret, 30)), 303, 'of the next half minute')
  })
  for (const [seconds, status] of [
    [-60, 422],
    [-30, 303],
    [30, 303],
    [60, 422],
  ] as const) {
    test(`a code of ${seconds} seconds from now is answered ${status}`, async () => {
      const { secret } = await setUp('auditor')
      hourLater()
      assert.equal(await sendCode(await signInAsFarAsCode('auditor'), codeOf(secret, seconds)), status)
      const [lead, auditor] = [await web.casework.person('lead-2'), await web.casework.person('auditor')]
      const command = { type: 'end-second-factor', person: auditor.id } as const
      assert.equal((await managePeople(web.casework, lead, null, command)).outcome, 'done')
    })
  }
  test('allows five attempts in 15 minutes, after which even the right code is refused', async () => {
    const { secret } = await setUp('rsl')
    hourLater()
    const browser = await signInAsFarAsCode('rsl')
    for (let time = 0; time < 5; time++) assert.equal(await sendCode(browser, '000000'), 422)
    assert.equal(await sendCode(browser, codeOf(secret)), 429)
    secondsGone += 900
    web.moveTo(instant())
    assert.equal(await sendCode(browser, codeOf(secret)), 303)
  })
  test('can be replaced by a recovery code, once', async () => {
    const { recoveryCodes } = await setUp('rdt')
    const [code = ''] = recoveryCodes
    hourLater()
    assert.equal(await sendCode(await signInAsFarAsCode('rdt'), code.toLowerCase()), 303)
    assert.equal(await sendCode(await signInAsFarAsCode('rdt'), code), 422)
  })
  test('has to be given within 15 minutes', async () => {
    const { secret } = await setUp('nis-authority')
    for (const [seconds, status] of [
      [900, 303],
      [900.001, 403],
    ] as const) {
      hourLater()
      const browser = await signInAsFarAsCode('nis-authority')
      web.moveTo(instant(seconds))
      assert.equal(await sendCode(browser, codeOf(secret, seconds)), status)
    }
  })
  test('gets a new secret each time it is begun, to be confirmed within 15 minutes', async () => {
    hourLater()
    const person = await web.casework.person('reader')
    const begin = async () => {
      await beginSecondFactor(web.casework, person)
      const secondFactor = await secondFactorState(web.casework, person)
      return secondFactor.state === 'begun' ? secondFactor.secret : ''
    }
    const [seen, used] = [await begin(), await begin()]
    assert.equal((await confirmSecondFactor(web.casework, person, codeOf(seen))).outcome, 'wrong')
    web.moveTo(instant(900.001))
    assert.equal((await confirmSecondFactor(web.casework, person, codeOf(used, 900.001))).outcome, 'nothing-begun')
    const [another] = [await begin()]
    assert.equal((await confirmSecondFactor(web.casework, person, codeOf(another, 900.001))).outcome, 'confirmed')
    assert.ok((await myEmails(web.casework, person)).some(({ subject }) => subject === 'An app for codes was set up'))
  })
  test('is encrypted in the database if there is a key, and the key can be changed', async () => {
    hourLater()
    const sealed = { ...web.casework, secretsKeys: [Buffer.alloc(32, 7)] }
    const person = await web.casework.person('reviewer-2')
    await beginSecondFactor(sealed, person)
    const secondFactor = await secondFactorState(sealed, person)
    const rows = await web.casework.database.withoutScope.selectFrom('second_factors').selectAll().execute()
    assert.equal(secondFactor.state, 'begun')
    assert.ok(secondFactor.state === 'begun' && !rows.some(({ secret }) => secret.includes(secondFactor.secret)))
    await assert.rejects(secondFactorState({ ...sealed, secretsKeys: [Buffer.alloc(32, 8)] }, person))
    const both = { ...sealed, secretsKeys: [Buffer.alloc(32, 8), Buffer.alloc(32, 7)] }
    assert.deepEqual(await secondFactorState(both, person), secondFactor)
    await resealSecrets(both)
    const newest = { ...sealed, secretsKeys: [Buffer.alloc(32, 8)] }
    assert.deepEqual(await secondFactorState(newest, person), secondFactor)
  })
  test('can be ended by its person on the account page, with a code', async () => {
    const { browser, recoveryCodes } = await setUp('lead-2')
    assert.equal((await browser.post('/account/second-factor/end', { code: '000000' })).statusCode, 422)
    assert.equal((await browser.post('/account/second-factor/end', { code: recoveryCodes[3] ?? '' })).statusCode, 303)
    assert.match((await browser.get('/account/second-factor')).body, /Set up an app/)
  })
})
