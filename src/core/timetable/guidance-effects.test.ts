import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Day, day } from '../day.ts'
import { type GuidanceChange, withChange } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import type { OrganisationType } from '../organisation.ts'
import type { Effect } from './effect.ts'
import { effectsOn, type QueuedReminder } from './guidance-effects.ts'
import type { TimetableState } from './timetable-state.ts'

const delivering: TimetableState = {
  status: 'approaching-standards',
  publishedOn: day('2021-06-20'),
  firstSentOn: day('2021-06-29'),
  lastSentOn: day('2021-06-29'),
  lastUpdateOn: day('2021-09-20'),
  decidedOn: day('2021-07-12'),
  review: 'approved',
  completion: 'not-reported',
  warnedOn: null,
  closedUnmetOn: null,
  reminders: [],
  escalations: [],
  owners: [],
}
const underReview: TimetableState = {
  ...delivering,
  status: 'standards-not-met',
  review: 'awaiting-review',
  decidedOn: null,
}
const december = decemberUpdateWithdrawn.amendments
const on21December = day('2021-12-21')

type Setting = {
  readonly timetableState?: TimetableState
  readonly type?: OrganisationType
  readonly amendments?: GuidanceChange['amendments']
  readonly on?: Day
  readonly waiting?: readonly QueuedReminder[]
}

function effects({ timetableState = delivering, type = 'nhs-trust', ...rest }: Setting = {}): readonly Effect[] {
  const { amendments = december, on = on21December, waiting = [] } = rest
  const organisation = { type, region: 'Y60', closed: null, successors: [] } as const
  const after = withChange(guidance2021, amendments, { change: 1, on })
  return effectsOn({ organisation, timetableState }, waiting, { before: guidance2021, after, on })
}

const said = (all: readonly Effect[], concerns: Effect['concerns']) =>
  all.filter((each) => each.concerns === concerns).map(({ kind, what }) => `${what} ${kind}`)

describe('what the change of 21 December 2021 does', () => {
  test('G2 to a Trust that delivers: what was due is withdrawn, and the emails planned for it', () => {
    const all = effects()
    const dues = ['Latest day to complete the actions', 'Final update', 'Final review']
    for (const what of dues) assert.ok(said(all, 'due').includes(`${what} withdrawn`), what)
    assert.ok(said(all, 'ask').includes('Final update: email on the day withdrawn'))
    assert.ok(said(all, 'ask').includes('Final update: email to the region withdrawn'))
    assert.deepEqual(said(all, 'limit'), [])
  })
  test('G2 to a council that delivers: no update was dated, so none is withdrawn', () => {
    const all = said(effects({ type: 'local-authority' }), 'due')
    assert.ok(all.includes('Latest day to complete the actions withdrawn'))
    assert.ok(!all.some((what) => what.startsWith('Final update')))
  })
  test('G2 to who has met the standard: nothing', () => {
    assert.deepEqual(effects({ timetableState: { ...delivering, status: 'standards-met' } }), [])
  })
  test('G2 to an email that waits to be sent: it is withdrawn, and one about September is not', () => {
    const chase = (milestone: QueuedReminder['milestone'], dueDate: string): QueuedReminder => ({
      milestone,
      dueDate: day(dueDate),
      step: 'last-reminder',
      to: 'Erin Editor',
    })
    const waiting = [chase('final-update', '2021-12-31'), chase('september-update', '2021-09-30')]
    assert.deepEqual(said(effects({ waiting }), 'email'), [
      'Final update: last reminder (for 31 December 2021) withdrawn',
    ])
  })
})

describe('other changes', () => {
  const from = (text: string, value: Day | null): GuidanceChange['amendments'] => [
    { key: 'finalUpdateDue', from: day(text), value, source: '“”' },
  ]
  test('G2 another day is before and after', () => {
    const all = effects({ amendments: from('2021-12-21', day('2022-01-14')) })
    const due = all.find(({ concerns }) => concerns === 'due')
    assert.deepEqual(
      [due?.kind, due?.before.slice(0, 16), due?.after.slice(0, 15)],
      ['changes', '31 December 2021', '14 January 2022'],
    )
    assert.ok(said(all, 'ask').includes('Final update: email on the day changes'))
  })
  test('G2 what is set again appears', () => {
    const withdrawn = withChange(guidance2021, december, { change: 1, on: on21December })
    const after = withChange(withdrawn, from('2021-12-21', day('2021-12-31')), { change: 2, on: on21December })
    const organisation = { type: 'nhs-trust', region: 'Y60', closed: null, successors: [] } as const
    const bound = { organisation, timetableState: delivering }
    const all = effectsOn(bound, [], { before: withdrawn, after, on: on21December })
    assert.deepEqual(said(all, 'due'), ['Final update appears'])
  })
})

describe('G3 the limits of a plan that is not decided yet', () => {
  const ten = (from: string): GuidanceChange['amendments'] => [
    { key: 'mostOutstandingItems', from: day(from), value: 10, source: '“ten”' },
  ]
  const on = day('2021-07-01')
  const what = 'Most outstanding evidence items in a plan'.replace('Most', 'most')
  const toBeSent: TimetableState = { ...underReview, review: 'nothing-sent', firstSentOn: null, lastSentOn: null }
  const cases: readonly [name: string, setting: Setting, limits: readonly string[]][] = [
    [
      'sent before the change begins keeps its own',
      { timetableState: underReview, amendments: ten('2021-06-30'), on },
      [],
    ],
    [
      'sent on the day it begins from does not',
      { timetableState: underReview, amendments: ten('2021-06-29'), on },
      [`Plan under review: ${what} changes`],
    ],
    [
      'still to be sent does not',
      { timetableState: toBeSent, amendments: ten('2021-07-01'), on },
      [`Plan still to be sent: ${what} changes`],
    ],
    ['approved is decided', { timetableState: delivering, amendments: ten('2021-06-29'), on }, []],
  ]
  for (const [name, setting, limits] of cases)
    test(`G3 ${name}`, () => assert.deepEqual(said(effects(setting), 'limit'), limits))
})
