import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { inForce } from '../guidance/dated.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import { aDoneItem, afterReturn, anAction, anItem, aPlan, aPlanToCheck, by, items, ref } from './plan.builders.ts'
import { emptyItem, type PlanItem } from './plan.ts'
import { findingsIn, type Judgement, judgementFindings, type PlanToCheck } from './rules.ts'

const guidance = inForce(guidance2021, day('2021-07-01'))
const withdrawn = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)

function rulesBroken(subject: PlanToCheck, amended = guidance): readonly string[] {
  return findingsIn(subject, amended).map(({ rule }) => rule)
}

describe('a plan of one item', () => {
  const covid = { affected: true, explanation: 'Staff were redeployed to wards' }
  const blankAction = [anAction({ text: ' \t' })]
  const cases: readonly [name: string, item: Partial<PlanItem>, broken: readonly string[]][] = [
    ['P1 to A4 with nothing missing may be agreed', {}, []],
    ['P2 without an action may not be agreed', { actions: [] }, ['P2']],
    ['P2 with a blank action may not be agreed', { actions: blankAction }, ['P2']],
    ['P2 with one action and a blank one may not be agreed', { actions: [anAction(), ...blankAction] }, ['P2']],
    ['P2 with several actions may be agreed', { actions: [anAction(), anAction({ id: 'a2' })] }, []],
    ['P3 without an owner may not be agreed', { owner: null }, ['P3']],
    ['P3 with an owner whose name is blank may not be agreed', { owner: owner('  ') }, ['P3']],
    ['P3 with the owner “TBC” breaks no rule: that is hint H1', { owner: owner('TBC') }, []],
    ['P4 to be done the day before the guidance began may not be agreed', { completion: by('2021-05-18') }, ['P4']],
    ['P4 to be done the day the guidance began may be agreed', { completion: by('2021-05-19') }, []],
    ['P5 relative with the COVID answer and an offset may be agreed', { completion: afterReturn(3), covid }, []],
    ['P5 relative where COVID had no impact may not be agreed', { completion: afterReturn(3) }, ['P5']],
    [
      'P5 relative where the COVID question is not answered may not be agreed',
      { completion: afterReturn(3), covid: { affected: null, explanation: '' } },
      ['P5'],
    ],
    ['P5 relative without its offset may not be agreed', { completion: afterReturn(null), covid }, ['P5']],
    ['P5 relative without either lacks both', { completion: afterReturn(null) }, ['P5', 'P5']],
    ['P5 a date by day needs no COVID answer', { covid: { affected: null, explanation: '' } }, []],
    ['A1 without a completion date may not be agreed', { completion: { kind: 'not-given' } }, ['A1']],
    ['A1 with COVID impact still needs a date', { completion: { kind: 'not-given' }, covid }, ['A1']],
    ['A4 done by 30 December may be agreed', { completion: by('2021-12-30') }, []],
    ['A4 done by 31 December may not be agreed', { completion: by('2021-12-31') }, ['A4']],
    ['A4 timed from a return that has no day is never late', { completion: afterReturn(36), covid }, []],
  ]
  for (const [name, item, broken] of cases) {
    test(name, () => assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(anItem(item)))), broken))
  }
})

describe('a done item', () => {
  const done = { actions: [anAction({ doneOn: day('2021-06-20') })] }
  const cases: readonly [name: string, item: Partial<PlanItem>, broken: readonly string[]][] = [
    ['P4 keeps a date before the guidance began', { completion: by('2021-03-31') }, []],
    ['P5 needs no COVID answer any more', { completion: afterReturn(null) }, []],
    ['A1 needs no completion date any more', { completion: { kind: 'not-given' } }, []],
    ['A4 is never late', { completion: by('2022-03-31') }, []],
    ['P3 still needs its owner', { owner: null }, ['P3']],
    ['P2 still needs the text of its action', { actions: [anAction({ text: '', doneOn: day('2021-06-20') })] }, ['P2']],
  ]
  for (const [name, item, broken] of cases) {
    test(name, () => assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(anItem({ ...done, ...item })))), broken))
  }

  test('A4 an item with one of two actions done is still outstanding', () => {
    const actions = [anAction({ doneOn: day('2021-06-20') }), anAction({ id: 'a2' })]
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(anItem({ actions, completion: by('2021-12-31') })))), ['A4'])
  })
})

