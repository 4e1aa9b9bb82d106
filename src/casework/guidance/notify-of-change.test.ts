import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { countStatementsOf } from '../../../test/support/count-statements.ts'
import { issueDecember } from '../../../test/support/issue-december.ts'
import { planSentBy } from '../../../test/support/story.ts'
import { day } from '../../core/day.ts'
import { anItem } from '../../core/plan/plan.builders.ts'
import type { Database } from '../../store/database/database.ts'
import { serviceScope } from '../scope.ts'
import { notifyOfChange } from './notify-of-change.ts'

const editors = 600

let casework: TestCasework
let id = ''

before(async () => {
  casework = await testCasework()
  const trust = await planSentBy(casework, 'XCE', [anItem()])
  await trust.judge(true)
  await trust.approve()
  await casework.database.inTransaction(serviceScope, async (tx) => {
    await sql`with made as (
        insert into people (name, email) select 'Erin ' || n, 'erin' || n || '@xce.example' from generate_series(1, ${editors}::int) n
        returning id)
      insert into appointments (person, role, organisation) select id, 'editor', 'XCE' from made`.execute(tx)
  })
  casework.standOn(day('2021-12-21'))
  await issueDecember(casework)
  const { rows } = await casework.database.inTransaction(serviceScope, (tx) =>
    sql<{ id: string }>`select id from guidance_proposals where state = 'issued'`.execute(tx),
  )
  id = rows[0]?.id ?? ''
})

after(() => casework.close())

test('G4 interrupted after some hundred emails, it goes on where it stopped, and says how many it queued', async () => {
  await assert.rejects(notifyOfChange({ ...casework, database: endingAfter(4) }, id), /ended/)
  const before = await emailsWritten()
  assert.ok(before > 0 && before < editors, `${before} before it ended`)
  const { database, sent } = countStatementsOf(casework.database)
  const queued = await notifyOfChange({ ...casework, database }, id)
  assert.equal(before + queued, await emailsWritten())
  assert.ok(queued > 0 && before + queued >= editors)
  assert.equal(await jobsWithoutEmail(), 0)
  // For each batch: its people, their emails, their jobs; far fewer than people.
  assert.ok(sent() < 40, `${sent()} statements`)
})

test('G4 run once more, it queues nothing and counts nothing anew', async () => {
  const run = () => casework.database.withoutScope.selectFrom('guidance_proposals').select('count_run').execute()
  const runs = await run()
  assert.equal(await notifyOfChange(casework, id), 0)
  assert.deepEqual(await run(), runs)
})

/** The same database, which ends during the transaction after so many. */
function endingAfter(transactions: number): Database {
  let begun = 0
  return {
    ...casework.database,
    inTransaction: (scope, work) =>
      casework.database.inTransaction(scope, async (tx) => {
        begun += 1
        const result = await work(tx)
        if (begun > transactions) throw new Error('ended')
        return result
      }),
  }
}

async function emailsWritten(): Promise<number> {
  const { rows } = await casework.database.inTransaction(serviceScope, (tx) =>
    sql<{ emails: number; addresses: number }>`
      select count(*) as emails, count(distinct to_email) as addresses from outbox where kind = 'guidance-changed'`.execute(
      tx,
    ),
  )
  assert.equal(rows[0]?.emails, rows[0]?.addresses)
  return rows[0]?.emails ?? 0
}

async function jobsWithoutEmail(): Promise<number> {
  const { rows } = await casework.database.inTransaction(serviceScope, (tx) =>
    sql<{ count: number }>`
      select count(*) from outbox full join (select data->>'id' as id from dspt_queues.job where name = 'deliver-email') jobs
        on jobs.id = outbox.id::text where outbox.id is null or jobs.id is null`.execute(tx),
  )
  return rows[0]?.count ?? -1
}
