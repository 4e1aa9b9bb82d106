import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import ICAL from 'ical.js'
import { anOrganisation } from '../../core/casefile/casefile.builders.ts'
import { newCasefile } from '../../core/casefile/casefile.ts'
import { day } from '../../core/day.ts'
import { guidance2021 } from '../../core/guidance/2020-21.ts'
import { amend } from '../../core/guidance/amendment.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../../core/guidance/prepared-amendments.ts'
import { type CalendarDay, calendarOfCycle, calendarOfOrganisation } from '../../core/timetable/calendar.ts'
import { standingOf } from '../../core/timetable/standing.ts'
import { calendarText } from './calendar-text.ts'

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
  test('gives every text back as it was', () => {
    const [event] = eventsIn([awkward])
    assert.equal(event?.summary, awkward.title)
    assert.equal(event?.description, awkward.text)
  })

  test('has whole days, on the days when clocks change as well', () => {
    const days = ['2021-03-28', '2021-10-31', '2021-12-31', '2024-02-29'].map(day)
    const events = eventsIn(days.map((each) => ({ ...awkward, id: each, day: each })))
    assert.deepEqual(
      events.map(({ startDate }) => [startDate.isDate, startDate.toString()]),
      days.map((each) => [true, each]),
    )
    assert.deepEqual(
      events.map(({ endDate }) => endDate.toString()),
      ['2021-03-29', '2021-11-01', '2022-01-01', '2024-03-01'],
    )
  })

  test('has no line of more than 75 octets, and every line ends as it must', () => {
    const text = calendarText([awkward], options)
    for (const line of text.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.ok(!line.includes('\n'))
    }
  })

  test('says the same when it is asked twice', () => {
    assert.equal(calendarText([awkward], options), calendarText([awkward], options))
    assert.match(calendarText([awkward], options), /^DTSTAMP:20210601T000000Z\r$/m)
  })
})

describe('what becomes of a day that changes', () => {
  const id = '2020-21/final-update@dspt.example'
  test('G1 on 20 December the final update stands, on the 21st the same event is cancelled', () => {
    const before = eventOn('2021-12-20', id, amended)
    assert.deepEqual([before?.startDate.toString(), before?.sequence, statusOf(before)], ['2021-12-31', 0, 'CONFIRMED'])
    const after = eventOn('2021-12-21', id, amended)
    assert.deepEqual([after?.startDate.toString(), after?.sequence, statusOf(after)], ['2021-12-31', 1, 'CANCELLED'])
  })

  test('T9 a day that is moved keeps its event, moves it and is a later version of it', () => {
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

  test('G1 undone on the day it began, it is later still', () => {
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
    const standing = standingOf(newCasefile(organisation, '2020-21'))
    return calendarOfOrganisation(organisation, '2020-21', standing, guidance2021, day('2021-06-01')).map(
      ({ id }) => id,
    )
  }
  test('T1 T2 are a Trust’s, U2 a council has none', () => {
    assert.deepEqual(idsOf('nhs-trust'), ['XCE/2020-21/early-warning', 'XCE/2020-21/publication'])
    assert.deepEqual(idsOf('local-authority'), [])
  })
})

function eventOn(on: string, uid: string, dated: CycleGuidance) {
  return eventsIn(calendarOfCycle('2020-21', dated, day(on))).find((event) => event.uid === uid)
}

function eventsIn(days: readonly CalendarDay[]) {
  const calendar = new ICAL.Component(ICAL.parse(calendarText(days, options)))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

function statusOf(event: ReturnType<typeof eventOn>) {
  return event?.component.getFirstPropertyValue('status')
}