describe('the gaps of the assessment', () => {
  const gaps = [ref('1.6.5'), ref('4.5.3')]

  test('P1 a plan that leaves out a gap may not be agreed', () => {
    const findings = findingsIn(aPlanToCheck(aPlan(anItem()), { gaps }), guidance)
    assert.deepEqual(findings, [{ rule: 'P1', evidence: '1.6.5' }])
  })

  test('P1 a plan with every gap may be agreed', () => {
    const plan = aPlan(anItem({ evidence: ref('1.6.5') }), anItem())
    assert.deepEqual(rulesBroken(aPlanToCheck(plan, { gaps })), [])
  })

  test('P1 an item beyond the gaps breaks no rule', () => {
    const plan = aPlan(anItem(), anItem({ evidence: ref('10.1.1') }))
    assert.deepEqual(rulesBroken(aPlanToCheck(plan, { gaps: [ref('4.5.3')] })), [])
  })

  test('P1 a gap listed but not yet written about lacks its action, owner and date', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(emptyItem(ref('4.5.3'))))), ['P2', 'P3', 'A1'])
  })
})

describe('the SIRO’s sign-off', () => {
  const plan = aPlan(anItem())
  test('P6 a plan without it may not be agreed', () => {
    assert.deepEqual(findingsIn(aPlanToCheck(plan, { signOff: 'missing' }), guidance), [{ rule: 'P6' }])
  })
  test('P6 a plan with it may be agreed', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(plan, { signOff: 'given' })), [])
  })
  test('P6 a file checked offline needs none', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(plan, { signOff: 'not-asked' })), [])
  })
  test('P6 guidance that does not require it gives no finding', () => {
    const unsigned = { ...guidance, siroSignOffRequired: false }
    assert.deepEqual(rulesBroken(aPlanToCheck(plan, { signOff: 'missing' }), unsigned), [])
  })
})

describe('how many items', () => {
  test('A3 a plan with fifteen outstanding items may be agreed', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(...items(15)))), [])
  })
  test('A3 a plan with sixteen outstanding items may not be agreed', () => {
    assert.deepEqual(findingsIn(aPlanToCheck(aPlan(...items(16))), guidance), [{ rule: 'A3', count: 16, most: 15 }])
  })
  test('A3 a sixteenth item that is done is not counted', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(...items(15), aDoneItem()))), [])
  })
  test('A3 actions are not counted, items are', () => {
    const actions = [anAction(), anAction({ id: 'a2' }), anAction({ id: 'a3' })]
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(...items(15, { actions })))), [])
  })
  test('A3 a limit amended to twenty applies', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(...items(20))), { ...guidance, mostOutstandingItems: 20 }), [])
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(...items(21))), { ...guidance, mostOutstandingItems: 20 }), ['A3'])
  })
  test('A3 a withdrawn limit does not apply', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(aPlan(...items(40))), { ...guidance, mostOutstandingItems: null }), [])
  })
})

