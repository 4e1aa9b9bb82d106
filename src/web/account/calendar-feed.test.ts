import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import ICAL from 'ical.js'
import { storyOf } from '../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { anOrganisation } from '../../core/casefile/casefile.builders.ts'
import { newCasefile } from '../../core/casefile/casefile.ts'
import { day } from '../../core/day.ts'
import { amend } from '../../core/guidance/change.ts'
import { guidance2021 } from '../../core/guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../../core/guidance/prepared-amendments.ts'
import { anItem } from '../../core/plan/plan.builders.ts'
import { type CalendarDay, calendarOfCycle, calendarOfOrganisation } from '../../core/timetable/calendar.ts'
import { timetableStateOf } from '../../core/timetable/timetable-state.ts'
import { calendarText } from './calendar-feed.ts'

let web: TestWeb
let editor: TestBrowser

before(async () => {
  web = await testWeb()
  editor = await web.browser('editor')
})
after(() => web.close())

test('an address is shown once and not stored', async () => {
  const address = await newAddress(editor)
  assert.equal((await get(address)).statusCode, 200)
  const { html } = await editor.get('/account')
  assert.match(html, /Your address was made on 1 June 2021/)
  assert.doesNotMatch(html, /\.ics/)
  const rows = await web.casework.database.withoutScope.selectFrom('calendars').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(tokenIn(address)))
})

test('an address that was renewed or removed is not found', async () => {
  const [old, renewed] = [await newAddress(editor), await newAddress(editor)]
  assert.equal((await get(old)).statusCode, 404)
  assert.equal((await get(renewed)).statusCode, 200)
  assert.equal((await editor.post('/account/calendar/remove')).location, '/account')
  assert.equal((await get(renewed)).statusCode, 404)
})

test('an address that was never made is not found, however it is written', async () => {
  for (const token of ['', 'x', '%00', "' or 1=1", 'A'.repeat(43), 'A'.repeat(90)])
    assert.equal((await get(`/calendar/${encodeURIComponent(token)}.ics`)).statusCode, 404, token.slice(0, 50))
})

test('a person who was removed has no calendar', async () => {
  const reader = await web.browser('reader')
  const address = await newAddress(reader)
  const { id } = await web.casework.person('reader')
  const people = web.casework.database.withoutScope
  await people.updateTable('people').set({ removed_at: '2021-06-01T09:00:00Z' }).where('id', '=', id).execute()
  assert.equal((await get(address)).statusCode, 404)
  await people.updateTable('people').set({ removed_at: null }).where('id', '=', id).execute()
})

test('T2 T4 people of an organisation see its days, but nothing of its plan', async () => {
  const story = storyOf(web.casework)
  await story.publish([anItem()])
  await story.write([anItem({ gap: 'A gap nobody may read' })])
  await story.sign()
  await story.send()
  const response = await get(await newAddress(editor))
  assert.match(String(response.headers['content-type']), /^text\/calendar/)
  const ids = eventsIn(response.body).map(({ uid }) => uid)
  assert.ok(ids.includes('XCE/2020-21/plan@dspt.example'))
  assert.ok(ids.includes('XCE/2020-21/september-update@dspt.example'))
  assert.ok(!ids.some((uid) => uid.includes('/update@')), 'U2 sets no day')
  assert.doesNotMatch(response.body.replaceAll('\r\n ', ''), /gap nobody|4\.5\.3|outstanding/)
})

test('T6 T7 people who work with many organisations see the days of the toolkit year', async () => {
  for (const person of ['reviewer', 'lead', 'rsl', 'rdt']) {
    const { body } = await get(await newAddress(await web.browser(person)))
    const ids = eventsIn(body).map(({ uid }) => uid)
    assert.ok(ids.includes('2020-21/final-review@dspt.example'), person)
    assert.ok(!ids.some((uid) => uid.startsWith('X')), person)
  }
})

test('an announcement with a day is in the calendars of its audience until it is over', async () => {
  const lead = await web.browser('lead')
  const announcement = { title: 'Webinar, with questions; all welcome', body: 'Bring\nyour own', cycle: '2020-21' }
  const days = { ...dated('day', '15'), ...dated('from', '1'), ...dated('until', '15') }
  await lead.post('/announcements/add', { ...announcement, ...days, time: '2pm', audience: 'trusts', link: '' })
  const [trust, council] = [await newAddress(editor), await newAddress(await web.browser('editor', 'XCC'))]
  const [event] = await announcementEvents(trust)
  assert.equal(event?.summary, 'Webinar, with questions; all welcome, 2pm')
  assert.equal(event?.description, 'Bring\nyour own')
  assert.equal(event?.startDate.toString(), '2021-06-15')
  assert.deepEqual(await announcementEvents(council), [])
  web.casework.standOn(day('2021-06-16'))
  assert.deepEqual(await announcementEvents(trust), [])
})

async function announcementEvents(address: string) {
  return eventsIn((await get(address)).body).filter(({ uid }) => uid.startsWith('notice/'))
}

function dated(name: string, dayOfMonth: string) {
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: '6', [`${name}-year`]: '2021' }
}

async function newAddress(browser: TestBrowser): Promise<string> {
  const { html } = await browser.post('/account/calendar')
  const address = /https:\/\/dspt\.example(\/calendar\/[\w-]{43}\.ics)/.exec(html)?.[1]
  assert.ok(address !== undefined, html)
  return address
}

