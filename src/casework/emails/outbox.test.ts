import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { countStatementsOf } from '../../../test/support/count-statements.ts'
import { queueAnEmail } from '../../../test/support/queue-an-email.ts'
import type { Actor } from '../../core/actor.ts'
import { serviceScope } from '../scope.ts'
import { markEmailFailed } from './deliver-email.ts'
import { emailFor, myEmails, outboxPage, requeueEmails, retryEmail } from './outbox.ts'

let casework: TestCasework
let lead: Actor
let editor: Actor
let toEditor: string

before(async () => {
  casework = await testCasework()
  lead = await casework.person('lead')
  editor = await casework.person('editor')
  toEditor = await queueAnEmail(casework, { to: editor })
})

after(() => casework.close())

describe('who sees emails', () => {
  const cases: readonly [key: string, outboxShown: boolean, emailShown: boolean][] = [
    ['lead', true, true],
    ['auditor', true, true],
    ['editor', false, true],
    ['editor-2', false, false],
    ['siro', false, false],
    ['reviewer', false, false],
    ['sro', false, false],
    ['rsl', false, false],
  ]
  for (const [key, outboxShown, emailShown] of cases) {
    test(`${key}: the outbox ${outboxShown ? 'yes' : 'no'}, an email to an editor ${emailShown ? 'yes' : 'no'}`, async () => {
      const person = await casework.person(key)
      assert.equal((await outboxPage(casework, person, null, 1)) !== null, outboxShown)
      assert.equal((await emailFor(casework, person, toEditor)) !== null, emailShown)
    })
  }

  test('everybody sees the emails to themselves in their own list', async () => {
    assert.deepEqual(
      (await myEmails(casework, editor)).map(({ id }) => id),
      [toEditor],
    )
    assert.deepEqual(await myEmails(casework, lead), [])
  })

  test('a text that is not an id finds no email', async () => {
    for (const id of ['', 'x', "' or 1=1", toEditor.slice(1)]) assert.equal(await emailFor(casework, lead, id), null)
  })
})

test('the outbox counts the emails in every state and shows fifty a page', async () => {
  for (let email = 1; email < 51; email++) await queueAnEmail(casework)
  const first = await outboxPage(casework, lead, 'queued', 1)
  assert.deepEqual(first?.counts, { queued: 51, sent: 0, failed: 0, withdrawn: 0 })
  assert.deepEqual([first?.emails.length, first?.pages], [50, 2])
  assert.equal((await outboxPage(casework, lead, null, 2))?.emails.length, 1)
  assert.equal((await outboxPage(casework, lead, null, 99))?.page, 2)
  assert.equal((await outboxPage(casework, lead, 'sent', 1))?.emails.length, 0)
})

describe('sending a failed email again', () => {
  test('is for the lead alone', async () => {
    await markEmailFailed(casework, toEditor)
    for (const key of ['editor', 'reviewer', 'auditor']) {
      assert.equal(await retryEmail(casework, await casework.person(key), toEditor), 'not-allowed')
    }
    assert.deepEqual(
      (await outboxPage(casework, lead, 'failed', 1))?.emails.map(({ id }) => id),
      [toEditor],
    )
  })

  test('queues it once, however often the lead presses the button', async () => {
    assert.equal(await retryEmail(casework, lead, toEditor), 'queued')
    assert.equal(await retryEmail(casework, lead, toEditor), 'not-failed')
    assert.equal(await retryEmail(casework, lead, 'x'), 'not-failed')
  })
})

test('after a restore every unsent email is queued again, a thousand at once', async () => {
  const rows = <Row>(query: ReturnType<typeof sql<Row>>) =>
    casework.database.inTransaction(serviceScope, async (tx) => (await query.execute(tx)).rows)
  await rows(sql`
    insert into outbox (dedupe_key, kind, to_name, to_email, subject, body, on_day, queued_at, message_id)
    select 'restored', 'test', 'Erin', n || '@example.org', '', '', '2021-06-01',
      timestamptz '2021-06-01' + n / 3 * interval '1 microsecond', 'restored/' || n from generate_series(1, 2500) n`)
  await rows(sql`delete from dspt_queues.job where name = 'deliver-email'`)
  const { database, sent } = countStatementsOf(casework.database)
  const queued = await requeueEmails({ database })
  const [unsent] = await rows(sql<{ emails: number; jobs: number }>`
    select count(*) as emails, count(j.id) as jobs from outbox
    left join dspt_queues.job j on j.name = 'deliver-email' and j.data->>'id' = outbox.id::text where outbox.state = 'queued'`)
  assert.deepEqual(unsent, { emails: queued, jobs: queued })
  assert.ok(queued > 2500 && sent() < 12, `${sent()} statements for ${queued} emails`)
})
