import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { baseItems } from '../../test/workbooks/base-template.ts'
import { describeCompletion } from '../core/plan/describe.ts'
import type { PlanItem } from '../core/plan/plan.ts'
import { readAssessment } from './checking/read-assessment.ts'
import { type FilledPlan, readPlan } from './checking/read-plan.ts'

/** What is in the second item of most files, in the words of `said`. */
const plain = 'Remote access has a password only; 1 Buy tokens; Sam Smith, , ; 15 October 2021; not by COVID'

/** What a file says of its second item, its problems, and its third item where something was done to that. */
type Expected = { readonly second?: string; readonly problems?: readonly string[]; readonly third?: string }

const aFormula = 'a formula, which is not worked out here'
const doneOn = plain.replace('tokens', 'tokens, done 2021-06-20')

const files: readonly (readonly [file: string, expected: Expected])[] = [
  ['german-dates', { second: doneOn }],
  ['american-dates', { second: doneOn }],
  ['long-dates', { second: doneOn }],
  ['dates-with-times', { second: doneOn.replace('15 October', '16 October'), third: '; ; ; 15 October 2021; ' }],
  [
    'shown-numbers',
    {
      second: plain.replace('1 Buy tokens', '1 Step (75%), 2 Step (1.20E+04), 3 Step (18:00)'),
      third: '; 1 Step (1,234.50); ; 3 months after return to business as usual; by COVID',
    },
  ],
  ['title-above', {}],
  ['filtered', {}],
  ['comments', {}],
  ['protected', {}],
  ['sort-by-evidence', {}],
  ['column-inserted', {}],
  [
    'column-deleted',
    { problems: ['L1 “Done on” not the heading “How COVID affected it”, which is nowhere else in this row either'] },
  ],
  ['column-moved', {}],
  ['hidden', { second: plain.replace('tokens', 'tokens, 2 A hidden step (Hidden but there)') }],
  ['rows-inserted', { second: plain.replace('tokens', 'tokens, 4 Tell everybody') }],
  ['own-sheets', {}],
  ['conditional-formats', {}],
  [
    'formulas',
    {
      second: plain.replace('Smith, , ', 'Smith, , sam.smith@example.nhs.uk'),
      problems: [`G5 “=G2” ${aFormula}`, `I8 “=DATE(2021,9,30)” ${aFormula}`],
    },
  ],
  ['renamed-sheet', {}],
  ['chart-and-shape', {}],
  ['mail-link', { second: plain.replace('Smith, , ', 'Smith, , sam.smith@example.nhs.uk') }],
  ['unseen-characters', { second: plain.replace('Smith, , ', 'Smith, , sam.smith@example.nhs.uk') }],
  ['google-like', { second: afterReturn() }],
  ['openpyxl-like', { second: afterReturn() }],
]

describe('a plan that another program saved is read whole', () => {
  for (const [file, { second = plain, problems = [], third = '; ; ; No date given; ' }] of files) {
    test(file, async () => {
      const plan = await planIn(file)
      assert.deepEqual(
        plan.problems.map(({ cell, holds, is }) => `${cell} “${holds}” ${is}`),
        problems,
      )
      const [first, ...others] = plan.items.map(({ item }) => item)
      assert.deepEqual(first, baseItems[0])
      assert.deepEqual(others.slice(0, 2).map(said), [second, third])
      assert.equal(plan.madeOn, '2021-07-01')
    })
  }

  test('with an item that was added by hand and has characters that cannot be seen', async () => {
    const added = (await planIn('unseen-characters')).items[3]?.item
    assert.deepEqual([added?.evidence, added?.actions[0]?.text], ['10.2.1', 'Ask them for it'])
  })
})

describe('a list that LibreOffice saved', () => {
  const lists: readonly (readonly [file: string, marks: readonly string[], rows: object])[] = [
    [
      'list-from-csv',
      ['1.6.5 not-met', '4.5.3 met', '10.1.2 partly'],
      { read: 4, marking: 3, withProblems: 0, unanswered: 1, empty: 0 },
    ],
    [
      'list-through-ods',
      ['1.6.5 not-met', '4.5.3 met'],
      { read: 2, marking: 2, withProblems: 0, unanswered: 0, empty: 0 },
    ],
  ]
  for (const [file, marks, rows] of lists) {
    test(`marks each item once: ${file}`, async () => {
      const read = await readAssessment(bytesOf(file))
      assert.ok(read.kind === 'read')
      assert.deepEqual(
        read.marks.map(({ evidence, answer }) => `${evidence} ${answer}`),
        marks,
      )
      assert.deepEqual([read.problems, read.rows], [[], rows])
    })
  }
})

async function planIn(file: string): Promise<FilledPlan> {
  const reading = await readPlan(bytesOf(file))
  assert.ok(reading.read, 'the file was refused')
  return reading.plan
}

function bytesOf(file: string): Buffer {
  return readFileSync(join(import.meta.dirname, `../../test/workbooks/more/${file}.xlsx`))
}

/** The gap, the actions with what was noted, the owner, the completion and whether COVID affected it. */
function said({ gap, actions, owner, completion, covid }: PlanItem): string {
  const steps = actions.map(({ id, text, doneOn, note }) => {
    const done = doneOn === null ? '' : `, done ${doneOn}`
    return `${id} ${text}${done}${note === '' ? '' : ` (${note})`}`
  })
  const who = owner === null ? '' : `${owner.name}, ${owner.role}, ${owner.email}`
  const affected = covid.affected === null ? '' : `${covid.affected ? '' : 'not '}by COVID`
  return [gap, steps.join(', '), who, describeCompletion(completion), affected].join('; ')
}

function afterReturn(): string {
  return doneOn
    .replace('15 October 2021', '3 months after return to business as usual')
    .replace('not by COVID', 'by COVID')
}
