import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type TestWeb, testWeb } from '../../test/support/web.ts'
import { registerColumns } from '../core/register/columns.ts'

/** More than the buffers between PostgreSQL and the browser hold. */
const emails = 30_000

let web: TestWeb
let owner: pg.Client
let cookie: string

before(async () => {
  web = await testWeb()
  owner = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await owner.connect()
  await owner.query(`
    insert into dspt.outbox (id, dedupe_key, kind, to_name, to_email, subject, body, on_day, queued_at, state, message_id)
    select gen_random_uuid(), 'test/' || n, 'test', 'Erin Editor', 'erin@trust.example',
           'Email ' || n || repeat(' about the plan', 20), 'Dear Erin', '2021-06-01', now(),
           case when n % 4 = 0 then 'failed' else 'sent' end, n || '@test'
    from generate_series(1, ${emails}) n`)
  await web.server.listen({ port: 0, host: '127.0.0.1' })
  cookie = (await web.browser('lead')).cookie()
})

after(async () => {
  await owner.end()
  await web.close()
})

test('the outbox as a file has every email of the filter, not only a page', async () => {
  assert.equal(linesOf(await text(await download('/emails?format=csv'))), emails)
  assert.equal(linesOf(await text(await download('/emails?format=csv&state=failed&page=2'))), emails / 4)
})

test('the register as JSON is shown by a browser, sent while it is read, with an object for each row of the CSV', async () => {
  const [json, csv] = [await download('/register.json'), await download('/register.csv')]
  assert.equal(json.headers['content-type'], 'application/json; charset=utf-8')
  assert.equal(json.headers['content-disposition'], undefined)
  assert.equal(json.headers['content-length'], undefined)
  const rows: readonly object[] = JSON.parse(await text(json))
  assert.equal(rows.length, linesOf(await text(csv)))
  assert.deepEqual(Object.keys(rows[0] ?? {}), [...registerColumns])
})

test('a file is sent while it is read, so nothing says how long it is', async () => {
  for (const format of ['csv', 'xlsx']) {
    const answer = await download(`/emails?format=${format}`)
    assert.equal(answer.headers['content-length'], undefined)
    assert.match(
      answer.headers['content-disposition'] ?? '',
      new RegExp(`^attachment; filename="Emails [\\d-]+.${format}"$`),
    )
    answer.resume()
    await once(answer, 'end')
    assert.ok(answer.complete)
  }
})

for (const format of ['csv', 'xlsx']) {
  test(`reading ends with a client that goes away: ${format}`, async () => {
    const answer = await download(`/emails?format=${format}`)
    await once(answer, 'readable')
    await until(async () => (await readers()).length === 1)
    answer.destroy()
    await until(async () => (await readers()).length === 0)
  })

  test(`where the database fails in the middle, the file has no end: ${format}`, async () => {
    const answer = await download(`/emails?format=${format}`)
    await once(answer, 'readable')
    const [reader] = await readers()
    await owner.query('select pg_terminate_backend($1)', [reader])
    await assert.rejects(text(answer), /aborted/)
    assert.equal(answer.complete, false)
  })
}

describe('while every connection for staff is in the middle of a list', () => {
  const slow: IncomingMessage[] = []
  before(async () => {
    for (const _ of [1, 2, 3]) {
      const answer = await download('/emails?format=csv')
      await once(answer, 'readable')
      slow.push(answer)
    }
    await until(async () => (await readers()).length === 3)
  })
  after(async () => {
    for (const answer of slow) answer.destroy()
    await until(async () => (await readers()).length === 0)
  })

  test('an administrator sees and invites people', async () => {
    const administrator = await web.browser('administrator')
    assert.equal((await administrator.get('/organisations/XCE/people')).status, 200)
    const again = await administrator.post('/organisations/XCE/people', { name: '', email: '', role: '' })
    assert.equal(again.status, 422)
  })

  test('the public reads the register', async () => {
    for (const file of ['csv', 'json']) {
      const { statusCode } = await web.server.inject({ method: 'GET', url: `/register.${file}` })
      assert.equal(statusCode, 200)
    }
  })

  test('one more is told to come back, after a while', async () => {
    assert.equal((await (await web.browser('lead')).get('/emails?format=csv')).status, 503)
  })
})

/** The connections that are in the middle of a list. */
async function readers(): Promise<readonly number[]> {
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name like '%downloads' and xact_start is not null`,
  )
  return rows.map(({ pid }) => pid)
}

async function download(path: string): Promise<IncomingMessage> {
  const { port } = web.server.server.address() as AddressInfo
  const [answer] = await once(get({ host: '127.0.0.1', port, path, headers: { cookie } }), 'response')
  assert.equal(answer.statusCode, 200)
  return answer
}

/** Without the heading. */
function linesOf(csv: string): number {
  return csv.trimEnd().split('\r\n').length - 1
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempts = 0; !(await holds()); attempts++) {
    if (attempts > 300) assert.fail('it did not come about in half a minute')
    await wait(100)
  }
}