function tokenIn(address: string): string {
  return address.slice('/calendar/'.length, -'.ics'.length)
}

/** A request as a calendar program sends it: without a session. */
function get(url: string) {
  return web.server.inject({ method: 'GET', url })
}

function eventsIn(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

const amended = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)
const options = { publicUrl: 'https://dspt.example', today: day('2021-06-01') }

/** Every character that RFC 5545 gives a meaning, beyond ASCII, and a line much longer than 75 octets. */
const awkward: CalendarDay = {
  id: 'notice/1',
  day: day('2021-03-28'),
  title: `Webinar; “updates”, backslash \\ and more: ${'Überprüfung 🏥 '.repeat(12)}end`,
  text: 'First line\nsecond; third, fourth\\n',
  path: '/help',
  sequence: 3,
  cancelled: false,
}

describe('a calendar feed, read by another program', () => {
  test('has every text unchanged', () => {
    const [event] = eventsInText([awkward])
    assert.equal(event?.summary, awkward.title)
    assert.equal(event?.description, awkward.text)
  })

  test('has whole days, also when the clocks change', () => {
    const days = ['2021-03-28', '2021-10-31', '2021-12-31', '2024-02-29'].map(day)
    const events = eventsInText(days.map((each) => ({ ...awkward, id: each, day: each })))
    assert.deepEqual(
      events.map(({ startDate }) => [startDate.isDate, startDate.toString()]),
      days.map((each) => [true, each]),
    )
    assert.deepEqual(
      events.map(({ endDate }) => endDate.toString()),
      ['2021-03-29', '2021-11-01', '2022-01-01', '2024-03-01'],
    )
  })

  test('has no line of more than 75 octets, and ends every line with CRLF', () => {
    const text = calendarText([awkward], options)
    for (const line of text.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.ok(!line.includes('\n'))
    }
  })

  test('is the same text when requested twice', () => {
    assert.equal(calendarText([awkward], options), calendarText([awkward], options))
    assert.match(calendarText([awkward], options), /^DTSTAMP:20210601T000000Z\r$/m)
  })
})

describe('a day that changes', () => {
  const id = '2020-21/final-update@dspt.example'
  test('G1 the event of the final update is confirmed on 20 December and cancelled on the 21st', () => {
    const before = eventOn('2021-12-20', id, amended)
    assert.deepEqual([before?.startDate.toString(), before?.sequence, statusOf(before)], ['2021-12-31', 0, 'CONFIRMED'])
    const after = eventOn('2021-12-21', id, amended)
    assert.deepEqual([after?.startDate.toString(), after?.sequence, statusOf(after)], ['2021-12-31', 1, 'CANCELLED'])
  })

  test('T9 when a day moves, the same event moves and gets a later version', () => {
    const moved = amend<CycleGuidance>(guidance2021, {
      key: 'finalUpdateDue',
      from: day('2021-12-01'),
      value: day('2022-01-14'),
      source: 'x',
    })
    assert.equal(eventOn('2021-11-30', id, moved)?.sequence, 0)
    const now = eventOn('2021-12-01', id, moved)
    assert.deepEqual([now?.startDate.toString(), now?.sequence, statusOf(now)], ['2022-01-14', 1, 'CONFIRMED'])
  })

  test('G1 a change undone on the day it began gives a later version again', () => {
    const issued = (change: number) => ({ change, on: day('2021-12-21') })
    const at = { key: 'finalUpdateDue', from: day('2021-12-21'), source: 'x' } as const
    const withdrawn = amend<CycleGuidance>(guidance2021, { ...at, value: null, issued: issued(1) })
    const undone = amend<CycleGuidance>(withdrawn, { ...at, value: day('2021-12-31'), issued: issued(2) })
    assert.equal(eventOn('2021-12-21', id, withdrawn)?.sequence, 1)
    assert.deepEqual(
      [eventOn('2021-12-21', id, undone)?.sequence, statusOf(eventOn('2021-12-21', id, undone))],
      [2, 'CONFIRMED'],
    )
  })
})

describe('the days of an organisation', () => {
  const idsOf = (type: 'nhs-trust' | 'local-authority') => {
    const organisation = anOrganisation({ type })
    const secondFactor = timetableStateOf(newCasefile(organisation, '2020-21'))
    return calendarOfOrganisation(organisation, '2020-21', secondFactor, guidance2021, day('2021-06-01')).map(
      ({ id }) => id,
    )
  }
  test('T1 T2 a Trust has days, and U2 a council has none', () => {
    assert.deepEqual(idsOf('nhs-trust'), ['XCE/2020-21/early-warning', 'XCE/2020-21/publication'])
    assert.deepEqual(idsOf('local-authority'), [])
  })
})

function eventOn(on: string, uid: string, dated: CycleGuidance) {
  return eventsInText(calendarOfCycle('2020-21', dated, day(on))).find((event) => event.uid === uid)
}

function eventsInText(days: readonly CalendarDay[]) {
  const calendar = new ICAL.Component(ICAL.parse(calendarText(days, options)))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

function statusOf(event: ReturnType<typeof eventOn>) {
  return event?.component.getFirstPropertyValue('status')
}
