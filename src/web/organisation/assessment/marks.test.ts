import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Marks, mergeMarks, parseMarksText } from './marks.ts'

const cases: readonly [name: string, was: string, mine: string, theirs: string, merged: string, others: string][] = [
  ['an item that only I marked has my mark', '', '1.1.1=met', '', '1.1.1=met', ''],
  ['an item that only they marked has their mark, and is listed', '', '', '1.1.1=met', '1.1.1=met', '1.1.1'],
  ['an item that both marked the same is not listed', '', '1.1.1=met', '1.1.1=met', '1.1.1=met', ''],
  [
    'an item that both marked differently has my mark, and is listed',
    '',
    '1.1.1=met',
    '1.1.1=partly',
    '1.1.1=met',
    '1.1.1',
  ],
  ['an item that only they unmarked is unmarked, and is listed', '1.1.1=met', '1.1.1=met', '', '', '1.1.1'],
  ['an item that only I unmarked is unmarked', '1.1.1=met', '', '1.1.1=met', '', ''],
  ['items are listed in order', '', '', '10.1.1=met 4.5.3=met', '4.5.3=met 10.1.1=met', '4.5.3,10.1.1'],
]
for (const [name, was, mine, theirs, merged, others] of cases) {
  test(name, () => {
    const result = mergeMarks(parseMarksText(was), parseMarksText(mine), parseMarksText(theirs))
    assert.deepEqual(sorted(result.marks), sorted(parseMarksText(merged)))
    assert.equal(result.others.map(({ evidence }) => evidence).join(), others)
  })
}

function sorted(marks: Marks): readonly string[] {
  return [...marks].map(([evidence, mark]) => `${evidence} ${mark}`).toSorted()
}
