import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Browser, type SignInWeb, signInWeb } from '../../../../test/support/sign-in-web.ts'
import { emailFor, myEmails, outboxPage } from '../../../casework/emails/outbox.ts'
import { removeExpiredSignIns } from '../../../casework/people/sign-in/expired-sign-ins.ts'
import { hashOf } from '../../../casework/people/sign-in/secrets.ts'

const nine = '2021-06-01T09:00:00.000Z'
let web: SignInWeb
let minutesGone = 0

before(async () => {
  web = await signInWeb(() => ({ singleSignOn: null, mailLink: true, centralSecondFactor: 'optional' }))
})

after(() => web.close())

/** Each test starts an hour after the one before, so that limits do not affect it. */
function hourLater(): (minutes: number) => string {
  minutesGone += 60
  const from = minutesGone
  const at = (minutes: number) => new Date(Date.parse(nine) + (from + minutes) * 60_000).toISOString()
  web.moveTo(at(0))
  return at
}

/** Requests a link and gives the address in its email; null if no email came. */
async function linkFor(address: string, browser: Browser = web.browser(), next = '/account'): Promise<string | null> {
  const reply = await browser.post('/sign-in/link', { email: address, next })
  assert.deepEqual([reply.statusCode, reply.headers.location], [303, '/sign-in/link-sent'])
  const email = (await web.work()).get(address.toLowerCase())
  return /https:\/\/dspt\.example(\/sign-in\/link\/\S+)/.exec(email ?? '')?.[1] ?? null
}

async function linkOf(key: string, browser?: Browser): Promise<string> {
  const link = await linkFor((await web.casework.person(key)).email, browser)
  assert.ok(link !== null, 'no link came')
  return link
}

describe('a link by email', () => {
  test('signs in once, and opening it does not use it', async () => {
    hourLater()
    const link = await linkOf('reader')
    const browser = web.browser()
    for (let look = 0; look < 3; look++) assert.match((await browser.get(link)).body, /Press the button/)
    const used = await browser.post(link)
    assert.deepEqual([used.statusCode, used.headers.location], [303, '/account'])
    assert.equal((await browser.get('/account')).statusCode, 200)
    const again = await web.browser().post(link)
    assert.equal(again.statusCode, 403)
    assert.match((await web.browser().get(link)).body, /used already/)
  })
  for (const [minutes, status] of [
    [15, 303],
    [15.001, 403],
  ] as const) {
    test(`after ${minutes} minutes it answers ${status}`, async () => {
      const at = hourLater()
      const link = await linkOf('reader')
      web.moveTo(at(minutes))
      assert.equal((await web.browser().post(link)).statusCode, status)
    })
  }
  test('can be used only once, also by two at the same moment', async () => {
    hourLater()
    const link = await linkOf('reader')
    const [one, other] = await Promise.all([web.browser().post(link), web.browser().post(link)])
    assert.deepEqual([one.statusCode, other.statusCode].toSorted(), [303, 403])
  })
  test('is not sent once it has expired', async () => {
    const at = hourLater()
    const { email } = await web.casework.person('reader')
    await web.browser().post('/sign-in/link', { email })
    web.moveTo(at(16))
    assert.equal((await web.work()).get(email), undefined)
  })
  test('is not stored in the database, the outbox or a person’s emails', async () => {
    hourLater()
    const link = await linkOf('reader')
    const [reader, lead] = [await web.casework.person('reader'), await web.casework.person('lead')]
    const token = link.split('/').at(-1) ?? ''
    const mine = await myEmails(web.casework, reader)
    const all = (await outboxPage(web.casework, lead, null, 1))?.emails ?? []
    const one = await emailFor(web.casework, lead, mine[0]?.id ?? '')
    for (const { body } of [...mine, ...all, ...(one === null ? [] : [one])]) assert.ok(!body.includes(token))
    assert.match(one?.body ?? '', /It is not kept here/)
    const stored = await web.casework.database.withoutScope.selectFrom('sign_in_links').select('token_hash').execute()
    assert.ok(stored.some(({ token_hash: hash }) => hash === hashOf(token)))
  })
  test('an unknown address gets the same answer, but no email', async () => {
    hourLater()
    assert.equal(await linkFor('nobody@nowhere.example'), null)
    const plain = ({ body }: { readonly body: string }) => body.replaceAll(/value="[^"]*"/g, '')
    const [known, unknown] = [web.browser(), web.browser()]
    const reader = await web.casework.person('reader')
    const replies = [
      await known.post('/sign-in/link', { email: reader.email }),
      await unknown.post('/sign-in/link', { email: 'another@nowhere.example' }),
    ]
    assert.equal(replies[0]?.headers.location, replies[1]?.headers.location)
    assert.equal(plain(await known.get('/sign-in/link-sent')), plain(await unknown.get('/sign-in/link-sent')))
    await web.work()
  })
  for (const email of ['', 'no address', 'a@b', 'a@@b.example', `${'a'.repeat(250)}@b.example`]) {
    test(`text that is not an email address is refused: “${email.slice(0, 20)}”`, async () => {
      const reply = await web.browser().post('/sign-in/link', { email })
      assert.equal(reply.statusCode, 422)
      assert.match(reply.body, /Enter an email address/)
    })
  }
  test('can be requested three times in 15 minutes, for known and unknown addresses alike', async () => {
    const at = hourLater()
    for (const email of [(await web.casework.person('reader')).email, 'nobody@nowhere.example']) {
      web.moveTo(at(0))
      const request = async () => (await web.browser().post('/sign-in/link', { email })).statusCode
      assert.deepEqual([await request(), await request(), await request(), await request()], [303, 303, 303, 429])
      web.moveTo(at(15))
      assert.equal(await request(), 303)
    }
    await web.work()
  })
  test('can be requested thirty times from one network address', async () => {
    hourLater()
    const browser = web.browser()
    const request = async (number: number) =>
      (await browser.post('/sign-in/link', { email: `nobody-${number}@nowhere.example` })).statusCode
    const answers: number[] = []
    for (let number = 0; number < 31; number++) answers.push(await request(number))
    assert.deepEqual([answers.filter((status) => status === 303).length, answers.at(-1)], [30, 429])
  })
})

