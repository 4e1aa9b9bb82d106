import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { baseItems } from '../../test/workbooks/base-template.ts'
import { describeCompletion } from '../core/plan/describe.ts'
import { type FilledPlan, readPlan } from './checking/read-plan.ts'

describe('a template that LibreOffice saved', () => {
  test('untouched, by way of an .ods file, is the same plan', async () => {
    const { items, problems } = await saved('through-ods')
    assert.deepEqual(problems, [])
    assert.deepEqual(
      items.map(({ item }) => item),
      baseItems,
    )
  })

  test('filled in, with rows moved, deleted and added, is read by row id and evidence item', async () => {
    const { items, problems } = await saved('filled-in')
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
    const { items, problems } = await saved('merged-cells')
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
    const { items } = await saved('rich-text')
    assert.equal(items[1]?.item.actions[0]?.text, 'Buy hardware tokens\nand roll them out 😀 مرحبا')
  })

  test('with dates that are counted from 1904 has the same days', async () => {
    const { items, madeOn } = await saved('dates-of-1904')
    assert.equal(madeOn, '2021-07-01')
    assert.deepEqual(
      items.slice(0, 2).map(({ item }) => describeCompletion(item.completion)),
      ['30 September 2021', '15 October 2021'],
    )
  })

  test('with the mistakes that people make has a problem for each, which says what it is', async () => {
    const { problems } = await saved('mistakes')
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

async function saved(name: string): Promise<FilledPlan> {
  const reading = await readPlan(readFileSync(join(import.meta.dirname, `../../test/workbooks/${name}.xlsx`)))
  assert.ok(reading.read, 'the file was refused')
  return reading.plan
}
