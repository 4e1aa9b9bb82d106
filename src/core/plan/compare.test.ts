import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '../day.ts'
import { canonicalPlan } from './canonical.ts'
import { comparePlans, type FieldChange } from './compare.ts'
import { afterReturn, anAction, anItem, aPlan, by, ref } from './plan.builders.ts'
import type { Plan, PlanItem } from './plan.ts'

describe('two revisions of a plan', () => {
  test('show an item that was added and one that was removed, in order of reference', () => {
    const added = anItem({ evidence: ref('10.1.1') })
    const removed = anItem({ evidence: ref('9.1.1') })
    assert.deepEqual(comparePlans(aPlan(removed, anItem()), aPlan(added, anItem())), [
      { kind: 'unchanged', evidence: '4.5.3' },
      { kind: 'removed', evidence: '9.1.1', before: removed },
      { kind: 'added', evidence: '10.1.1', after: added },
    ])
  })

  test('are unchanged when only rows and actions moved', () => {
    const [first, second] = [anAction(), anAction({ id: 'a2', text: 'Train the service desk' })]
    const other = anItem({ evidence: ref('1.6.5') })
    const before = aPlan(anItem({ actions: [first, second] }), other)
    const after = aPlan(other, anItem({ actions: [second, first] }))
    assert.deepEqual(
      comparePlans(before, after).map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    )
  })

  const cases: readonly [name: string, after: Partial<PlanItem>, fields: readonly FieldChange[]][] = [
    [
      'show a moved date',
      { completion: by('2021-12-30') },
      [{ field: 'completion', label: 'Completion date', before: '29 September 2021', after: '30 December 2021' }],
    ],
    [
      'show a date that became relative because of COVID',
      { completion: afterReturn(3), covid: { affected: true, explanation: 'Staff redeployed' } },
      [
        {
          field: 'completion',
          label: 'Completion date',
          before: '29 September 2021',
          after: '3 months after return to business as usual',
        },
        { field: 'covid', label: 'Impact of COVID', before: 'No', after: 'Yes: Staff redeployed' },
      ],
    ],
    [
      'show a measure that was added',
      { measure: '88 % → 95 %' },
      [{ field: 'measure', label: 'Measure', before: '', after: '88 % → 95 %' }],
    ],
    [
      'show an owner that was removed',
      { owner: null },
      [
        {
          field: 'owner',
          label: 'Owner',
          before: 'Jo Bloggs, Head of Information Governance, jo.bloggs@example.nhs.uk',
          after: 'No owner given',
        },
      ],
    ],
    [
      'show an action that is done, with its day and note',
      { actions: [anAction({ text: 'Buy tokens', doneOn: day('2021-07-03'), note: 'All staff' })] },
      [
        {
          field: 'action',
          label: 'Action 1',
          before: 'Buy tokens and switch every remote account to them',
          after: 'Buy tokens (done on 3 July 2021: All staff)',
        },
      ],
    ],
    [
      'show an action that was replaced as one removed and one added',
      { actions: [anAction({ id: 'a2', text: 'Train the service desk' })] },
      [
        { field: 'action', label: 'Action 1', before: null, after: 'Train the service desk' },
        {
          field: 'action',
          label: 'Action 1',
          before: 'Buy tokens and switch every remote account to them',
          after: null,
        },
      ],
    ],
  ]
  for (const [name, changes, fields] of cases) {
    test(name, () => {
      assert.deepEqual(comparePlans(aPlan(anItem()), aPlan(anItem(changes))), [
        { kind: 'changed', evidence: '4.5.3', fields },
      ])
    })
  }
})

describe('whatever the two plans', () => {
  const anyItem: fc.Arbitrary<PlanItem> = fc
    .record({
      index: fc.integer({ min: 1, max: 5 }),
      gap: fc.constantFrom('', 'No policy', 'No training'),
      actions: fc.constantFrom([], [anAction()], [anAction({ doneOn: day('2021-06-20') })]),
      owner: fc.constantFrom(null, { name: 'Jo Bloggs', role: '', email: '' }),
      completion: fc.constantFrom(by('2021-12-30'), afterReturn(3), afterReturn(null)),
    })
    .map(({ index, ...changes }) => anItem({ evidence: ref(`1.6.${index}`), ...changes }))
  const anyPlan: fc.Arbitrary<Plan> = fc
    .uniqueArray(anyItem, { maxLength: 5, selector: ({ evidence }) => evidence })
    .map((items) => ({ items }))

  test('a plan compared with itself is all unchanged', () => {
    fc.assert(fc.property(anyPlan, (plan) => comparePlans(plan, plan).every(({ kind }) => kind === 'unchanged')))
  })

  test('nothing has changed exactly when their canonical texts are the same', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) => {
        const unchanged = comparePlans(before, after).every(({ kind }) => kind === 'unchanged')
        assert.equal(unchanged, canonicalPlan(before) === canonicalPlan(after))
      }),
    )
  })

  test('a changed item names at least one field', () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (before, after) =>
        comparePlans(before, after).every((change) => change.kind !== 'changed' || change.fields.length > 0),
      ),
    )
  })
})
