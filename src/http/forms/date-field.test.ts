import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../core/day.ts'
import { dateError, readDate, shownDateError, typedDate, typedFrom } from './date-field.ts'

const read = (dayPart: string, month: string, year: string) =>
  readDate({ day: dayPart, month, year }, 'The completion date')

const wrongCases: readonly [name: string, typed: readonly [string, string, string], text: RegExp, parts: string][] = [
  ['31 February does not exist', ['31', '2', '2021'], /31\/2\/2021 does not exist/, 'day'],
  ['29 February does not exist in 2021', ['29', '2', '2021'], /does not exist/, 'day'],
  ['day 0 does not exist', ['0', '6', '2021'], /does not exist/, 'day'],
  ['a year of five digits is refused', ['30', '12', '20211'], /4 digits/, 'year'],
  ['a year of two digits is refused, not completed', ['30', '12', '21'], /4 digits/, 'year'],
  ['there is no month 13', ['30', '13', '2021'], /month as a number/, 'month'],
  ['a missing month is asked for', ['30', '', '2021'], /must include a month/, 'month'],
  ['two missing parts are asked for together', ['', '', '2021'], /a day and a month/, 'day,month'],
  ['a day in words is refused', ['Q3', '12', '2021'], /day as a number/, 'day'],
]
for (const [name, typed, text, parts] of wrongCases) {
  test(name, () => {
    const date = read(...typed)
    assert.equal(date.kind, 'wrong')
    assert.match(date.kind === 'wrong' ? date.text : '', text)
    assert.equal(date.kind === 'wrong' ? date.parts.join() : '', parts)
  })
}

const dayCases: readonly [name: string, typed: readonly [string, string, string], expected: string][] = [
  ['29 February exists in 2024', ['29', '2', '2024'], '2024-02-29'],
  ['leading zeros may be typed', ['01', '07', '2021'], '2021-07-01'],
  ['a month may be typed by its name', ['30', 'Dec', '2021'], '2021-12-30'],
]
for (const [name, typed, expected] of dayCases) {
  test(name, () => assert.deepEqual(read(...typed), { kind: 'day', day: day(expected) }))
}

test('nothing typed is no error', () => assert.deepEqual(read('', '', ''), { kind: 'empty' }))

test('what was typed comes back without the spaces around it', () => {
  const form = new Map([
    ['done-day', [' 31 ']],
    ['done-month', ['2']],
  ])
  assert.deepEqual(typedDate(form, 'done'), { day: '31', month: '2', year: '' })
})

test('a saved day is shown without leading zeros, and no day as empty fields', () => {
  assert.deepEqual(typedFrom(day('2021-07-01')), { day: '1', month: '7', year: '2021' })
  assert.deepEqual(typedFrom(null), { day: '', month: '', year: '' })
})

test('the error leads to the first part to correct and marks that part', () => {
  const date = read('30', '12', '20211')
  assert.ok(date.kind === 'wrong')
  const error = dateError('completion-date', date)
  assert.equal(error.field, 'completion-date-year')
  assert.deepEqual(shownDateError([error], 'completion-date'), { error: date.text, errorIn: ['year'] })
})
