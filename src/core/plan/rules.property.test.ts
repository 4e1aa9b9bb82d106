import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { inForce } from '../guidance/dated.ts'
import { afterReturn, anAction, anItem, aPlanToCheck, by, ref } from './plan.builders.ts'
import type { Plan, PlanItem } from './plan.ts'
import { findingsIn, type PlanToCheck } from './rules.ts'

const guidance = inForce(guidance2021, day('2021-07-01'))

describe('whatever the plan', () => {
  const anyItem: fc.Arbitrary<PlanItem> = fc
    .record({
      index: fc.integer({ min: 1, max: 99 }),
      actions: fc.constantFrom([], [anAction()], [anAction({ doneOn: day('2021-06-20') })]),
      owner: fc.constantFrom(null, { name: 'Jo Bloggs', role: '', email: '' }, { name: ' ', role: '', email: '' }),
      completion: fc.constantFrom(
        by('2021-05-18'),
        by('2021-12-30'),
        by('2021-12-31'),
        afterReturn(3),
        afterReturn(null),
      ),
    })
    .map(({ index, ...changes }) => anItem({ evidence: ref(`1.6.${index}`), ...changes }))
  const anyPlan: fc.Arbitrary<Plan> = fc
    .uniqueArray(anyItem, { minLength: 1, maxLength: 30, selector: ({ evidence }) => evidence })
    .map((all) => ({ items: all }))

  test('the order of its items never changes the findings', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const turned = { items: plan.items.toReversed() }
        const sorted = (subject: PlanToCheck) =>
          findingsIn(subject, guidance)
            .map((found) => JSON.stringify(found))
            .toSorted()
        assert.deepEqual(sorted(aPlanToCheck(turned)), sorted(aPlanToCheck(plan)))
      }),
    )
  })

  test('P1 leaving out an item of a gap always adds one finding for it', () => {
    fc.assert(
      fc.property(anyPlan, fc.nat(), (plan, any) => {
        const left = any % plan.items.length
        const subject = aPlanToCheck(plan)
        const fewer = { ...subject, plan: { items: plan.items.filter((_, index) => index !== left) } }
        const missing = findingsIn(fewer, guidance).filter(({ rule }) => rule === 'P1')
        assert.deepEqual(missing, [{ rule: 'P1', evidence: plan.items[left]?.evidence }])
      }),
    )
  })

  test('A4 an accepted late plan has the same findings except the lateness', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const asSent = findingsIn(aPlanToCheck(plan), guidance)
        const accepted = findingsIn(aPlanToCheck(plan, { lateAccepted: true }), guidance)
        assert.deepEqual(
          accepted,
          asSent.filter(({ rule }) => rule !== 'A4'),
        )
      }),
    )
  })
})
