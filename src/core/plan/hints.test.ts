import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Day, day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { inForce } from '../guidance/dated.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import { completionsGiven, type HintInput, hasProgressed, hintsIn, repeatedActions } from './hints.ts'
import { aDoneItem, afterReturn, anAction, anItem, aPlan, by, items, ref } from './plan.builders.ts'
import type { Action, Completion, Plan, PlanItem } from './plan.ts'

const on = day('2021-07-01')
const guidance = inForce(guidance2021, on)
const evidence = ref('4.5.3')

function hintsOf(plan: Plan, changes: Partial<HintInput> = {}) {
  return hintsIn({ plan, earlierRevisions: [], lastUpdateOn: null, ...changes }, guidance, on)
}

function rulesOf(plan: Plan, changes: Partial<HintInput> = {}): readonly string[] {
  return hintsOf(plan, changes).map(({ rule }) => rule)
}

describe('a plan of one item', () => {
  const owner = (name: string) => ({ name, role: '', email: '' })
  const cases: readonly [name: string, item: Partial<PlanItem>, hints: readonly string[]][] = [
    ['H1 to H7 with one owner, a real action and a working day is given no hint', {}, []],
    ['H1 whose owner is a team is given a hint', { owner: owner('Executive team') }, ['H1']],
    ['H1 whose owner is a role is given none', { owner: owner('Chief Operating Officer') }, []],
    ['H1 without an owner is given none: that is P3', { owner: null }, []],
    ['H2 whose action says nothing is given a hint', { actions: [anAction({ text: 'Outstanding' })] }, ['H2']],
    ['H2 whose action is blank is given none: that is P2', { actions: [anAction({ text: '' })] }, []],
    ['H3 on the last day is given none, as it is alone', { completion: by('2021-12-30') }, []],
    ['H4 due the day before today is given a hint', { completion: by('2021-06-30') }, ['H4']],
    ['H4 due today is given none', { completion: by('2021-07-01') }, []],
    ['H4 due on a Friday is given none', { completion: by('2021-09-24') }, []],
    ['H4 due on a Saturday is given a hint', { completion: by('2021-09-25') }, ['H4']],
    ['H4 due on a Sunday is given a hint', { completion: by('2021-09-26') }, ['H4']],
    ['H4 due on a Monday is given none', { completion: by('2021-09-27') }, []],
    ['H4 due on the summer bank holiday is given a hint', { completion: by('2021-08-30') }, ['H4']],
    ['H4 timed from the return to business as usual is given none', { completion: afterReturn(3) }, []],
  ]
  for (const [name, item, hints] of cases) test(name, () => assert.deepEqual(rulesOf(aPlan(anItem(item))), hints))

  test('H1 to H4 that is done is given no hint', () => {
    const item = aDoneItem({ owner: owner('TBC'), completion: by('2021-06-20') })
    assert.deepEqual(rulesOf(aPlan(item)), [])
  })

  test('H2 takes further text about the gap into account', () => {
    const gapTexts = new Map([[evidence, 'Tokens to buy; every remote account to be switched to them']])
    assert.deepEqual(rulesOf(aPlan(anItem()), { gapTexts }), ['H2'])
  })

  test('H4 says which bank holiday it is', () => {
    const found = hintsOf(aPlan(anItem({ completion: by('2021-12-27') })))
    const noticed = { kind: 'bank-holiday', name: 'Christmas Day' }
    assert.deepEqual(found, [{ rule: 'H4', evidence, completes: '2021-12-27', noticed }])
  })
})

describe('every date on the last day', () => {
  const last = { completion: by('2021-12-30') }
  const cases: readonly [name: string, plan: Plan, hints: readonly string[]][] = [
    ['H3 two items on it are a hint', aPlan(...items(2, last)), ['H3']],
    [
      'H3 two on it and one the day before are none',
      aPlan(...items(2, last), anItem({ completion: by('2021-12-29') })),
      [],
    ],
    [
      'H3 two on it and one timed from a return are none',
      aPlan(...items(2, last), anItem({ completion: afterReturn(3) })),
      [],
    ],
    ['H3 one on it and one done are none', aPlan(...items(1, last), aDoneItem()), []],
    [
      'H3 two on it and one without a date are a hint',
      aPlan(...items(2, last), anItem({ completion: { kind: 'not-given' } })),
      ['H3'],
    ],
  ]
  for (const [name, plan, hints] of cases) test(name, () => assert.deepEqual(rulesOf(plan), hints))

  test('H3 gives no hint once the last day is withdrawn', () => {
    const withdrawn = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)
    const subject = { plan: aPlan(...items(2, last)), earlierRevisions: [], lastUpdateOn: null }
    const after = day('2021-12-21')
    assert.deepEqual(hintsIn(subject, inForce(withdrawn, after), after), [])
  })
  test('H3, H4 use the day of a relative date once the day of return is known (P5)', () => {
    const plan = aPlan(...items(2, { completion: afterReturn(3), covid: { affected: true, explanation: 'Staff' } }))
    const subject = { plan, earlierRevisions: [], lastUpdateOn: null }
    const values = inForce(guidance2021, day('2021-07-01'))
    const found = (returnToBusinessAsUsual: Day | null) => {
      const hints = hintsIn(subject, { ...values, returnToBusinessAsUsual }, day('2021-07-01'))
      return hints.map(({ rule }) => rule)
    }
    assert.deepEqual(found(null), [])
    assert.deepEqual(found(day('2021-09-30')), ['H3'])
    assert.deepEqual(found(day('2021-09-25')), ['H4', 'H4'])
    assert.deepEqual(found(day('2021-09-29')), [])
  })
})

