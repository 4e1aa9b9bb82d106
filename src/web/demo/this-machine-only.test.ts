import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { startSession } from '../../casework/people/sign-in/sessions.ts'
import type { SignInMethod } from '../../store/people/sign-in/sessions.ts'
import { assetsFolder, assetUrl } from '../nhsuk/asset-url.ts'
import { createServer } from '../server.ts'

let web: TestWeb
let lead: TestBrowser
let shut: FastifyInstance

before(async () => {
  web = await testWeb()
  lead = await web.browser('lead')
  const site = { publicUrl: web.casework.publicUrl, demo: null, contactEmail: null }
  shut = await createServer({
    casework: web.casework,
    site,
    assets: assetsFolder,
    logger: false,
    requestsPerMinute: 100_000,
    trustedProxies: ['127.0.0.1'],
  })
})

after(async () => {
  await shut.close()
  await web.close()
})

type Headers = Readonly<Record<string, string>>

/** What a request brings, and whether the demo answers it. */
const requests: readonly (readonly [headers: Headers, isAnswered: boolean])[] = [
  [{ host: 'localhost' }, true],
  [{ host: 'LOCALHOST:3000' }, true],
  [{ host: 'plans.localhost:3000' }, true],
  [{ host: '127.0.0.1:3000' }, true],
  [{ host: '127.200.3.4' }, true],
  [{ host: '[::1]' }, true],
  [{ host: '[::1]:3000' }, true],
  [{ host: 'evil.example' }, false],
  [{ host: 'evil.example:3000' }, false],
  [{ host: 'localhost.evil.example' }, false],
  [{ host: 'evillocalhost' }, false],
  [{ host: '.localhost' }, false],
  [{ host: '127.0.0.1.evil.example' }, false],
  [{ host: '127.evil.example' }, false],
  [{ host: 'evil.example@127.0.0.1' }, false],
  [{ host: 'localhost, evil.example' }, false],
  [{ host: '10.0.0.1' }, false],
  [{ host: '0.0.0.0:3000' }, false],
  [{ host: '2130706433' }, false],
  [{ host: '[::]' }, false],
  [{ host: '[::ffff:10.0.0.1]' }, false],
  [{ host: '[::1]evil.example' }, false],
  [{ 'x-forwarded-for': '203.0.113.9' }, false],
  [{ 'x-forwarded-for': '127.0.0.1' }, false],
  [{ 'x-forwarded-for': '' }, false],
  [{ 'X-Forwarded-Host': 'localhost' }, false],
  [{ 'x-forwarded-proto': 'https' }, false],
  [{ 'x-forwarded-whatever': '1' }, false],
  [{ forwarded: 'for=127.0.0.1' }, false],
  [{ 'x-real-ip': '203.0.113.9' }, false],
  [{ via: '1.1 proxy' }, false],
  [{ host: 'evil.example', 'x-forwarded-host': 'localhost' }, false],
  [{ host: 'localhost', 'x-forwarded-host': 'evil.example' }, false],
]

describe('the demo answers its own machine only', () => {
  for (const [headers, isAnswered] of requests) {
    test(`${JSON.stringify(headers)} is ${isAnswered ? 'answered' : 'refused'}`, async () => {
      const cookies = { '__Host-session': await sessionOf('demo') }
      const { statusCode, body } = await web.server.inject({ url: '/account', headers, cookies })
      assert.equal(statusCode, isAnswered ? 200 : 403)
      assert.equal(/Leah Lead/.test(body), isAnswered)
      assert.equal(/so only browsers on the machine where it runs may use it/.test(body), !isAnswered)
    })
  }
})

describe('each request through a proxy', () => {
  const sent: readonly (readonly [method: 'GET' | 'POST', url: string])[] = [
    ['GET', '/'],
    ['GET', '/sign-in'],
    ['POST', '/sign-in'],
    ['GET', '/demo'],
    ['POST', '/demo/day'],
    ['POST', '/sign-out'],
    ['GET', '/register'],
    ['GET', '/health/day'],
    ['GET', '/nowhere'],
    ['GET', '/assets/../demo'],
  ]
  for (const [method, url] of sent) {
    for (const headers of [{ host: 'evil.example' }, { 'x-forwarded-for': '127.0.0.1' }]) {
      test(`${method} ${url} with ${JSON.stringify(headers)} is refused, and sets no cookie`, async () => {
        const reply = await web.server.inject({ method, url, headers })
        assert.deepEqual([reply.statusCode, reply.cookies], [403, []])
      })
    }
  }
  test('the page of the refusal has its style', async () => {
    const reply = await web.server.inject({ url: assetUrl('application.css'), headers: { host: 'evil.example' } })
    assert.equal(reply.statusCode, 200)
  })
})

test('the demo’s page shows only the lead who made the daily run', async () => {
  assert.equal((await lead.post('/demo/day', { day: '2021-06-01' })).status, 303)
  assert.match((await lead.get('/demo')).html, /was started at .* by Leah Lead/)
  const { body } = await web.server.inject('/demo')
  assert.match(body, /The reminders of 1 June 2021 have been sent\./)
  assert.doesNotMatch(body, /Leah Lead|was started at/)
})

describe('a session from the demo’s door', () => {
  const ways: readonly (readonly [signInMethod: SignInMethod, isKnown: boolean])[] = [
    ['demo', false],
    ['mail-link', true],
    ['mail-link-and-code', true],
    ['single-sign-on', true],
  ]
  for (const [signInMethod, isKnown] of ways) {
    test(`${isKnown ? 'and not one by' : 'is over once that is shut:'} ${signInMethod}`, async () => {
      const cookies = { '__Host-session': await sessionOf(signInMethod) }
      const headers = { host: 'plans.example.nhs.uk', 'x-forwarded-for': '203.0.113.9' }
      const { statusCode } = await shut.inject({ url: '/account', headers, cookies })
      assert.equal(statusCode, isKnown ? 200 : 303)
    })
  }
})

async function sessionOf(signInMethod: SignInMethod): Promise<string> {
  return startSession(web.casework, (await web.casework.person('lead')).id, 'A test', signInMethod)
}
