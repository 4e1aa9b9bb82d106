import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ref } from '../../../test/workbooks/base-template.ts'
import type { Edit } from '../../../test/workbooks/edited-template.ts'
import { filled } from '../../../test/workbooks/read-edited.ts'
import { day } from '../../core/day.ts'
import { guidance2021 } from '../../core/guidance/cycles/2020-21.ts'
import { anItem, items } from '../../core/plan/plan.builders.ts'
import { checkPlan, type PlanCheck } from './check-plan.ts'

const onDay = day('2021-07-01')

async function check(edit: Edit, on = onDay): Promise<PlanCheck> {
  const found = checkPlan(await filled(edit), guidance2021, on)
  assert.ok(found, 'no guidance was in force')
  return found
}

function placed(
  all: readonly { readonly rule: string; readonly sheet: string; readonly cell: string }[],
): readonly string[] {
  return all.map(({ rule, sheet, cell }) => `${rule} ${sheet} ${cell}`)
}

const one = [anItem()]
const covid = { affected: true, explanation: 'Redeployed' }

/** How a template is filled in, and the findings in it. */
const cases: readonly [name: string, edit: Edit, findings: readonly string[]][] = [
  ['a complete plan has no findings', { items: one }, []],
  [
    'P1 a listed gap whose rows were deleted is found, at its line in the list of gaps',
    { items: items(2), rows: [2, 3, 4] },
    ['P1 Details A9'],
  ],
  [
    'P2 an item without an action is found, at the cell for its first action',
    { items: one, plan: { E2: null } },
    ['P2 Improvement plan E2'],
  ],
  [
    'P3 an item without an owner is found, at the cell for the name',
    { items: one, plan: { F2: null } },
    ['P3 Improvement plan F2'],
  ],
  [
    'P4 a date before the guidance began is found, at the date',
    { items: one, plan: { I2: '18/05/2021' } },
    ['P4 Improvement plan I2'],
  ],
  [
    'P5 a relative date without the COVID answer is found, at the cell for the answer',
    { items: one, plan: { I2: null, J2: 3 } },
    ['P5 Improvement plan K2'],
  ],
  [
    'P5 a relative date without a number of months is found, at the cell for the months',
    { items: [anItem({ covid })], plan: { I2: 'after return to BAU' } },
    ['P5 Improvement plan J2'],
  ],
  [
    'A1 an item without a date is found, at the cell for the date',
    { items: one, plan: { I2: null } },
    ['A1 Improvement plan I2'],
  ],
  ['A3 fifteen items are not too many', { items: items(15) }, []],
  ['A3 sixteen items are too many, which is shown at the heading', { items: items(16) }, ['A3 Improvement plan B1']],
  ['A4 the last day is not late', { items: one, plan: { I2: '30/12/2021' } }, []],
  [
    'A4 a day later is late, which is shown at the date',
    { items: one, plan: { I2: '31/12/2021' } },
    ['A4 Improvement plan I2'],
  ],
]

describe('a filled file', () => {
  for (const [name, edit, expected] of cases) {
    test(name, async () => {
      const { problems, findings } = await check(edit)
      assert.deepEqual(placed(problems), [])
      assert.deepEqual(placed(findings), expected)
    })
  }

  test('A1 a cell that is a problem already is not a finding as well', async () => {
    const { problems, findings } = await check({ items: one, plan: { I2: 'Q3', F2: 'TBC' } })
    assert.deepEqual(placed(problems), ['P3 Improvement plan F2', 'P4 Improvement plan I2'])
    assert.deepEqual(findings, [])
  })

  test('P3 a problem in another cell does not hide a finding', async () => {
    const { problems, findings } = await check({ items: one, plan: { F2: null, H2: 'nobody' } })
    assert.deepEqual(placed([...problems, ...findings]), ['P3 Improvement plan H2', 'P3 Improvement plan F2'])
  })

  test('H1 H4 hints are listed separately, with their cells', async () => {
    const { findings, hints } = await check({ items: one, plan: { F2: 'Executive team', I2: '25/12/2021' } })
    assert.deepEqual(findings, [])
    assert.deepEqual(placed(hints), ['H1 Improvement plan F2', 'H4 Improvement plan I2'])
  })

  test('H2 an action that says little is shown at its own cell', async () => {
    const { hints } = await check({ items: one, plan: { E3: 'TBC' } })
    assert.deepEqual(placed(hints), ['H2 Improvement plan E3'])
  })

  test('a plan cannot be checked by a day before the guidance began', async () => {
    assert.equal(checkPlan(await filled({}), guidance2021, day('2021-05-18')), null)
    assert.notEqual(checkPlan(await filled({}), guidance2021, day('2021-05-19')), null)
  })

  test('a plan of a cycle whose guidance is not known cannot be checked', async () => {
    assert.equal(checkPlan(await filled({}), null, onDay), null)
  })

  test('A3 items added in blank rows count', async () => {
    const { findings } = await check({
      items: items(15),
      plan: { B47: ref('10.1.1'), E47: 'List them', F47: 'Jo Bloggs', I47: '15/10/2021' },
    })
    assert.deepEqual(placed(findings), ['A3 Improvement plan B1'])
  })
})
