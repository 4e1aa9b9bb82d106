import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type TestCasework, testCasework } from '../../test/support/casework.ts'
import { planSentBy } from '../../test/support/story.ts'
import { day } from '../core/day.ts'
import { anItem } from '../core/plan/plan.builders.ts'
import { startWorker, type Worker } from './worker.ts'

let casework: TestCasework
let owner: pg.Client
const workers: Worker[] = []

before(async () => {
  casework = await testCasework()
  owner = new pg.Client({ connectionString: casework.made.ownerConnection })
  await owner.connect()
  casework.standOn(day('2021-06-20'))
  await planSentBy(casework, 'XCE', [anItem()])
  casework.standOn(day('2021-09-02'))
})

after(async () => {
  for (const worker of workers) await worker.stop()
  await owner.end()
  await casework.close()
})

test('T4 two workers that start before the daily run has run run it once, and each email goes once', async () => {
  const sent: string[] = []
  const transport = {
    deliver: async ({ messageId }: { readonly messageId: string }) => {
      sent.push(messageId)
      return { delivered: true } as const
    },
    close: () => {},
  }
  for (let each = 0; each < 2; each++) {
    workers.push(await startWorker({ connection: casework.made.connection, services: casework, transport }))
  }
  await until(async () => {
    const { rows } = await owner.query(`select from dspt.outbox where kind = 'reminder' and state = 'sent'`)
    return rows.length === 2
  })
  assert.equal(new Set(sent).size, sent.length)
  const { rows: days } = await owner.query(`select reminders, emails, by_name from dspt.daily_runs`)
  assert.deepEqual(days, [{ reminders: 1, emails: 2, by_name: 'This service' }])
})

test('however many workers there are, the daily run is on the schedule once, at seven in England', async () => {
  const { rows } = await owner.query(`select cron, timezone from dspt_queues.schedule where name = 'daily-run'`)
  assert.deepEqual(rows, [{ cron: '0 7 * * *', timezone: 'Europe/London' }])
})

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempts = 0; !(await holds()); attempts++) {
    if (attempts > 300) assert.fail('it did not come about in half a minute')
    await wait(100)
  }
}
