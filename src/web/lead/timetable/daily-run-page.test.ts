import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { planSentBy } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { serviceScope } from '../../../casework/scope.ts'
import { requestRun, runDay, runUnderWay } from '../../../casework/timetable/daily-run.ts'
import { dailyRunHealth, isDailyRunDue } from '../../../casework/timetable/daily-run-health.ts'
import { dailyRunCommand } from '../../../cli/daily-run.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'
import { warnIfLate } from '../../../jobs/daily-run.ts'
import { startWorker } from '../../../jobs/worker.ts'

let web: TestWeb
let lead: TestBrowser
const here = '/years/2020-21/daily-run'

before(async () => {
  web = await testWeb()
  web.casework.standOn(day('2021-06-20'))
  await planSentBy(web.casework, 'XCE', [anItem()])
  lead = await web.browser('lead')
  web.casework.standOn(day('2021-09-02'))
})
after(() => web.close())

test('T4 a lead sees which reminders a daily run would send, starts it, and sees what it did', async () => {
  const before = await lead.get(here)
  assert.match(before.html, /1 organisation with an assessment or plan for 2020-21, 1 reminder to send/)
  assert.match(before.html, /Reminder: send the September update by 30 September 2021/)
  const file = await lead.get(`${here}?format=csv`)
  assert.match(file.bytes.toString('utf8'), /XCE,Central England NHS Trust,/)
  for (let press = 0; press < 2; press++) assert.equal((await lead.post(here)).location, here)
  assert.equal(await jobs(), 1)
  const waiting = await lead.get(here)
  assert.match(waiting.html, /was started at .* by Leah Lead. It has not finished yet/)
  assert.match(waiting.html, /It waits for a worker of this service/)
  assert.match(waiting.html, /<meta http-equiv="refresh" content="3"\/>/)
  await untilWorked()
  const after = await lead.get(here)
  assert.doesNotMatch(after.html, /http-equiv="refresh"/)
  assert.match(
    after.html,
    /daily run of 2 September 2021 was started at .* by Leah Lead: 1 assessment checked, 1 reminder sent, 2 emails written/,
  )
  assert.match(after.html, /There are no reminders to send for this toolkit year today/)
  assert.match((await lead.get('/demo')).html, /daily run of 2 September 2021 was started at/)
})

test('while a worker does the run, the page says how far it has come', async () => {
  const database = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await database.connect()
  const before = await jobs()
  await lead.post(here)
  await database.query(`update dspt_queues.job set state = 'active' where name = 'daily-run' and state = 'created'`)
  assert.match((await lead.get(here)).html, /It is running. 1 reminder recorded so far today/)
  await lead.post(here)
  assert.equal(await jobs(), before + 1)
  await database.query(`update dspt_queues.job set state = 'completed' where name = 'daily-run'`)
  await database.end()
})

test('a worker that died in the middle leaves no run under way: the lead may start it again', async () => {
  const database = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await database.connect()
  await lead.post(here)
  const before = await jobs()
  await database.query(`update dspt_queues.job set state = 'active', started_on = now(), heartbeat_on = now()
    where name = 'daily-run' and state = 'created'`)
  assert.match((await lead.get(here)).html, /It is running/)
  const { rowCount } = await database.query(`update dspt_queues.job
    set heartbeat_on = now() - interval '5 minutes' where name = 'daily-run' and state = 'active' and heartbeat_seconds > 0`)
  assert.equal(rowCount, 1)
  assert.match((await lead.get(here)).html, /Run today’s reminders/)
  await lead.post(here)
  assert.equal(await jobs(), before + 1)
  assert.match((await lead.get(here)).html, /It waits for a worker of this service/)
  const asked = await requestRun(web.casework, await web.casework.person('lead'))
  assert.deepEqual(asked, { result: 'under-way' })
  await database.query(`update dspt_queues.job set state = 'completed' where name = 'daily-run'`)
  await database.end()
})

/** How many runs have been queued. */
async function jobs(): Promise<number> {
  const found = sql`select from dspt_queues.job where name = 'daily-run'`
  const { rows } = await web.casework.database.inTransaction(serviceScope, (tx) => found.execute(tx))
  return rows.length
}

/** Lets a worker do what is queued. */
async function untilWorked(): Promise<void> {
  const transport = { deliver: async () => ({ delivered: true }) as const, close: () => {} }
  const { connection } = web.casework.made
  const worker = await startWorker({ connection, services: web.casework, transport })
  for (let looks = 0; (await runUnderWay(web.casework)) !== null; looks++) {
    if (looks > 300) assert.fail('it was not done in half a minute')
    await wait(100)
  }
  await worker.stop()
}

test('nobody else sees the page or starts a run', async () => {
  for (const person of ['reviewer', 'editor', 'auditor']) {
    const browser = await web.browser(person)
    assert.equal((await browser.get(here)).status, 404)
    assert.equal((await browser.post(here)).status, 404)
  }
})

test('a run of an earlier day is refused, with the reason', async () => {
  web.casework.standOn(day('2021-09-01'))
  const refused = await lead.post(here)
  assert.match(refused.html, /The daily run of 2 September 2021 has been done, so it is too late for an earlier day/)
})

test('the operator is warned when a daily run is late, and no longer once it has run', async () => {
  web.casework.standOn(day('2021-09-10'))
  const health = () => web.server.inject({ path: '/health/day' })
  assert.equal((await health()).statusCode, 503)
  const messages: string[] = []
  await warnIfLate(web.casework, ({ message }) => messages.push(message))
  assert.match(messages.join(), /^The daily run of 10 September 2021 is late, so nobody was reminded/)
  assert.ok(await isDailyRunDue(web.casework))
  await runDay(web.casework, day('2021-09-10'), 'A test')
  assert.deepEqual([(await health()).statusCode, (await health()).json().status], [200, 'done'])
  await warnIfLate(web.casework, () => assert.fail('it is not late any more'))
  assert.equal(await isDailyRunDue(web.casework), false)
})

const hours: readonly (readonly [now: string, state: string, due: boolean])[] = [
  ['2021-09-11T05:59:59Z', 'waiting', false],
  ['2021-09-11T06:00:00Z', 'waiting', true],
  ['2021-09-11T06:59:59Z', 'waiting', true],
  ['2021-09-11T07:00:00Z', 'late', true],
]

for (const [now, state, due] of hours) {
  test(`at ${now}, in summer time, today’s run is ${state}${due ? ' and due' : ''}`, async () => {
    const clock = { today: () => day('2021-09-11'), now: () => now }
    const casework = { ...web.casework, clock }
    assert.equal((await dailyRunHealth(casework)).state, state)
    assert.equal(await isDailyRunDue(casework), due)
  })
}

test('from the command line a daily run shows its progress, or is refused with the reason', async () => {
  const lines: string[] = []
  const run = (...args: string[]) => dailyRunCommand(web.casework, args, (line) => lines.push(line))
  const done = await run('--day', '2021-09-10')
  assert.equal(
    done.output,
    'Daily run of 10 September 2021: 1 improvement plan checked, 0 reminders sent, 0 emails written.',
  )
  assert.deepEqual(lines, ['1 casefiles read…'])
  for (const [args, message] of [
    [['--day', '2021-09-31'], /is not a day/],
    [['--day', '2021-09-11'], /That day is in the future: today is 10 September 2021/],
    [['--day', '2021-09-01'], /The daily run of 10 September 2021 has been done/],
    [['--month', '9'], /npm run run-day/],
  ] as const) {
    const refused = await run(...args)
    assert.equal(refused.exitCode, 2)
    assert.match(refused.error, message)
  }
})
