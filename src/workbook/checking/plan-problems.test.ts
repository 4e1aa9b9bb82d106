import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Edit } from '../../../test/workbooks/edited-template.ts'
import { filled, itemOf } from '../../../test/workbooks/read-edited.ts'
import { describeCompletion } from '../../core/plan/describe.ts'
import { itemParts } from '../../core/plan/item-texts.ts'

/** One edit each, and its problems: rule, cell, the text in the cell, and what that is. */
const cases: readonly [name: string, edit: Edit, problems: readonly string[]][] = [
  ['P4 a quarter', { plan: { I2: 'Q3' } }, ['P4 I2 “Q3” a quarter, not a day']],
  ['P4 a number in a date cell of no date', { plan: { P1: 'x', I2: '43490' } }, ['P4 I2 “43490” a number, not a date']],
  [
    'P4 two dates on one item',
    { plan: { I3: '31/10/2021' } },
    ['P4 I3 “31/10/2021” something else than I2 says for the same evidence item, “30/09/2021”'],
  ],
  ['P4 the same date in two rows is one date', { plan: { I3: '30 Sept 2021' } }, []],
  [
    'P4 months that are not a number',
    { plan: { I2: null, J2: 'a few' } },
    ['P4 J2 “a few” not a whole number of months'],
  ],
  [
    'P4 a date and months beside it',
    { plan: { J2: 3 } },
    ['P4 J2 “3” a second date for the item, beside the one in I2'],
  ],
  [
    'P4 months beside words that say the same',
    { plan: { I2: 'three months after return to BAU', J2: 3, K2: 'Yes' } },
    [],
  ],
  [
    'P3 two owners in two rows',
    { plan: { F3: 'Sam Smith' } },
    ['P3 F3 “Sam Smith” something else than F2 says for the same evidence item, “Jo Bloggs”'],
  ],
  ['P3 the same owner in two rows is one', { plan: { F3: 'jo bloggs' } }, []],
  ['P3 two owners in one cell', { plan: { F2: 'NED-WT/DoN' } }, ['P3 F2 “NED-WT/DoN” more than one person']],
  ['P3 nobody yet', { plan: { F2: 'TBC' } }, ['P3 F2 “TBC” no owner yet']],
  ['P5 an answer that is neither Yes nor No', { plan: { K2: 'Partly' } }, ['P5 K2 “Partly” neither Yes nor No']],
  [
    'P2 “Complete” instead of the day',
    { plan: { M3: 'Complete' } },
    ['P2 M3 “Complete” a state, not the day it was done'],
  ],
  [
    'P2 progress without an action',
    { plan: { N5: 'Ordered' } },
    ['P2 E5 “” a row that says how an action is going, but not which action'],
  ],
  [
    'P2 a row copied with its id',
    { plan: { A5: '1.6.5/1', B5: '1.6.5' } },
    ['P2 A5 “1.6.5/1” the row id of row 2 as well'],
  ],
  [
    'P1 an ill-formed reference',
    { plan: { B11: '4.5', E11: 'Ask' } },
    ['P1 B11 “4.5” not the reference of an evidence item'],
  ],
  [
    'P1 a row without a reference',
    { plan: { E11: 'Ask' } },
    ['P1 B11 “” a row that does not say which evidence item it is for'],
  ],
  [
    'P1 a row id of another item',
    { plan: { B5: '9.2.1' } },
    ['P1 B5 “9.2.1” not the evidence item of its row id, 4.5.3/1'],
  ],
  [
    'P1 a row id that was made up',
    { plan: { A11: 'new', B11: '4.5.3' } },
    ['P1 A11 “new” not a row id that the template wrote'],
  ],
  ['P1 an unknown but well-formed reference', { plan: { B11: '10.9.9', E11: 'Ask' } }, []],
  ['P1 an outcome of later years', { plan: { B11: 'B2.a', E11: 'Ask' } }, []],
  [
    'P3 a heading that is missing',
    { plan: { F1: 'Who' } },
    ['P3 F1 “Who” not the heading “Owner name”, which is nowhere else in this row either'],
  ],
  ['P2 a heading that is there twice', { plan: { P1: 'Action' } }, ['P2 P1 “Action” the same heading a second time']],
  ['P1 headings in other case and without brackets', { plan: { K1: ' covid  AFFECTED ', D1: 'The gap:' } }, []],
]

describe('an edited template:', () => {
  for (const [name, edit, expected] of cases) {
    test(`${name}: ${expected.length === 0 ? 'no problem' : 'the problem says what it is'}`, async () => {
      const { problems } = await filled(edit)
      assert.deepEqual(
        problems.map(({ rule, cell, holds, is }) => `${rule} ${cell} “${holds}” ${is}`),
        expected,
      )
    })
  }

  test('is never used if it was not understood', async () => {
    const plan = await filled({ plan: { I2: 'Q3', F2: 'NED-WT/DoN', K2: 'Partly', M3: 'Complete' } })
    const { item, unread } = itemOf(plan, '1.6.5')
    assert.equal(describeCompletion(item.completion), 'No date given')
    assert.deepEqual(unread, ['actions', 'owner', 'completion', 'covid'])
  })

  test('is not read as blank if its column is missing or there twice', async () => {
    assert.deepEqual(itemOf(await filled({ plan: { F1: 'Who' } }), '4.5.3').unread, ['owner'])
    assert.deepEqual(itemOf(await filled({ plan: { P1: 'The gap' } }), '4.5.3').unread, ['gap'])
  })

  test('is not certain for items that a row may or may not belong to', async () => {
    const plan = await filled({ plan: { B5: '9.2.1' } })
    assert.equal(itemOf(plan, '4.5.3').unread.length, itemParts.length)
    assert.equal(itemOf(plan, '9.2.1').unread.length, itemParts.length)
    assert.equal(itemOf(plan, '1.6.5').unread.length, 0)
  })
})