describe('lateness', () => {
  const late = aPlan(anItem({ completion: by('2022-01-31') }))
  const covid = { affected: true, explanation: 'Staff were redeployed to wards' }
  const relative = aPlan(anItem({ completion: afterReturn(3), covid }))

  test('A4 says by when the item completes and by when it should', () => {
    const found = [{ rule: 'A4', evidence: '4.5.3', completes: '2022-01-31', latest: '2021-12-30' }]
    assert.deepEqual(findingsIn(aPlanToCheck(late), guidance), found)
  })
  test('A4 a late plan that the SRO accepted may be agreed', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(late, { lateAccepted: true })), [])
  })
  test('A4 the acceptance waives nothing but lateness', () => {
    const bad = anItem({ actions: [], owner: null, completion: { kind: 'not-given' } })
    const subject = aPlanToCheck(aPlan(bad, ...items(15, { completion: by('2022-01-31') })), { lateAccepted: true })
    assert.deepEqual(rulesBroken({ ...subject, signOff: 'missing', gaps: [ref('10.1.1')] }), [
      'P1',
      'P2',
      'P3',
      'P6',
      'A1',
      'A3',
    ])
  })
  test('A4 three months after a return on 30 September 2021 may be agreed', () => {
    const amended = { ...guidance, returnToBusinessAsUsual: day('2021-09-30') }
    assert.deepEqual(rulesBroken(aPlanToCheck(relative), amended), [])
  })
  test('A4 three months after a return on 1 October 2021 may not be agreed', () => {
    const amended = { ...guidance, returnToBusinessAsUsual: day('2021-10-01') }
    assert.deepEqual(rulesBroken(aPlanToCheck(relative), amended), ['A4'])
  })
  test('G1 from 21 December 2021 no date is too late, and not a day before', () => {
    assert.deepEqual(rulesBroken(aPlanToCheck(late), inForce(withdrawn, day('2021-12-20'))), ['A4'])
    assert.deepEqual(rulesBroken(aPlanToCheck(late), inForce(withdrawn, day('2021-12-21'))), [])
  })
  test('G1 from 21 December 2021 a completion date is still needed', () => {
    const undated = aPlan(anItem({ completion: { kind: 'not-given' } }))
    assert.deepEqual(rulesBroken(aPlanToCheck(undated), inForce(withdrawn, day('2021-12-21'))), ['A1'])
  })
  test('G3 a plan sent before the change is judged by the guidance of its day', () => {
    const sentOn = day('2021-07-20')
    assert.deepEqual(rulesBroken(aPlanToCheck(late), inForce(withdrawn, sentOn)), ['A4'])
  })
})

function owner(name: string) {
  return { name, role: '', email: '' }
}

const plan = aPlan(anItem({ evidence: ref('1.6.5') }), anItem({ evidence: ref('4.5.3') }))
const realistic = (evidence: string): Judgement => ({ evidence: ref(evidence), realistic: true, reason: '' })
const unrealistic = (evidence: string, reason: string): Judgement => ({
  evidence: ref(evidence),
  realistic: false,
  reason,
})

describe('a reviewer’s judgement', () => {
  test('A2 a plan whose items are all realistic may be agreed', () => {
    assert.deepEqual(judgementFindings([realistic('1.6.5'), realistic('4.5.3')], plan), [])
  })

  test('A2 an item judged not realistic may not be agreed, for the reason given', () => {
    const judgements = [realistic('1.6.5'), unrealistic('4.5.3', 'No supplier has been chosen')]
    assert.deepEqual(judgementFindings(judgements, plan), [
      { rule: 'A2', evidence: '4.5.3', judged: 'not-realistic', reason: 'No supplier has been chosen' },
    ])
  })

  test('A2 an item without a judgement may not be agreed', () => {
    assert.deepEqual(judgementFindings([realistic('1.6.5')], plan), [
      { rule: 'A2', evidence: '4.5.3', judged: 'not-judged' },
    ])
  })

  test('A2 of two judgements of one item the later counts', () => {
    const judgements = [unrealistic('1.6.5', 'No budget'), realistic('4.5.3'), realistic('1.6.5')]
    assert.deepEqual(judgementFindings(judgements, plan), [])
  })

  test('A2 a judgement of an item that is not in the plan gives no finding', () => {
    const judgements = [realistic('1.6.5'), realistic('4.5.3'), unrealistic('10.1.1', 'Unknown')]
    assert.deepEqual(judgementFindings(judgements, plan), [])
  })
})
