import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type TestCasework, testCasework } from '../../test/support/casework.ts'
import { type MailServer, mailServer, type Unwilling } from '../../test/support/mail-server.ts'
import { queueAnEmail } from '../../test/support/queue-an-email.ts'
import { outboxPage, retryEmail } from '../casework/emails/outbox.ts'
import { serviceScope } from '../casework/scope.ts'
import type { Actor } from '../core/actor.ts'
import { smtpTransport } from '../mail/smtp.ts'
import type { Transport } from '../mail/transport.ts'
import { enqueue } from '../store/database/queues.ts'
import { emailById, type StoredEmail } from '../store/emails/outbox.ts'
import { startWorker, type Worker } from './worker.ts'

let casework: TestCasework
let lead: Actor
let owner: pg.Client
let server: MailServer
let transport: Transport
let mood: () => Unwilling | Promise<Unwilling>
let workers: Worker[]
let errors: Error[]

before(async () => {
  casework = await testCasework()
  lead = await casework.person('lead')
  owner = new pg.Client({ connectionString: casework.made.ownerConnection })
  await owner.connect()
  await owner.query(`update dspt_queues.queue set retry_limit = 2, retry_delay = 0, retry_backoff = false`)
})

beforeEach(async () => {
  await owner.query(`delete from dspt_queues.job`)
  mood = () => null
  server = await mailServer(() => mood())
  transport = smtpTransport(server.url, 'DSPT <no-reply@dspt.example>')
  workers = []
  errors = []
})

afterEach(async () => {
  for (const worker of workers) await worker.stop()
  await server.close()
})

after(async () => {
  await owner.end()
  await casework.close()
})

test('two workers on one queue deliver each email once', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => queueAnEmail(casework)))
  await work()
  await work()
  for (const id of ids) await untilState(id, 'sent')
  const delivered = server.taken.map(messageIdOf)
  assert.deepEqual(delivered.toSorted(), ids.map((id) => `<${id}@dspt.example>`).toSorted())
})

test('a job that runs again leaves a sent email alone', async () => {
  await work()
  const id = await queueAnEmail(casework)
  await untilState(id, 'sent')
  await casework.database.inTransaction(serviceScope, (tx) => enqueue(tx, 'deliver-email', { id }))
  await untilNoJobs()
  assert.equal(server.taken.length, 1)
  assert.equal((await email(id)).attempts, 1)
})

test('a person removed while emails to them are queued gets only the email about the removal', async () => {
  const { id: person, name, email } = await casework.person('editor-2')
  const to = { id: person, name, email }
  const [about, says] = [
    await queueAnEmail(casework, { to }),
    await queueAnEmail(casework, { to, kind: 'person-removed' }),
  ]
  await owner.query('update dspt.people set removed_at = now() where id = $1', [person])
  await work()
  await untilState(about, 'withdrawn')
  await untilState(says, 'sent')
  await owner.query('update dspt.people set removed_at = null where id = $1', [person])
  assert.deepEqual(server.taken.map(messageIdOf), [`<${says}@dspt.example>`])
})

test('an email that two attempts failed to deliver arrives with the third, once', async () => {
  let attempted = 0
  mood = () => (++attempted <= 2 ? { at: 'recipient', code: 451 } : null)
  await work()
  const id = await queueAnEmail(casework)
  const { attempts, lastError } = await untilState(id, 'sent')
  assert.deepEqual([attempts, lastError], [3, null])
  assert.equal(server.taken.length, 1)
})

describe('a failed email', () => {
  test('is one that every attempt failed to deliver; the lead sees why, and sends it again', async () => {
    mood = () => ({ at: 'recipient', code: 451 })
    await work()
    const id = await queueAnEmail(casework)
    const { attempts, lastError } = await untilState(id, 'failed')
    assert.deepEqual([attempts, lastError], [3, 'The mail server did not take the email (EENVELOPE, answer 451)'])
    assert.deepEqual(
      (await outboxPage(casework, lead, 'failed', 1))?.emails.map((failed) => failed.id),
      [id],
    )
    mood = () => null
    assert.equal(await retryEmail(casework, lead, id), 'queued')
    await untilState(id, 'sent')
    assert.equal(await retryEmail(casework, lead, id), 'not-failed')
  })

  test('fails at the first attempt where its address does not exist', async () => {
    mood = () => ({ at: 'recipient', code: 550 })
    await work()
    assert.equal((await untilState(await queueAnEmail(casework), 'failed')).attempts, 1)
  })
})

test('a worker that is stopped first delivers the email on its way', async () => {
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  mood = async () => {
    begin()
    await wait(50)
    return null
  }
  const worker = await work()
  const id = await queueAnEmail(casework)
  await begun
  workers = []
  await worker.stop()
  assert.equal((await email(id)).state, 'sent')
})

test('a worker waits for a lost database: emails go on when it is back', async () => {
  await work()
  await untilState(await queueAnEmail(casework), 'sent')
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await wait(50)
  const id = await queueAnEmail(casework)
  await untilState(id, 'sent')
  assert.ok(errors.length > 0)
})

async function work(): Promise<Worker> {
  const onError = (error: Error) => errors.push(error)
  const worker = await startWorker({ connection: casework.made.connection, services: casework, transport, onError })
  workers.push(worker)
  return worker
}

async function email(id: string): Promise<StoredEmail> {
  const found = await casework.database.inTransaction(serviceScope, (tx) => emailById(tx, id))
  assert.ok(found !== null)
  return found
}

async function untilState(id: string, state: StoredEmail['state']): Promise<StoredEmail> {
  for (;;) {
    const found = await email(id)
    if (found.state === state) return found
    await wait(50)
  }
}

async function untilNoJobs(): Promise<void> {
  const waiting = `select from dspt_queues.job where name = 'deliver-email' and state < 'completed'`
  while ((await owner.query(waiting)).rowCount !== 0) await wait(50)
}

function messageIdOf({ source }: { readonly source: string }): string {
  return /^Message-ID: (<[^>]+>)/m.exec(source)?.[1] ?? ''
}
