import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Edit, editedTemplate } from '../../test/workbooks/edited-template.ts'
import { describeCompletion } from '../core/plan/in-words.ts'
import { type FilledPlan, readPlan } from './read-plan.ts'

// Rows of the base template: 2 to 4 are 1.6.5 with two actions, 5 to 7 are 4.5.3, 8 to 10 are 9.2.1, then blank ones.
// Columns: A row id, B evidence, D gap, E action, F to H owner, I date, J months, K L COVID, M done on, N note.

describe('a filled template', () => {
  test('says whose it is, of which cycle and when it was made', async () => {
    const { organisation, cycle, templateVersion, madeOn, listed } = await filled({})
    assert.deepEqual(organisation, { code: 'RXX', name: 'Central England NHS Trust' })
    assert.deepEqual([cycle, templateVersion, madeOn], ['2020-21', '1', '2021-07-01'])
    assert.deepEqual(
      listed.map(({ evidence, lastRow, at }) => [evidence, lastRow, at.cell]),
      [
        ['1.6.5', 3, 'A8'],
        ['4.5.3', 3, 'A9'],
        ['9.2.1', 3, 'A10'],
      ],
    )
  })

  test('has each item with the cells it stands in', async () => {
    const plan = await filled({ plan: { E6: 'Buy tokens', M6: '20/06/2021', N6: 'Delivered' } })
    const item = itemOf(plan, '4.5.3')
    assert.deepEqual(item.item.actions, [{ id: '2', text: 'Buy tokens', doneOn: '2021-06-20', note: 'Delivered' }])
    assert.deepEqual(item.cells.actions, { 2: { action: 'E6', doneOn: 'M6', note: 'N6' } })
    assert.deepEqual([item.cells.owner, item.cells.completion, item.cells.firstAction], ['F5', 'I5', 'E5'])
  })

  test('keeps the rows that nobody touched as they were', async () => {
    const plan = await filled({})
    assert.deepEqual(plan.problems, [])
    assert.deepEqual(
      plan.items.map(({ item }) => [item.evidence, item.actions.length]),
      [
        ['1.6.5', 2],
        ['4.5.3', 0],
        ['9.2.1', 0],
      ],
    )
  })
})

describe('rows', () => {
  test('that were moved keep their item and action', async () => {
    const plan = await filled({ rows: [8, 3, 5, 2], plan: { E2: 'Have a test done' } })
    assert.deepEqual(plan.problems, [])
    const item = itemOf(plan, '1.6.5')
    assert.deepEqual(
      item.item.actions.map(({ id, text }) => `${id} ${text}`),
      ['1 Write the procedure', '2 Have it agreed by the board'],
    )
    assert.equal(item.item.owner?.name, 'Jo Bloggs')
    assert.equal(item.cells.owner, 'F5')
  })

  test('that were deleted are gone, and with the last of them the item', async () => {
    const plan = await filled({ rows: [3, 8, 9, 10] })
    assert.deepEqual(
      plan.items.map(({ item }) => [item.evidence, item.actions.map(({ id }) => id)]),
      [
        ['1.6.5', ['2']],
        ['9.2.1', []],
      ],
    )
    assert.equal(plan.listed.length, 3)
  })

  test('added by hand belong to the evidence item they name, with numbers never used before', async () => {
    const plan = await filled({
      rows: [2, 5, 8, 11, 12],
      plan: { B5: '1.6.5', E5: 'Tell all staff', B6: '10.2.1', E6: 'Ask' },
    })
    assert.deepEqual(plan.problems, [])
    assert.deepEqual(itemOf(plan, '1.6.5').item.actions.at(-1), {
      id: '4',
      text: 'Tell all staff',
      doneOn: null,
      note: '',
    })
    assert.deepEqual(
      itemOf(plan, '10.2.1').item.actions.map(({ id }) => id),
      ['1'],
    )
  })

  test('with a note but no text in a column that is not the template’s are left alone', async () => {
    assert.deepEqual((await filled({ plan: { P14: 'ask Sam', AN15: 'x' } })).problems, [])
  })
})