describe('a session', () => {
  test('gets a new id when its browser signs in again, and the old one ends', async () => {
    hourLater()
    const browser = web.browser()
    await browser.post(await linkOf('reader'))
    const first = browser.cookies.get('__Host-session') ?? ''
    await browser.post(await linkOf('reader'))
    assert.notEqual(browser.cookies.get('__Host-session'), first)
    browser.cookies.set('__Host-session', first)
    assert.equal((await browser.get('/account')).statusCode, 303)
  })
  test('ends when the person signs out', async () => {
    hourLater()
    const browser = web.browser()
    await browser.post(await linkOf('reader'))
    const token = browser.cookies.get('__Host-session') ?? ''
    await browser.post('/sign-out')
    browser.cookies.set('__Host-session', token)
    assert.equal((await browser.get('/account')).statusCode, 303)
  })
  test('ends after an hour without use or twelve hours in all, and ended ones are deleted', async () => {
    const at = hourLater()
    const browser = web.browser()
    await browser.post(await linkOf('editor'))
    const statusAt = async (minutes: number) => {
      web.moveTo(at(minutes))
      return (await browser.get('/account')).statusCode
    }
    for (let minutes = 60; minutes <= 720; minutes += 60) assert.equal(await statusAt(minutes), 200, `${minutes}`)
    assert.equal(await statusAt(720.01), 303)
    await browser.post(await linkOf('editor'))
    assert.equal(await statusAt(720.01 + 60.1), 303)
    await removeExpiredSignIns(web.casework)
    const left = await web.casework.database.withoutScope.selectFrom('sessions').select('id').execute()
    assert.deepEqual(left, [])
    minutesGone += 840
  })
  test('can be ended from another session of the same person, one by one or all others', async () => {
    hourLater()
    const [here, there, else_] = [web.browser(), web.browser(), web.browser()]
    await here.post(await linkOf('editor'))
    await there.post(await linkOf('editor'))
    await else_.post(await linkOf('reader'))
    const page = (await here.get('/account/sessions')).body
    assert.match(page, /This one/)
    const ids = [...page.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id)
    assert.equal(ids.length, 1)
    await else_.post('/account/sessions/end', { session: ids[0] ?? '' })
    assert.equal((await there.get('/account')).statusCode, 200)
    await here.post('/account/sessions/end', { session: ids[0] ?? '' })
    assert.equal((await there.get('/account')).statusCode, 303)
    await there.post(await linkOf('editor'))
    await here.post('/account/sessions/end-others')
    assert.deepEqual([(await there.get('/account')).statusCode, (await here.get('/account')).statusCode], [303, 200])
  })
})
