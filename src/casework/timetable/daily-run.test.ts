import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { issueDecember } from '../../../test/support/issue-december.ts'
import { type RemindersAndEmails, remindersAndEmails } from '../../../test/support/reminders-and-emails.ts'
import { planSentBy, type Story } from '../../../test/support/story.ts'
import { day } from '../../core/day.ts'
import { parseOdsCode } from '../../core/organisation.ts'
import { anItem, by, ref } from '../../core/plan/plan.builders.ts'
import { ensureDemoPerson } from '../../store/demo/demo.ts'
import { deliverEmail } from '../emails/deliver-email.ts'
import { verify } from '../record/verify.ts'
import { serviceScope } from '../scope.ts'
import { runDay } from './daily-run.ts'

let casework: TestCasework
let sent: RemindersAndEmails
const items = [anItem({ evidence: ref('4.5.3'), completion: by('2021-12-15') })]
const trusts: Record<string, Story> = {}

/** One year of several organisations, its days moved forward from test to test. */
before(async () => {
  casework = await testCasework()
  sent = remindersAndEmails(casework)
  for (const key of ['reviewer', 'lead', 'rdt']) await casework.person(key)
  for (const code of ['XCE', 'RXX', 'RAL']) trusts[code] = await aTrustDelivering(code)
})

after(async () => {
  assert.deepEqual((await verify(casework, [])).errors, [])
  await casework.close()
})

test('T4 on 2 September the editor and the owner of an action are reminded, each by one email', async () => {
  await run('2021-09-02')
  assert.deepEqual(await sent.namesOn('2021-09-02', 'XCE'), ['editor.xce', 'jo.bloggs'])
  const [email] = (await sent.emailsOn('2021-09-02')).filter(({ to_email }) => to_email.startsWith('jo.bloggs'))
  assert.match(email?.subject ?? '', /^3 organisations: September update due 30 September and 2 more$/)
  assert.match(email?.body ?? '', /Erin Editor \(XCE\), editor\.xce@demo\.example/)
  assert.doesNotMatch(email?.body ?? '', /https:|Remote access/)
})

test('T4 a daily run that is repeated, and by two workers at once, sends no reminder twice', async () => {
  await Promise.all([run('2021-09-19'), run('2021-09-19'), run('2021-09-19')])
  await run('2021-09-19')
  assert.equal((await sent.remindersOn('2021-09-19')).length, 3)
  const events = await sent.rows(
    sql`select 1 from casefile_events where type = 'reminders-sent' and on_day = '2021-09-19'`,
  )
  assert.equal(events.length, 3)
  assert.equal((await sent.emailsOn('2021-09-19')).length, 4)
  const jobs = await sent.rows<{ id: string; count: number }>(
    sql`select data->>'id' as id, count(*) as count from dspt_queues.job where name = 'deliver-email'
        and data->>'id' in (select id::text from outbox where dedupe_key = 'reminder/2021-09-19') group by 1`,
  )
  assert.equal(jobs.map(({ count }) => count).join(), '1,1,1,1')
})

test('T4 an interrupted daily run continues where it was', async () => {
  const broken: TestCasework = { ...casework, publicUrl: 'no address' }
  casework.standOn(day('2021-09-30'))
  await assert.rejects(runDay(broken, day('2021-09-30'), 'A test'))
  assert.equal((await sent.remindersOn('2021-09-30')).length, 3)
  assert.equal((await sent.emailsOn('2021-09-30')).length, 0)
  const ran = await run('2021-09-30')
  assert.deepEqual(ran.result === 'done' && [ran.day.reminders, ran.day.emails], [3, 3])
})

describe('a late update', () => {
  test('T5 leads to reminders on 1 October and a request to the region, and the organisation learns the new due date', async () => {
    await trusts.RXX?.update([update])
    await run('2021-10-01')
    assert.deepEqual(await sent.remindersOn('2021-10-01', 'XCE'), [
      'september-update/overdue',
      'september-update/region',
    ])
    assert.deepEqual(await sent.namesOn('2021-10-01', 'XCE'), ['editor.xce', 'rdt', 'siro.xce'])
    const body = async (to: string) =>
      (await sent.emailsOn('2021-10-01')).find(({ to_email }) => to_email.startsWith(to))?.body ?? ''
    assert.match(await body('siro.xce'), /by 14 October 2021 at the latest/)
    assert.match(await body('siro.xce'), /A revised improvement plan is asked for as well, by 15 October 2021/)
    assert.match(await body('rdt'), /Please work with the Trust/)
    assert.doesNotMatch(await body('rdt'), /Remote access/)
  })

  test('T4 needs no reminder where it has come in the meantime', async () => {
    assert.deepEqual(await sent.remindersOn('2021-10-01', 'RXX'), [])
  })

  test('T5 withdraws its queued email when the update comes', async () => {
    const [email] = (await sent.emailsOn('2021-10-01')).filter(({ to_email }) => to_email.startsWith('siro.xce'))
    casework.standOn(day('2021-10-08'))
    await trusts.XCE?.update([update])
    await deliver(email?.id ?? '')
    assert.deepEqual(
      (await sent.emailsOn('2021-10-01')).filter(({ id }) => id === email?.id).map(({ state }) => state),
      ['withdrawn'],
    )
  })

  test('T5 T8 stops everything once it has come; where another has not, escalation is proposed to the reviewers and the lead', async () => {
    await run('2021-10-15')
    assert.deepEqual(await sent.remindersOn('2021-10-15'), ['september-update/escalation-proposed'])
    assert.deepEqual(await sent.namesOn('2021-10-15'), ['lead', 'reviewer'])
  })
})

