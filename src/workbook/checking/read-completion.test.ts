import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../core/day.ts'
import { describeCompletion } from '../../core/plan/describe.ts'
import type { Cell } from '../reading/cell.ts'
import { readCompletion } from './read-completion.ts'

/** Each text, and `= value` if it is read as that, else what it is instead. Most are from real plans and trackers. */
const texts: readonly [written: string, read: string][] = [
  ['30 December 2021', '= 30 December 2021'],
  ['31 December 2021', '= 31 December 2021'],
  ['07 June 2023', '= 7 June 2023'],
  ['04 December 2025', '= 4 December 2025'],
  ['31 Dec 2021', '= 31 December 2021'],
  ['31 dec. 2021', '= 31 December 2021'],
  ['31st December 2021', '= 31 December 2021'],
  ['1st of September 2021', '= 1 September 2021'],
  ['31-Dec-21', '= 31 December 2021'],
  ['Friday 31 December 2021', '= 31 December 2021'],
  ['Fri, 31 Dec 2021', '= 31 December 2021'],
  ['31/12/2021', '= 31 December 2021'],
  [' 31 / 12 / 2021 ', '= 31 December 2021'],
  ['31/12/21', '= 31 December 2021'],
  ['31.12.21', '= 31 December 2021'],
  ['10.05.2023', '= 10 May 2023'],
  ['31-12-2021', '= 31 December 2021'],
  ['2021-12-31', '= 31 December 2021'],
  ['9/1/2025', '= 9 January 2025'],
  ['24/7/2024', '= 24 July 2024'],
  ['29/02/2024', '= 29 February 2024'],
  ['three months after return to BAU', '= 3 months after return to business as usual'],
  ['3 months after return to business as usual', '= 3 months after return to business as usual'],
  ['One month after the return to BAU.', '= 1 month after return to business as usual'],
  ['after return to BAU', '= After return to business as usual, number of months not given'],
  ['end of December at the latest', 'a limit, not one day'],
  ['14th October at the latest', 'a limit, not one day'],
  ['14th October 2021 at the latest', 'a date with other words'],
  ['by 31 December 2021', 'a date with other words'],
  ['31/03/2023 (project 12)', 'a date with other words'],
  ['No – 31/03/2026', 'a date with other words'],
  ['within two weeks', 'a length of time, not a day'],
  ['6-month target date', 'a length of time, not a day'],
  ['43490', 'a number, not a date'],
  ['null', 'no date at all'],
  ['N/A', 'no date at all'],
  ['Redacted', 'no date at all'],
  ['-', 'no date at all'],
  ['Verbal update to be provided', 'not a date that can be read'],
  ['July – Proposed new metrics being agreed and processed at present.', 'not a date that can be read'],
  ['B/Fwd July 2010', 'a state, not a day'],
  ['Outstanding', 'a state, not a day'],
  ['Ongoing', 'a state, not a day'],
  ['Complete', 'a state, not a day'],
  ['Policy to be drafted by IT - in progress (IC)', 'a state, not a day'],
  ['w/c 19th April 2010', 'a week, not a day'],
  ['week commencing 19 April', 'a week, not a day'],
  ['TBC', 'not decided yet'],
  ['TBD How do we want to do this?', 'not decided yet'],
  ['To be agreed', 'not decided yet'],
  ['ASAP', 'a wish, not a day'],
  ['[Date]', 'a placeholder that was left in'],
  ['28 Apr - 2 May', 'several days, not one'],
  ['28-30 September 2021', 'several days, not one'],
  ['30/09/2021 and 31/12/2021', 'more than one date'],
  ['31/12/2021 (was 30/09/2021)', 'more than one date'],
  ['30 Sept', 'a day without a year'],
  ['30 Sept.', 'a day without a year'],
  ['31/12', 'a day without a year'],
  ['Q3', 'a quarter, not a day'],
  ['Q3 21/22', 'a quarter, not a day'],
  ['end of Q4', 'a quarter, not a day'],
  ['Sept 21', 'a month, not a day'],
  ['December 2021', 'a month, not a day'],
  ['12/2021', 'a month, not a day'],
  ['2021', 'a year, not a day'],
  ['2021/22', 'a year, not a day'],
  ['Autumn 2021', 'a time of year, not a day'],
  ['December 31, 2021', 'a date with the month before the day'],
  ['12/31/2021', 'a date in month 31: the day comes first, then the month'],
  ['31/02/2021', 'a day that does not exist'],
  ['29 February 2021', 'a day that does not exist'],
  ['2021-02-31', 'a day that does not exist'],
  ['00/12/2021', 'a day that does not exist'],
  ['31/12/20211', 'a date with a year of 5 digits'],
  ['31/12/202', 'a date with a year of 3 digits'],
  ['Monday 31 December 2021', 'a date that is not a Monday but a Friday'],
  ['30 Smarch 2021', 'not a date that can be read'],
  ['31/12-2021', 'not a date that can be read'],
  ['٣١/١٢/٢٠٢١', 'not a date that can be read'],
  ['BAU + 3m', 'timed from the return to business as usual, but not in words that are certain'],
  ['a few months after return to BAU', 'timed from the return to business as usual, but not in words that are certain'],
]

