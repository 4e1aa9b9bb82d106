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

/** Findings of a template of these items, filled in so. */
const cases: readonly [name: string, edit: Edit, findings: readonly string[]][] = [
  ['nothing to find finds nothing', { items: one }, []],
  [
    'P1 a listed gap whose rows were deleted is shown where it was listed',
    { items: items(2), rows: [2, 3, 4] },
    ['P1 Details A9'],
  ],
  [
    'P2 an item without an action is shown where one would be',
    { items: one, plan: { E2: null } },
    ['P2 Improvement plan E2'],
  ],
  ['P3 an item without an owner is shown at its name', { items: one, plan: { F2: null } }, ['P3 Improvement plan F2']],
  [
    'P4 a date before the guidance is shown at the date',
    { items: one, plan: { I2: '18/05/2021' } },
    ['P4 Improvement plan I2'],
  ],
  [
    'P5 a relative date without the COVID answer is shown at the answer',
    { items: one, plan: { I2: null, J2: 3 } },
    ['P5 Improvement plan K2'],
  ],
  [
    'P5 a relative date without an offset is shown at the months',
    { items: [anItem({ covid })], plan: { I2: 'after return to BAU' } },
    ['P5 Improvement plan J2'],
  ],
  ['A1 an item without a date is shown at the date', { items: one, plan: { I2: null } }, ['A1 Improvement plan I2']],
  ['A3 fifteen items are not too many', { items: items(15) }, []],
  ['A3 sixteen items are shown at the heading', { items: items(16) }, ['A3 Improvement plan B1']],
  ['A4 the last day is not late', { items: one, plan: { I2: '30/12/2021' } }, []],
  ['A4 a day later is shown at the date', { items: one, plan: { I2: '31/12/2021' } }, ['A4 Improvement plan I2']],
]

describe('a filled file', () => {
  for (const [name, edit, expected] of cases) {
    test(name, async () => {
      const { problems, findings } = await check(edit)
      assert.deepEqual(placed(problems), [])
      assert.deepEqual(placed(findings), expected)
    })
  }

  test('A1 a cell that is a problem already is not found a second time', async () => {
    const { problems, findings } = await check({ items: one, plan: { I2: 'Q3', F2: 'TBC' } })
    assert.deepEqual(placed(problems), ['P3 Improvement plan F2', 'P4 Improvement plan I2'])
    assert.deepEqual(findings, [])
  })

  test('P3 a problem of another cell hides no finding', async () => {
    const { problems, findings } = await check({ items: one, plan: { F2: null, H2: 'nobody' } })
    assert.deepEqual(placed([...problems, ...findings]), ['P3 Improvement plan H2', 'P3 Improvement plan F2'])
  })

  test('H1 H4 hints are listed apart, with their cells', async () => {
    const { findings, hints } = await check({ items: one, plan: { F2: 'Executive team', I2: '25/12/2021' } })
    assert.deepEqual(findings, [])
    assert.deepEqual(placed(hints), ['H1 Improvement plan F2', 'H4 Improvement plan I2'])
  })

  test('H2 a thin action is shown at its own cell', async () => {
    const { hints } = await check({ items: one, plan: { E3: 'TBC' } })
    assert.deepEqual(placed(hints), ['H2 Improvement plan E3'])
  })

  test('before the guidance began cannot be checked', async () => {
    assert.equal(checkPlan(await filled({}), guidance2021, day('2021-05-18')), null)
    assert.notEqual(checkPlan(await filled({}), guidance2021, day('2021-05-19')), null)
  })

  test('of a cycle whose guidance is not known cannot be checked', async () => {
    assert.equal(checkPlan(await filled({}), null, onDay), null)
  })

  test('A3 items added by hand count', async () => {
    const { findings } = await check({
      items: items(15),
      plan: { B47: ref('10.1.1'), E47: 'List them', F47: 'Jo Bloggs', I47: '15/10/2021' },
    })
    assert.deepEqual(placed(findings), ['A3 Improvement plan B1'])
  })
})