/** One edit each, and the problems it makes: rule, cell, what stands there, what it is. */
const cases: readonly [name: string, edit: Edit, problems: readonly string[]][] = [
  ['P4 a quarter', { plan: { I2: 'Q3' } }, ['P4 I2 “Q3” a quarter, not a day']],
  ['P4 a number in a date cell of no date', { plan: { P1: 'x', I2: '43490' } }, ['P4 I2 “43490” a number, not a date']],
  [
    'P4 two dates on one item',
    { plan: { I3: '31/10/2021' } },
    ['P4 I3 “31/10/2021” something else than I2 says for the same evidence item, “30/09/2021”'],
  ],
  ['P4 one date written twice is one date', { plan: { I3: '30 Sept 2021' } }, []],
  ['P4 months that are no number', { plan: { I2: null, J2: 'a few' } }, ['P4 J2 “a few” not a whole number of months']],
  [
    'P4 a date and months beside it',
    { plan: { J2: 3 } },
    ['P4 J2 “3” a second date for the item, beside the one in I2'],
  ],
  ['P4 months beside words that agree', { plan: { I2: 'three months after return to BAU', J2: 3, K2: 'Yes' } }, []],
  [
    'P3 two owners in two rows',
    { plan: { F3: 'Sam Smith' } },
    ['P3 F3 “Sam Smith” something else than F2 says for the same evidence item, “Jo Bloggs”'],
  ],
  ['P3 the same owner in two rows is one', { plan: { F3: 'jo bloggs' } }, []],
  ['P3 two owners in one cell', { plan: { F2: 'NED-WT/DoN' } }, ['P3 F2 “NED-WT/DoN” more than one person']],
  ['P3 nobody yet', { plan: { F2: 'TBC' } }, ['P3 F2 “TBC” no owner yet']],
  ['P5 an answer that is none', { plan: { K2: 'Partly' } }, ['P5 K2 “Partly” neither Yes nor No']],
  ['P2 done without a day', { plan: { M3: 'Complete' } }, ['P2 M3 “Complete” whether it is done, not on which day']],
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

describe('what stands in a cell', () => {
  for (const [name, edit, expected] of cases) {
    test(`${name}: ${expected.length === 0 ? 'no problem' : 'said for what it is'}`, async () => {
      const { problems } = await filled(edit)
      assert.deepEqual(
        problems.map(({ rule, cell, holds, is }) => `${rule} ${cell} “${holds}” ${is}`),
        expected,
      )
    })
  }

  test('is never taken where it was not understood', async () => {
    const plan = await filled({ plan: { I2: 'Q3', F2: 'NED-WT/DoN', K2: 'Partly', M3: 'Complete' } })
    const { item, unread } = itemOf(plan, '1.6.5')
    assert.equal(describeCompletion(item.completion), 'No date given')
    assert.deepEqual(unread, ['actions', 'owner', 'completion', 'covid'])
  })

  test('is not taken as blank where its column is missing or there twice', async () => {
    assert.deepEqual(itemOf(await filled({ plan: { F1: 'Who' } }), '4.5.3').unread, ['owner'])
    assert.deepEqual(itemOf(await filled({ plan: { P1: 'The gap' } }), '4.5.3').unread, ['gap'])
  })

  test('of items that a row may or may not belong to is not certain', async () => {
    const plan = await filled({ plan: { B5: '9.2.1' } })
    assert.equal(itemOf(plan, '4.5.3').unread.length, 5)
    assert.equal(itemOf(plan, '9.2.1').unread.length, 5)
    assert.equal(itemOf(plan, '1.6.5').unread.length, 0)
  })
})

test('columns that were moved are found by their headings', async () => {
  const swapped = {
    D1: 'Action',
    E1: 'The gap',
    D2: 'Write the procedure',
    E2: 'No procedure',
    D3: 'Agree it',
    E3: null,
  }
  const plan = await filled({ plan: swapped })
  const { item, cells } = itemOf(plan, '1.6.5')
  assert.deepEqual(
    [item.gap, item.actions.map(({ text }) => text)],
    ['No procedure', ['Write the procedure', 'Agree it']],
  )
  assert.equal(cells.actions['1']?.action, 'D2')
})

const refused: readonly [name: string, edit: Edit, reason: string][] = [
  ['without its organisation', { details: { B1: null } }, 'no-details'],
  ['of a cycle that is not known', { details: { B3: '2031-32' } }, 'no-details'],
  ['of another version of the template', { details: { B4: '2' } }, 'other-template-version'],
  ['without the day it was made', { details: { B5: 'July' } }, 'no-details'],
  ['with its list of gaps changed', { details: { B8: 'x' } }, 'no-details'],
  ['with a gap listed twice', { details: { A9: '1.6.5' } }, 'no-details'],
  ['without the headings', { plan: { B1: 'Item', E1: 'What to do' } }, 'no-plan-sheet'],
  [
    'with more rows than are read',
    { plan: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`E${n + 2}`, 'x'])) },
    'too-many-rows',
  ],
  ['with something in column 41', { plan: { AO2: 'x' } }, 'cell-out-of-range'],
  ['with a text longer than a cell can hold', { plan: { E2: 'x'.repeat(32_768) } }, 'text-too-long'],
]

describe('a file', () => {
  for (const [name, edit, reason] of refused) {
    test(`${name} is refused`, async () => {
      const reading = await readPlan(await editedTemplate(edit))
      assert.equal(reading.read ? 'read' : reading.refusal.reason, reason)
    })
  }

  test('with a text as long as a cell can hold is read', async () => {
    const plan = await filled({ plan: { E2: 'x'.repeat(32_767) } })
    assert.equal(itemOf(plan, '1.6.5').item.actions[0]?.text.length, 32_767)
  })
})

async function filled(edit: Edit): Promise<FilledPlan> {
  const reading = await readPlan(await editedTemplate(edit))
  assert.ok(reading.read, 'the file was refused')
  return reading.plan
}

function itemOf({ items }: FilledPlan, evidence: string) {
  const found = items.find(({ item }) => item.evidence === evidence)
  assert.ok(found, `${evidence} is not in the file`)
  return found
}
