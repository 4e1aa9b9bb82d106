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

describe('a template that LibreOffice saved', () => {
  test('untouched, by way of an .ods file, is the same plan', async () => {
    const { items, problems } = await planIn('through-ods', '')
    assert.deepEqual(problems, [])
    assert.deepEqual(
      items.map(({ item }) => item),
      baseItems,
    )
  })

  test('filled in, with rows moved, deleted and added, is read by row id and evidence item', async () => {
    const { items, problems } = await planIn('filled-in', '')
    assert.deepEqual(problems, [])
    assert.deepEqual(
      items.map(({ item }) => [
        item.evidence,
        item.owner?.name,
        describeCompletion(item.completion),
        item.actions.map(({ id, text, doneOn }) => `${id} ${text}${doneOn === null ? '' : `, done ${doneOn}`}`),
      ]),
      [
        [
          '1.6.5',
          'Jo Bloggs',
          '30 September 2021',
          ['1 Write the procedure', '2 Have it agreed by the board', '4 Tell all staff'],
        ],
        ['4.5.3', 'Sam Smith', '15 October 2021', ['1 Buy tokens, done 2021-06-20', '2 Switch every account to them']],
        ['9.2.1', 'Ali Khan', '3 months after return to business as usual', ['1 Have a test done']],
        ['10.2.1', 'Max Moore', '1 December 2021', ['1 Ask them for it']],
      ],
    )
  })

  test('with cells merged over the rows of an item has their value once', async () => {
    const { items, problems } = await planIn('merged-cells', '')
    assert.deepEqual(problems, [])
    const [, merged, action] = items
    assert.deepEqual(
      [merged?.item.gap, merged?.item.owner?.name, merged?.item.covid.affected, merged?.item.actions.length],
      ['No procedure yet', 'Sam Smith', false, 2],
    )
    assert.deepEqual(
      action?.item.actions.map(({ text }) => text),
      ['One action in three rows'],
    )
  })

  test('with rich text keeps the words without the formatting', async () => {
    const { items } = await planIn('rich-text', '')
    assert.equal(items[1]?.item.actions[0]?.text, 'Buy hardware tokens\nand roll them out 😀 مرحبا')
  })

  test('with dates that are counted from 1904 has the same days', async () => {
    const { items, madeOn } = await planIn('dates-of-1904', '')
    assert.equal(madeOn, '2021-07-01')
    assert.deepEqual(
      items.slice(0, 2).map(({ item }) => describeCompletion(item.completion)),
      ['30 September 2021', '15 October 2021'],
    )
  })

  test('with the mistakes that people make has a problem for each, which says what it is', async () => {
    const { problems } = await planIn('mistakes', '')
    assert.deepEqual(
      problems.map(({ rule, cell, holds, is }) => `${rule} ${cell} “${holds}” ${is}`),
      [
        'P4 I2 “Q3” a quarter, not a day',
        'P2 M2 “=TODAY()” a formula, which is not worked out here',
        'P2 M3 “September 2021” a month, not a day',
        'P3 F5 “NED-WT/DoN” more than one person',
        'P4 I5 “43490” a number, not a date',
        'P5 K5 “Partly” neither Yes nor No',
        'P2 M5 “Complete” a state, not the day it was done',
        'P3 F8 “TBC” no owner yet',
        'P4 I8 “30 September” a day without a year',
        'P4 I9 “=1/0” a formula, which is not worked out here',
      ],
    )
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

async function planIn(file: string, folder = 'more/'): Promise<FilledPlan> {
  const reading = await readPlan(bytesOf(file, folder))
  assert.ok(reading.read, 'the file was refused')
  return reading.plan
}

function bytesOf(file: string, folder = 'more/'): Buffer {
  return readFileSync(join(import.meta.dirname, `../../test/workbooks/${folder}${file}.xlsx`))
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