test('T4 after three days without the machine each day is skipped, and no reminders are sent for them', async () => {
  await run('2021-12-03')
  const ran = await run('2021-12-07')
  assert.equal(ran.result === 'done' && ran.missed, 3)
  assert.deepEqual(await sent.remindersOn('2021-12-03', 'XCE'), ['final-update/reminder'])
  assert.deepEqual(await sent.remindersOn('2021-12-07'), [])
  const passed = await sent.rows<{ day: string; casefiles: number }>(
    sql`select day, casefiles from daily_runs where day between '2021-12-04' and '2021-12-06' order by day`,
  )
  assert.deepEqual(
    passed.map(({ casefiles }) => casefiles),
    [0, 0, 0],
  )
  const refused = await runDay(casework, day('2021-12-05'), 'A test')
  assert.deepEqual(refused, { result: 'refused', refusal: { name: 'later-day-done', lastDay: '2021-12-07' } })
})

test('the daily run of a future day is refused', async () => {
  const refused = await runDay(casework, day('2021-12-08'), 'A test')
  assert.deepEqual(refused, { result: 'refused', refusal: { name: 'day-to-come', today: '2021-12-07' } })
})

describe('20 and 21 December', () => {
  test('T6 on the 20th every Trust is reminded of the 31st, and a person of several gets one email', async () => {
    const both = { name: 'Bo Both', email: 'both@demo.example' }
    for (const organisation of ['XCE', 'RXX'].flatMap((code) => parseOdsCode(code) ?? [])) {
      await ensureDemoPerson(casework.database.withoutScope, {
        ...both,
        appointment: { role: 'editor', organisation },
      })
    }
    await run('2021-12-20')
    assert.equal((await sent.remindersOn('2021-12-20')).length, 3)
    const toBoth = (await sent.emailsOn('2021-12-20')).filter(({ to_email }) => to_email === both.email)
    assert.deepEqual(
      toBoth.map(({ subject }) => subject),
      ['2 organisations: Final update due 31 December and 1 more'],
    )
    assert.match(toBoth[0]?.body ?? '', /by 31 December 2021/)
  })

  test('G1 on the 21st the change is issued, nobody is reminded, and queued emails are withdrawn', async () => {
    casework.standOn(day('2021-12-21'))
    await issueDecember(casework)
    await run('2021-12-21')
    assert.deepEqual(await sent.remindersOn('2021-12-21'), [])
    const emails = await sent.emailsOn('2021-12-20')
    for (const { id } of emails) await deliver(id)
    assert.deepEqual([...new Set((await sent.emailsOn('2021-12-20')).map(({ state }) => state))], ['withdrawn'])
  })

  test('G1 and in January no reminder goes out, no region gets a request, no escalation is proposed', async () => {
    for (const on of ['2021-12-31', '2022-01-01', '2022-01-15']) {
      await run(on)
      assert.deepEqual(await sent.remindersOn(on), [])
    }
  })
})

test('U2 the daily run rebuilds the timetable state of a summary of an older build from its events', async () => {
  await casework.database.inTransaction(serviceScope, (tx) =>
    sql`update casefiles set timetable_state = null where organisation = 'XCE'`.execute(tx),
  )
  await run('2022-01-16')
  const [{ timetableState } = { timetableState: null }] = await sent.rows<{
    timetableState: { reminders: readonly unknown[] } | null
  }>(sql`select timetable_state as "timetableState" from casefiles where organisation = 'XCE'`)
  assert.ok((timetableState?.reminders.length ?? 0) > 3)
})

const update = {
  evidence: ref('4.5.3'),
  note: 'Tokens are ordered',
  done: [],
  outlook: { kind: 'on-course' },
} as const

async function aTrustDelivering(code: string): Promise<Story> {
  for (const key of ['editor', 'siro']) await casework.person(key, code)
  casework.standOn(day('2021-06-20'))
  const story = await planSentBy(casework, code, items)
  casework.standOn(day('2021-07-12'))
  await story.judge(true)
  await story.approve()
  return story
}

function run(on: string) {
  casework.standOn(day(on))
  return runDay(casework, day(on), 'A test')
}

function deliver(id: string): Promise<void> {
  const transport = { deliver: async () => ({ delivered: true }) as const, close: () => {} }
  return deliverEmail({ services: casework, transport }, id)
}