describe('P4 a completion date written as text', () => {
  for (const [written, read] of texts) {
    test(`P4 “${written.trim()}” is ${read.replace('= ', '')}`, () => {
      assert.equal(reading({ kind: 'text', text: written }), read)
    })
  }

  test('P4 a text of the greatest length is judged by its beginning', () => {
    assert.equal(reading({ kind: 'text', text: `TBC ${'within the week '.repeat(2000)}` }), 'not decided yet')
  })

  test('P4 the one day in a longer text is suggested, not used', () => {
    const read = readCompletion({ kind: 'text', text: 'by 31 December 2021' })
    assert.ok(!read.understood)
    assert.equal(read.write, 'If 31/12/2021 is the day, write only that here.')
  })

  test('P5 unclear words about BAU get the advice to use the column of months', () => {
    const read = readCompletion({ kind: 'text', text: 'BAU + 3m' })
    assert.ok(!read.understood)
    assert.match(read.write, /Months after return to BAU/)
  })
})

const cells: readonly [name: string, cell: Cell, read: string][] = [
  ['a real date', { kind: 'day', day: day('2021-12-31') }, '= 31 December 2021'],
  [
    'a date shown as 30-Sep',
    { kind: 'part-of-a-day', shows: 'day-without-year', day: day('2021-09-30') },
    'a day without a year',
  ],
  ['a date shown as Sep-21', { kind: 'part-of-a-day', shows: 'month', day: day('2021-09-01') }, 'a month, not a day'],
  ['a date in 20211', { kind: 'far-date', year: 20211 }, 'a date in the year 20211'],
  [
    '43490 without a date format',
    { kind: 'number', value: 43490, text: '43490', asDay: { day: day('2019-01-25') } },
    'a number, not a date',
  ],
  ['TRUE', { kind: 'boolean', value: true }, 'a yes or no, not a day'],
  ['#N/A', { kind: 'error', text: '#N/A' }, 'an error of the spreadsheet'],
  ['a formula', { kind: 'formula', text: '=TODAY()' }, 'a formula, which is not worked out here'],
]

describe('P4 a completion date in another kind of cell', () => {
  for (const [name, cell, read] of cells)
    test(`P4 ${name} is ${read.replace('= ', '')}`, () => assert.equal(reading(cell), read))

  test('P4 the problem with a number names the day that a spreadsheet would show for it', () => {
    const read = readCompletion({ kind: 'number', value: 43490, text: '43490', asDay: { day: day('2019-01-25') } })
    assert.ok(!read.understood)
    assert.match(read.write, /would show this number as 25\/01\/2019/)
  })
})

function reading(cell: Cell): string {
  const read = readCompletion(cell)
  return read.understood ? `= ${describeCompletion(read.value)}` : read.is
}
