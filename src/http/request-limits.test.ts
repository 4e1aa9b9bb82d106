import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type TestCasework, testCasework } from '../../test/support/casework.ts'
import { startSession } from '../casework/people/sign-in/sessions.ts'
import { requestCounts } from '../casework/request-counts.ts'
import type { Services } from '../casework/services.ts'
import { openDatabase } from '../store/database/database.ts'
import { assetsFolder } from '../web/nhsuk/asset-url.ts'
import { createServer } from '../web/server.ts'

let casework: TestCasework
const statements: string[] = []
let now = '2021-06-01T09:00:00.000Z'

before(async () => {
  casework = await testCasework({ onStatement: (text) => statements.push(text) })
})

after(() => casework.close())

/** A separate process on the same database. */
function aProcess(): Services {
  return { ...casework, clock: { ...casework.clock, now: () => now } }
}

describe('requests are counted', () => {
  test('over all processes, except for what came since they last exchanged counts', async () => {
    const [one, other] = [requestCounts(aProcess()), requestCounts(aProcess())]
    for (let each = 0; each < 3; each++) one.count('a')
    for (let each = 0; each < 2; each++) other.count('a')
    await one.exchange()
    await other.exchange()
    assert.equal(other.count('a').requests, 6)
    assert.equal(one.count('a').requests, 4, 'it does not have the counts of the other yet')
    await one.exchange()
    assert.equal(one.count('a').requests, 7)
    assert.equal(one.count('b').requests, 1)
  })
  test('by the minute', async () => {
    const counts = requestCounts(aProcess())
    now = '2021-06-01T09:01:59.000Z'
    counts.count('c')
    assert.deepEqual(counts.count('c'), { requests: 2, millisecondsLeft: 1000 })
    now = '2021-06-01T09:02:00.000Z'
    assert.deepEqual(counts.count('c'), { requests: 1, millisecondsLeft: 60_000 })
    await counts.exchange()
    now = '2021-06-01T09:05:00.000Z'
    counts.count('d')
    await counts.exchange()
    const stored = await casework.database.withoutScope.selectFrom('request_counts').selectAll().execute()
    assert.deepEqual(
      stored.map(({ requests }) => requests),
      [1],
    )
  })
  test('by each process alone while there is no database', async () => {
    const database = openDatabase({ connection: 'postgres://nobody@127.0.0.1:1/none', connections: 1 })
    const counts = requestCounts({ ...aProcess(), database })
    counts.count('e')
    await assert.rejects(counts.exchange())
    assert.equal(counts.count('e').requests, 2)
    await database.close()
  })
})

describe('too many requests are refused', () => {
  let server: FastifyInstance
  before(async () => {
    server = await createServer({
      casework: aProcess(),
      site: { publicUrl: casework.publicUrl, demo: null, contactEmail: null },
      assets: assetsFolder,
      logger: false,
      requestsPerMinute: 10,
      requestsOfPersonPerMinute: 3,
      trustedProxies: ['127.0.0.1'],
    })
  })
  after(() => server.close())

  const get = async (url: string, address: string, session = '') => {
    const headers = { 'x-forwarded-for': address }
    return server.inject({ url, headers, ...(session === '' ? {} : { cookies: { '__Host-session': session } }) })
  }

  test('by address, over all pages and missing ones, but not for health checks', async () => {
    for (let each = 0; each < 10; each++)
      assert.equal(
        (await get(each % 2 === 0 ? '/help' : '/nowhere', '10.0.0.1')).statusCode,
        each % 2 === 0 ? 200 : 404,
      )
    for (const url of ['/help', '/nowhere']) {
      const reply = await get(url, '10.0.0.1')
      assert.equal(reply.statusCode, 429)
      assert.equal(reply.headers['retry-after'], '60')
      assert.match(reply.body, /Too many requests/)
    }
    assert.equal((await get('/health/live', '10.0.0.1')).statusCode, 200)
    assert.equal((await get('/help', '10.0.0.2')).statusCode, 200)
  })
  test('by person, over all their addresses', async () => {
    const [one, other] = [await casework.person('editor'), await casework.person('reader')]
    const session = await startSession(aProcess(), one.id, 'a browser', 'mail-link')
    for (let each = 0; each < 3; each++)
      assert.equal((await get('/account', `10.0.1.${each}`, session)).statusCode, 200)
    const reply = await get('/account', '10.0.1.9', session)
    assert.deepEqual([reply.statusCode, reply.headers['retry-after']], [429, '60'])
    const another = await startSession(aProcess(), other.id, 'a browser', 'mail-link')
    assert.equal((await get('/account', '10.0.1.9', another)).statusCode, 200)
  })
  test('by person, and a form with a file is one request, whose session is looked up once', async () => {
    const { id } = await casework.person('editor-2')
    const session = await startSession(aProcess(), id, 'a browser', 'mail-link')
    const page = await get('/account', '10.0.2.1', session)
    const cookies = {
      '__Host-session': session,
      ...Object.fromEntries(page.cookies.map((each) => [each.name, each.value])),
    }
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const upload = async () => {
      const begun = statements.length
      const { statusCode } = await server.inject({
        method: 'POST',
        url: '/organisations/XCE/2020-21/plan/upload',
        headers: { 'x-forwarded-for': '10.0.2.1', 'content-type': 'multipart/form-data; boundary=x' },
        cookies,
        payload: `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--x--\r\n`,
      })
      return { statusCode, lookedUp: statements.slice(begun).filter((text) => text.includes('"sessions"')).length }
    }
    const first = await upload()
    assert.deepEqual(first, { statusCode: 200, lookedUp: 1 })
    assert.equal((await upload()).statusCode, 200)
    assert.equal((await upload()).statusCode, 429)
  })
})