describe('a date over several revisions', () => {
  const none: Completion = { kind: 'not-given' }
  const [june, july, august] = [by('2021-06-30'), by('2021-07-30'), by('2021-08-31')]
  const cases: readonly [name: string, dates: readonly [...Completion[], Completion], hints: readonly string[]][] = [
    ['H5 that never moved is no hint', [august, august, august], []],
    ['H5 that moved once is no hint', [july, august, august], []],
    ['H5 that moved twice is a hint', [june, july, august], ['H5']],
    ['H5 that moved away and back is a hint', [august, july, august], ['H5']],
    ['H5 that was first missing, then moved once, is no hint', [none, july, august], []],
    ['H5 that became relative and moved again is a hint', [june, afterReturn(3), afterReturn(6)], ['H5']],
  ]
  for (const [name, dates, hints] of cases) {
    test(name, () => {
      const revisions = dates.map((completion) => aPlan(anItem({ completion })))
      const [plan, earlierRevisions] = [revisions.at(-1) ?? aPlan(), revisions.slice(0, -1)]
      assert.deepEqual(rulesOf(plan, { earlierRevisions }), hints)
    })
  }
})

describe('progress since the last update', () => {
  const [buy, train] = [anAction(), anAction({ id: 'a2', text: 'Train the service desk' })]
  const before = anItem({ actions: [buy, train] })
  const since = { earlierRevisions: [aPlan(before)], lastUpdateOn: day('2021-06-25') }
  const cases: readonly [name: string, item: PlanItem, hints: readonly string[]][] = [
    ['H6 that nothing is said about is a hint', before, ['H6']],
    ['H6 with only its date moved is a hint', { ...before, completion: by('2021-09-30') }, ['H6']],
    ['H6 with an action done is none', { ...before, actions: [anAction({ doneOn: on }), train] }, []],
    ['H6 with a note is none', { ...before, actions: [anAction({ note: 'Tokens ordered' }), train] }, []],
    ['H6 with another action is none', { ...before, actions: [buy, train, anAction({ id: 'a3' })] }, []],
    ['H6 that is new is none', anItem({ evidence: ref('1.6.5') }), []],
  ]
  for (const [name, item, hints] of cases) test(name, () => assert.deepEqual(rulesOf(aPlan(item), since), hints))

  test('H6 gives no hint before the first update', () => {
    assert.deepEqual(rulesOf(aPlan(before), { ...since, lastUpdateOn: null }), [])
  })

  test('H6 gives no hint about an item that was done before', () => {
    const done = { earlierRevisions: [aPlan(aDoneItem())], lastUpdateOn: day('2021-06-25') }
    assert.deepEqual(rulesOf(aPlan(aDoneItem()), done), [])
  })
})

describe('the same text', () => {
  const same = (count: number) =>
    items(count, { actions: [anAction({ text: 'Review the process with the supplier' })] })
  const [first, second, third] = ['1.1.1', '1.1.2', '1.1.3'].map((reference) =>
    anItem({ evidence: ref(reference), actions: [anAction({ text: `Write the policy for ${reference}` })] }),
  )
  test('H7 on two items is no hint', () => assert.deepEqual(rulesOf(aPlan(...same(2))), []))
  test('H7 on three items is one hint for all', () => {
    const found = { rule: 'H7', action: 'Review the process with the supplier', items: ['1.6.1', '1.6.2', '1.6.3'] }
    assert.deepEqual(hintsOf(aPlan(...same(3))), [found])
  })
  test('H7 three times on one item is no hint', () => {
    const actions = ['a1', 'a2', 'a3'].map((id) => anAction({ id }))
    assert.deepEqual(rulesOf(aPlan(anItem({ actions }))), [])
  })
  test('H7 ignores references, capitals and full stops', () => {
    const plan = aPlan(...[first, second, third].flatMap((item) => item ?? []))
    assert.deepEqual(rulesOf(plan), ['H7'])
  })
})

