import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Day, day } from '../day.ts'
import { type Amendment, type IssuedChange, knownOn, latestInForce, withChanges } from './change.ts'
import { problemsOf } from './change-problems.ts'
import { guidance2021 } from './cycles/2020-21.ts'
import { valueOn } from './dated.ts'
import { type CycleGuidance, formatVersion, versionOn } from './guidance.ts'

const most = (value: number | null, from: string): Amendment<CycleGuidance> => ({
  key: 'mostOutstandingItems',
  from: day(from),
  value,
  source: '“so many”',
})

function issued(number: number, on: string, ...amendments: readonly Amendment<CycleGuidance>[]): IssuedChange {
  return {
    number,
    issuedOn: day(on),
    issuedAt: `${on}T09:00:00.000Z`,
    proposal: String(number),
    proposedBy: 'Leah Lead',
    proposedOn: day(on),
    confirmedBy: 'Lena Lead',
    title: `Change ${number}`,
    message: ['It changes.'],
    reason: '',
    amendments,
  }
}

const valueAt = (changes: readonly IssuedChange[], on: string) =>
  valueOn(withChanges(guidance2021, changes).mostOutstandingItems, day(on))

describe('T9 a change issued later wins from its day on', () => {
  const cases: readonly [name: string, changes: readonly IssuedChange[], on: string, value: number | null][] = [
    ['the day before, the old value', [issued(1, '2021-08-01', most(20, '2021-08-02'))], '2021-08-01', 15],
    ['from its day, the new value', [issued(1, '2021-08-01', most(20, '2021-08-02'))], '2021-08-02', 20],
    [
      'undone on the same day',
      [issued(1, '2021-08-02', most(20, '2021-08-02')), issued(2, '2021-08-02', most(15, '2021-08-02'))],
      '2021-08-02',
      15,
    ],
    [
      'issued later from an earlier day, over a change that was to begin later',
      [issued(1, '2021-08-01', most(20, '2021-09-01')), issued(2, '2021-08-02', most(null, '2021-08-10'))],
      '2021-09-01',
      null,
    ],
    [
      'issued later from a later day, after a change that began before',
      [issued(1, '2021-08-01', most(20, '2021-08-02')), issued(2, '2021-08-01', most(10, '2021-08-03'))],
      '2021-08-02',
      20,
    ],
    ['from a past day', [issued(1, '2021-08-20', most(20, '2021-06-01'))], '2021-06-01', 20],
  ]
  for (const [name, changes, on, value] of cases) test(`T9 ${name}`, () => assert.equal(valueAt(changes, on), value))
})

describe('G2 the guidance known on a day', () => {
  const past = issued(1, '2021-08-20', most(20, '2021-06-01'))
  test('G2 leaves out changes issued later, even those in force from earlier', () => {
    assert.deepEqual(knownOn([past], day('2021-08-19')), [])
    assert.deepEqual(knownOn([past], day('2021-08-20')), [past])
  })
  test('G4 the newest change is shown from the first day that one of its values is in force', () => {
    const ahead = issued(2, '2021-08-21', most(10, '2021-09-01'), {
      key: 'updateRequestedAfterDays',
      from: day('2021-10-01'),
      value: 60,
      source: '“sixty”',
    })
    assert.equal(latestInForce([past, ahead], day('2021-08-31')), past)
    assert.equal(latestInForce([past, ahead], day('2021-09-01')), ahead)
    assert.equal(latestInForce([past], day('2021-08-19')), null)
  })
})

describe('G3 the version of a day', () => {
  const first = issued(1, '2021-12-21', most(20, '2021-12-21'))
  const second = issued(2, '2021-12-21', most(15, '2021-12-21'))
  const past = issued(3, '2021-12-22', most(12, '2021-08-01'))
  const cases: readonly [name: string, changes: readonly IssuedChange[], on: string, version: string][] = [
    ['as first published', [], '2021-12-21', '2020-21 as of 2021-05-19'],
    ['before a change begins', [first], '2021-12-20', '2020-21 as of 2021-05-19'],
    ['with a change', [first], '2021-12-21', '2020-21 as of 2021-12-21, change 1'],
    ['with another of the same day', [first, second], '2021-12-21', '2020-21 as of 2021-12-21, change 2'],
    ['with one from a past day', [past], '2021-08-01', '2020-21 as of 2021-08-01, change 3'],
  ]
  for (const [name, changes, on, version] of cases)
    test(`G3 ${name}`, () => assert.equal(versionOn(withChanges(guidance2021, changes), day(on)), version))

  test('G3 is shown as a day in words', () => {
    assert.equal(formatVersion('2020-21 as of 2021-05-19'), '2020-21 guidance as it stood on 19 May 2021')
    const second = '2020-21 guidance as it stood on 21 December 2021, with change 2'
    assert.equal(formatVersion('2020-21 as of 2021-12-21, change 2'), second)
    assert.equal(formatVersion('none'), 'No guidance was in force')
  })
})

describe('G2 why a change cannot be issued', () => {
  const today = day('2021-08-02')
  const good = { title: 'Ten items', message: ['Ten items.'], reason: '', amendments: [most(10, '2021-08-02')] }
  const from = (on: string) => ({ ...good, amendments: [most(10, on)] })
  const cases: readonly [name: string, change: typeof good, problems: readonly string[]][] = [
    ['today', good, []],
    ['a later day', from('2022-01-01'), []],
    ['a past day without a reason', from('2021-08-01'), ['reason']],
    ['a past day with a reason', { ...from('2021-08-01'), reason: 'It was misread' }, []],
    ['the day the guidance began', { ...from('2021-05-19'), reason: 'It was misread' }, ['from']],
    ['no title', { ...good, title: ' ' }, ['title']],
    ['no message', { ...good, message: [] }, ['message']],
    ['no value', { ...good, amendments: [] }, ['amendments']],
    ['the value of today', { ...good, amendments: [most(15, '2021-08-02')] }, ['value']],
    ['one value twice', { ...good, amendments: [most(10, '2021-08-02'), most(9, '2021-08-03')] }, ['key']],
    ['no source', { ...good, amendments: [{ ...most(10, '2021-08-02'), source: '' }] }, ['source']],
    ['the first day of the guidance', { ...good, amendments: [notAmendable('2021-08-02' as Day)] }, ['key']],
  ]
  for (const [name, change, problems] of cases)
    test(`G2 ${name}`, () =>
      assert.deepEqual(
        problemsOf(change, guidance2021, today).map((problem) => problem.name),
        problems,
      ))
})

function notAmendable(from: Day): Amendment<CycleGuidance> {
  return { key: 'firstPlanDay', from, value: from, source: '“”' }
}
