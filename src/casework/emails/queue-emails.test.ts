import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { countStatements } from '../../../test/support/count-statements.ts'
import type { Actor } from '../../core/actor.ts'
import { parseEvidenceReference } from '../../core/catalogue/evidence.ts'
import { parseOdsCode } from '../../core/organisation.ts'
import { ensureDemoPerson } from '../../store/demo/demo.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { handle } from '../handle.ts'
import { findCasefile } from '../questions.ts'
import { serviceScope } from '../scope.ts'
import { queueEmails } from './queue-emails.ts'

let casework: TestCasework
let editor: Actor
let key: CasefileKey

before(async () => {
  casework = await testCasework()
  for (const person of ['editor-2', 'siro', 'reader', 'reviewer', 'lead', 'sro']) await casework.person(person)
  for (const person of ['editor', 'siro']) await casework.person(person, 'XCC')
  editor = await casework.person('editor')
  const found = await findCasefile(casework, 'XCE', '2020-21')
  assert.ok(found !== null)
  key = found
})

beforeEach(setAside)

after(() => casework.close())

describe('publishing an assessment with a gap', () => {
  test('queues an email to every editor and SIRO of the organisation, to nobody else, with a job each', async () => {
    await publish()
    const emails = await queued()
    assert.deepEqual(
      emails.map(({ to_email, kind }) => [to_email, kind]),
      ['editor-2.xce', 'editor.xce', 'siro.xce'].map((name) => [`${name}@demo.example`, 'published-not-met']),
    )
    assert.ok(emails.every(({ jobs }) => jobs === 1))
  })

  test('the email names its recipient and links to the service', async () => {
    const { version } = await publish()
    const [email] = (await queued()).filter(({ to_email }) => to_email === 'siro.xce@demo.example')
    assert.match(email?.body ?? '', /^Dear Sam Siro \(XCE\)\n/)
    assert.match(email?.body ?? '', /https:\/\/dspt\.example\/organisations\/XCE\/2020-21\/plan\n/)
    assert.equal(email?.dedupe_key, `XCE/2020-21/${version}/published-not-met`)
    assert.match(email?.message_id ?? '', /^<[0-9a-f-]{36}@dspt\.example>$/)
  })

  test('a person with two roles gets one email, and a removed person gets none', async () => {
    const both = { name: 'Bo Both', email: 'both@demo.example' }
    const xce = { organisation: key.organisation.code }
    const id = await ensureDemoPerson(casework.database.withoutScope, {
      ...both,
      appointment: { role: 'editor', ...xce },
    })
    await ensureDemoPerson(casework.database.withoutScope, { ...both, appointment: { role: 'siro', ...xce } })
    await publish()
    assert.equal((await queued()).filter(({ to_email }) => to_email === both.email).length, 1)
    await casework.database.withoutScope
      .updateTable('people')
      .set({ removed_at: '2021-06-01T09:00:00.000Z' })
      .where('id', '=', id)
      .execute()
    await setAside()
    await publish()
    assert.equal((await queued()).filter(({ to_email }) => to_email === both.email).length, 0)
  })
})

test('an email queued twice for one event is stored once', async () => {
  const casefile = await publish()
  const event = { type: 'plan-referred-to-sro', revision: 'a'.repeat(64), reason: 'Late' } as const
  const stamp = {
    by: { id: editor.id, name: editor.name, role: 'reviewer' },
    on: casework.clock.today(),
    guidance: '',
  } as const
  await setAside()
  for (let time = 0; time < 2; time++) {
    await casework.database.inTransaction(serviceScope, async (tx) =>
      queueEmails(tx, casework, casefile, [{ ...event, ...stamp }], await guidanceOf(tx, key.cycle)),
    )
  }
  const emails = await queued()
  assert.deepEqual(emails.map(({ kind }) => kind).toSorted(), [
    'late-plan-referred',
    'late-plan-referred',
    'late-plan-to-decide',
  ])
  assert.ok(emails.every(({ jobs }) => jobs === 1))
})