const [june, july] = [by('2021-06-30'), by('2021-07-31')]
const none: Completion = { kind: 'not-given' }

const cases: readonly [name: string, stood: readonly Completion[], dates: readonly Completion[]][] = [
  ['that did not move', [june, june, june], [june]],
  ['that moved once', [june, july, july], [june, july]],
  ['that moved and came back', [june, july, june], [june, july, june]],
  ['that was given late', [none, june], [june]],
  ['that was missing for a while', [june, none, june], [june]],
  ['that became relative', [june, afterReturn(3)], [june, afterReturn(3)]],
  ['that became a day', [afterReturn(3), june], [afterReturn(3), june]],
  ['that stays relative', [afterReturn(3), afterReturn(3)], [afterReturn(3)]],
  ['that moved by its months', [afterReturn(3), afterReturn(6)], [afterReturn(3), afterReturn(6)]],
  ['that was never given', [none, none], []],
]

describe('the dates of an item', () => {
  for (const [name, stood, dates] of cases) {
    test(`H5 ${name} are ${dates.length}`, () => {
      const plans = stood.map((completion) => aPlan(anItem({ completion })))
      assert.deepEqual(completionsGiven(ref('4.5.3'), plans), dates)
    })
  }

  test('H5 are not those of another item', () => {
    const other = anItem({ evidence: ref('1.6.5'), completion: july })
    assert.deepEqual(completionsGiven(ref('4.5.3'), [aPlan(anItem({ completion: june }), other)]), [june])
  })
})

const other = anAction({ id: 'a2', text: 'Train the service desk' })

const progressCases: readonly [name: string, after: readonly Action[], progressed: boolean][] = [
  ['left as it was', [anAction(), other], false],
  ['with its actions in another order', [other, anAction()], false],
  ['with an action removed', [anAction()], true],
  ['with another action', [anAction(), other, anAction({ id: 'a3' })], true],
  ['with an action reworded', [anAction({ text: 'Buy tokens' }), other], true],
  ['with an action replaced in the same words', [anAction({ id: 'a3' }), other], true],
  ['with an action done', [anAction({ doneOn: day('2021-07-01') }), other], true],
  ['with an action commented', [anAction({ note: 'Ordered' }), other], true],
]
for (const [name, after, progressed] of progressCases) {
  test(`H6 an item ${name} has ${progressed ? '' : 'not '}moved on`, () => {
    assert.equal(hasProgressed(anItem({ actions: [anAction(), other] }), anItem({ actions: after })), progressed)
  })
}

/** Whether two actions count as the same text. */
const repetitionCases: readonly [one: string, other: string, same: boolean][] = [
  ['Write the policy', 'write the POLICY.', true],
  ['Write the policy', '  Write – the   policy', true],
  ['Write the policy', 'Writethepolicy', false],
  ['Write the policy', 'Write the policies', false],
  ['Write the policy for 1.1.1', 'Write the policy for 10.12.13', true],
  ['Write the policy for B1.c', 'Write the policy for E2.h', true],
  ['Write the policy for F1.c', 'Write the policy for G1.c', false],
  ['Write the policy for B1.c', 'Write the policy for B1.k', false],
  ['Write 4.5.3 policy', 'Write policy', true],
  ['Buy 10', 'Buy 20', false],
  ['', '', false],
  [' – ', '.', false],
]

describe('two items with actions', () => {
  for (const [one, other, same] of repetitionCases) {
    test(`H7 “${one}” and “${other}” have ${same ? 'the same text' : 'different texts'}`, () => {
      const items = [one, other].map((text, index) =>
        anItem({ evidence: ref(`1.6.${index + 1}`), actions: [anAction({ text })] }),
      )
      const found = same ? [{ action: one, items: ['1.6.1', '1.6.2'] }] : []
      assert.deepEqual(repeatedActions(items, 2), found)
    })
  }

  test('H7 texts with the same first 2,000 characters count as the same', () => {
    const long = 'Review the process. '.repeat(100)
    const items = ['a', 'b'].map((end, index) =>
      anItem({ evidence: ref(`1.6.${index + 1}`), actions: [anAction({ text: long + end })] }),
    )
    assert.equal(repeatedActions(items, 2).length, 1)
  })
})
