import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../day.ts'
import { guidance2021 } from './cycles/2020-21.ts'
import { cycle, cycleNames } from './cycles.ts'
import { publicationDays } from './publication-days.ts'

test('a year is published after the deadline of the year before, up to that of the year after', () => {
  assert.deepEqual(publicationDays('2020-21'), { first: '2020-10-01', last: '2022-06-30' })
  assert.deepEqual(publicationDays('2021-22'), { first: '2021-07-01', last: '2023-06-30' })
})

test('the known dates of a year are among its publication days', () => {
  for (const name of cycleNames) {
    const { first, last } = publicationDays(name)
    for (const known of cycle(name).knownDates) assert.ok(first <= known.day && known.day <= last, known.what)
  }
})

test('the deadline is that of the guidance', () => {
  const [{ value: deadline }] = guidance2021.assessmentPublicationDeadline
  assert.ok(deadline !== null)
  assert.equal(publicationDays('2021-22').first, addDays(deadline, 1))
})