test('a transaction that is undone leaves neither email nor job', async () => {
  const casefile = await publish()
  await setAside()
  const stamp = {
    by: { id: editor.id, name: editor.name, role: 'siro' },
    on: casework.clock.today(),
    guidance: '',
  } as const
  const signed = {
    type: 'plan-signed-off',
    revision: 'a'.repeat(64),
    contentVersion: 1,
    plan: { items: [] },
    ...stamp,
  } as const
  const undone = casework.database.inTransaction(serviceScope, async (tx) => {
    await queueEmails(tx, casework, casefile, [signed], await guidanceOf(tx, key.cycle))
    throw new Error('undo')
  })
  await assert.rejects(undone, /undo/)
  assert.deepEqual(await queued(), [])
})

test('the emails about a command take three statements: who gets them, the emails, their jobs', async () => {
  const casefile = await publish()
  const stamp = {
    by: { id: editor.id, name: editor.name, role: 'reviewer' },
    on: casework.clock.today(),
    guidance: '',
  } as const
  const referred = { type: 'plan-referred-to-sro', revision: 'a'.repeat(64), reason: 'Late', ...stamp } as const
  const signed = {
    type: 'plan-signed-off',
    revision: 'b'.repeat(64),
    contentVersion: 1,
    plan: { items: [] },
    ...stamp,
  } as const
  await setAside()
  const sent = await casework.database.inTransaction(serviceScope, async (tx) => {
    const guidance = await guidanceOf(tx, key.cycle)
    const counting = countStatements(tx)
    await queueEmails(
      counting.tx,
      casework,
      { ...casefile, version: casefile.version + 2 },
      [signed, referred],
      guidance,
    )
    return counting.sent()
  })
  const emails = await queued()
  assert.ok(new Set(emails.map(({ kind }) => kind)).size >= 3 && emails.length > 4, `${emails.length} emails`)
  assert.equal(sent, 3)
})

/** Publishes one gap, another one each time: the same one cannot be published twice. */
async function publish() {
  const basedOn = await draftVersion()
  const evidence = parseEvidenceReference(`4.5.${basedOn + 1}`)
  assert.ok(evidence !== null)
  const answers = [{ evidence, answer: 'not-met' as const, note: '' }]
  await handle(casework, editor, key, { type: 'mark-assessment', basedOn, answers })
  const command = { type: 'publish-assessment', basedOn: basedOn + 1, confirmsAllListed: true } as const
  const handled = await handle(casework, editor, key, command)
  assert.ok(handled.result === 'done', JSON.stringify(handled))
  return handled.casefile
}

function draftVersion(): Promise<number> {
  return casework.database.inTransaction(serviceScope, async (tx) => {
    const draft = await tx
      .selectFrom('drafts')
      .select('version')
      .where('kind', '=', 'assessment')
      .where('organisation', '=', parseOdsCode('XCE'))
      .executeTakeFirst()
    return draft?.version ?? 0
  })
}

type Queued = {
  readonly to_email: string
  readonly kind: string
  readonly body: string
  readonly dedupe_key: string
  readonly message_id: string
  readonly jobs: number
}

/** The emails since the last `setAside`, by address, each with the number of jobs that will deliver it. */
function queued(): Promise<readonly Queued[]> {
  return casework.database.inTransaction(serviceScope, async (tx) => {
    const { rows } = await sql<Queued>`
      select l.*, (select count(*) from dspt_queues.job j where j.name = 'deliver-email' and j.data->>'id' = l.id::text) as jobs
      from outbox l where dedupe_key not like 'old/%' order by to_email, kind`.execute(tx)
    return rows
  })
}

function setAside() {
  return casework.database.inTransaction(serviceScope, (tx) =>
    sql`update outbox set dedupe_key = 'old/' || id where dedupe_key not like 'old/%'`.execute(tx),
  )
}
