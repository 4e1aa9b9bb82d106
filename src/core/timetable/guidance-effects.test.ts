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
  readonly queued?: readonly QueuedReminder[]
}

function effects({ timetableState = delivering, type = 'nhs-trust', ...rest }: Setting = {}): readonly Effect[] {
  const { amendments = december, on = on21December, queued = [] } = rest
  const organisation = { type, region: 'Y60', closed: null, successors: [] } as const
  const after = withChange(guidance2021, amendments, { change: 1, on })
  return effectsOn({ organisation, timetableState }, queued, { before: guidance2021, after, on })
}

const namesOf = (all: readonly Effect[], concerns: Effect['concerns']) =>
  all.filter((each) => each.concerns === concerns).map(({ kind, what }) => `${what} ${kind}`)

describe('what the change of 21 December 2021 does', () => {
  test('G2 for a Trust that delivers its plan, due dates and the emails planned for them are withdrawn', () => {
    const all = effects()
    const dues = ['Latest day to complete the actions', 'Final update', 'Final review']
    for (const what of dues) assert.ok(namesOf(all, 'due').includes(`${what} withdrawn`), what)
    assert.ok(namesOf(all, 'reminder').includes('Final update: email on the day withdrawn'))
    assert.ok(namesOf(all, 'reminder').includes('Final update: email to the region withdrawn'))
    assert.deepEqual(namesOf(all, 'limit'), [])
  })
  test('G2 for a council that delivers its plan, no update had a day, so none is withdrawn', () => {
    const all = namesOf(effects({ type: 'local-authority' }), 'due')
    assert.ok(all.includes('Latest day to complete the actions withdrawn'))
    assert.ok(!all.some((what) => what.startsWith('Final update')))
  })
  test('G2 for an organisation that has met the standard, nothing changes', () => {
    assert.deepEqual(effects({ timetableState: { ...delivering, status: 'standards-met' } }), [])
  })
  test('G2 a queued email about the final update is withdrawn, one about September is not', () => {
    const queuedReminder = (milestone: QueuedReminder['milestone'], dueDate: string): QueuedReminder => ({
      milestone,
      dueDate: day(dueDate),
      step: 'last-reminder',
      to: 'Erin Editor',
    })
    const queued = [queuedReminder('final-update', '2021-12-31'), queuedReminder('september-update', '2021-09-30')]
    assert.deepEqual(namesOf(effects({ queued }), 'email'), [
      'Final update: last reminder (for 31 December 2021) withdrawn',
    ])
  })
})

describe('other changes', () => {
  const from = (text: string, value: Day | null): GuidanceChange['amendments'] => [
    { key: 'finalUpdateDue', from: day(text), value, source: '“”' },
  ]
  test('G2 a moved day is shown before and after', () => {
    const all = effects({ amendments: from('2021-12-21', day('2022-01-14')) })
    const due = all.find(({ concerns }) => concerns === 'due')
    assert.deepEqual(
      [due?.kind, due?.before.slice(0, 16), due?.after.slice(0, 15)],
      ['changes', '31 December 2021', '14 January 2022'],
    )
    assert.ok(namesOf(all, 'reminder').includes('Final update: email on the day changes'))
  })
  test('G2 a day that is set again appears', () => {
    const withdrawn = withChange(guidance2021, december, { change: 1, on: on21December })
    const after = withChange(withdrawn, from('2021-12-21', day('2021-12-31')), { change: 2, on: on21December })
    const organisation = { type: 'nhs-trust', region: 'Y60', closed: null, successors: [] } as const
    const input = { organisation, timetableState: delivering }
    const all = effectsOn(input, [], { before: withdrawn, after, on: on21December })
    assert.deepEqual(namesOf(all, 'due'), ['Final update appears'])
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
      'a plan sent before the change begins keeps its limits',
      { timetableState: underReview, amendments: ten('2021-06-30'), on },
      [],
    ],
    [
      'a plan sent from the day the change begins does not',
      { timetableState: underReview, amendments: ten('2021-06-29'), on },
      [`Plan under review: ${what} changes`],
    ],
    [
      'a plan still to be sent does not',
      { timetableState: toBeSent, amendments: ten('2021-07-01'), on },
      [`Plan still to be sent: ${what} changes`],
    ],
    ['an approved plan is decided already', { timetableState: delivering, amendments: ten('2021-06-29'), on }, []],
  ]
  for (const [name, setting, limits] of cases)
    test(`G3 ${name}`, () => assert.deepEqual(namesOf(effects(setting), 'limit'), limits))
})
