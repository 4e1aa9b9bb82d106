import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Marks, mergeMarks, parseMarksText } from './marks.ts'

const cases: readonly [name: string, was: string, mine: string, theirs: string, merged: string, told: string][] = [
  ['what only I marked is mine', '', '1.1.1=met', '', '1.1.1=met', ''],
  ['what only they marked is theirs, and told', '', '', '1.1.1=met', '1.1.1=met', '1.1.1'],
  ['what both marked alike needs no telling', '', '1.1.1=met', '1.1.1=met', '1.1.1=met', ''],
  ['what both marked differently stays mine, and is told', '', '1.1.1=met', '1.1.1=partly', '1.1.1=met', '1.1.1'],
  ['what only they unmarked is unmarked, and told', '1.1.1=met', '1.1.1=met', '', '', '1.1.1'],
  ['what only I unmarked is unmarked', '1.1.1=met', '', '1.1.1=met', '', ''],
  ['items are told in their order', '', '', '10.1.1=met 4.5.3=met', '4.5.3=met 10.1.1=met', '4.5.3,10.1.1'],
]
for (const [name, was, mine, theirs, merged, told] of cases) {
  test(name, () => {
    const result = mergeMarks(parseMarksText(was), parseMarksText(mine), parseMarksText(theirs))
    assert.deepEqual(sorted(result.marks), sorted(parseMarksText(merged)))
    assert.equal(result.others.map(({ evidence }) => evidence).join(), told)
  })
}

function sorted(marks: Marks): readonly string[] {
  return [...marks].map(([evidence, mark]) => `${evidence} ${mark}`).toSorted()
}
