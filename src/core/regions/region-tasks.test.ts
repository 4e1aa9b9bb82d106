import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  after,
  anOrganisation,
  approved,
  aSentPlan,
  aStory,
  judged,
  published,
  returned,
  rita,
  type Story,
  sent,
  signed,
  updated,
  written,
} from '../casefile/casefile.builders.ts'
import type { Casefile } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { evolve } from '../casefile/evolve.ts'
import { anEvent, casefileAfter } from '../casefile/example-events.builders.ts'
import { missingItems } from '../casefile/plans/gaps.ts'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { ref } from '../plan/plan.builders.ts'
import { timetableStateOf } from '../timetable/timetable-state.ts'
import { openRegionRequests, regionTasks } from './region-tasks.ts'

const late = { milestone: 'plan', dueDate: day('2021-06-30'), step: 'region' } as const
const silent = { milestone: 'september-update', dueDate: day('2021-09-30'), step: 'region' } as const
const finalLate = { milestone: 'final-update', dueDate: day('2021-12-31'), step: 'region' } as const

describe('the tasks of a region', () => {
  const withoutPlan = withEvent(published(['4.5.3']), remindersSentEvent(late, '2021-07-01'))
  const delivering = withEvent(
    approved(judged(aSentPlan(['4.5.3', '8.2.1']))),
    remindersSentEvent(silent, '2021-10-01'),
  )
  const cases: readonly [what: string, story: Story, on: string, tasks: readonly string[]][] = [
    ['T2 a plan that is missing', withoutPlan, '2021-07-01', ['T2 rdt-team']],
    [
      'T2 nothing once the plan is sent',
      withEvent(aSentPlan(['4.5.3']), remindersSentEvent(late, '2021-07-01')),
      '2021-07-20',
      [],
    ],
    ['T5 the missing September update', delivering, '2021-10-01', ['T5 rdt-team by 2021-10-14']],
    ['T5 it stops when the update comes', withUpdateOn(delivering, '2021-10-11'), '2021-10-11', []],
    ['T5 nothing in December, when the final update takes its place', delivering, '2021-12-01', []],
    [
      'T6 the missing final update',
      withEvent(delivering, remindersSentEvent(finalLate, '2022-01-01')),
      '2022-01-03',
      ['T6 rdt-team'],
    ],
  ]
  for (const [what, story, on, expected] of cases) {
    test(what, () => assert.deepEqual(tasksOf(story.casefile, on), expected))
  }

  test('G1 nothing for the final update once it is withdrawn', () => {
    const withdrawn = amend<CycleGuidance>(guidance2021, {
      key: 'finalUpdateDue',
      from: day('2021-12-21'),
      value: null,
      source: '“…”',
    })
    const story = withEvent(delivering, remindersSentEvent(finalLate, '2022-01-01'))
    assert.deepEqual(tasksOf(story.casefile, '2022-01-03', withdrawn), [])
  })
})

describe('the tasks of the Regional Security Lead', () => {
  const warned = [anEvent('early-warning-given')]
  const closed = [
    anEvent('assessment-published'),
    anEvent('plan-sent'),
    anEvent('plan-approved'),
    anEvent('closed-unmet'),
  ]
  const withRequest = [anEvent('assessment-published'), anEvent('region-help-requested')]
  const note = { kind: 'note', text: 'Rang', services: [], exemplars: [] } as const
  const before = anEvent('support-recorded')
  const since = (changes: object, on: string) => ({ ...anEvent('support-recorded', changes), on: day(on) })
  const cases: readonly [what: string, events: readonly CasefileEvent[], tasks: readonly string[]][] = [
    ['T1 to direct a Trust that gave an early warning', warned, ['T1 regional-security-lead']],
    ['T1 nothing once support was recorded', [...warned, since({}, '2021-06-08')], []],
    ['T1 nothing once the plan was sent', [...warned, anEvent('assessment-published'), anEvent('plan-sent')], []],
    ['T3 to work with a Trust', withRequest, ['T3 regional-security-lead']],
    ['T3 also after a call, until the plan is sent', [...withRequest, before], ['T3 regional-security-lead']],
    ['T3 nothing once the plan is sent', [...withRequest, anEvent('plan-sent')], []],
    ['T7 to direct a Trust that was closed as not met', closed, ['T7 regional-security-lead']],
    ['T7 also after a note that names no help', [...closed, since(note, '2022-01-13')], ['T7 regional-security-lead']],
    ['T7 also where help was named before', [before, ...closed], ['T7 regional-security-lead']],
    ['T7 nothing once it was directed to help', [...closed, since({}, '2022-01-13')], []],
  ]
  for (const [what, events, expected] of cases) {
    test(what, () => assert.deepEqual(tasksOf(casefileAfter(events), '2022-01-14'), expected))
  }
})

function tasksOf(casefile: Casefile, on: string, dated = guidance2021) {
  const timetable = { organisation: casefile.organisation, timetableState: timetableStateOf(casefile) }
  const requests = openRegionRequests(casefile)
  return regionTasks({ timetable, dated, today: day(on), requests, support: casefile.support }).map(
    ({ rule, role, by }) => `${rule} ${role}${by === null ? '' : ` by ${by}`}`,
  )
}

function remindersSentEvent(requested: typeof late | typeof silent | typeof finalLate, on: string): CasefileEvent {
  return { ...anEvent('reminders-sent', { reminders: [requested] }), on: day(on) }
}

function withEvent({ casefile, events, refusal }: Story, event: CasefileEvent): Story {
  return { casefile: evolve(casefile, event), events: [...events, event], refusal }
}

function withUpdateOn(story: Story, on: string): Story {
  return updated(story, { evidence: ref('4.5.3'), note: 'The tokens are bought' }, { on })
}

describe('T3 a reviewer asks the region to work with a Trust', () => {
  const given = returned(judged(aSentPlan(['4.5.3']), ['4.5.3']))
  const council = anOrganisation({ type: 'local-authority' })
  const cases: readonly [what: string, before: Story, reason: string, refusal: string | null][] = [
    ['after a return', given, 'Two plans named no actions', null],
    ['at any time after publishing', published(['4.5.3']), 'They do not answer', null],
    ['with a reason only', given, ' ', 'reason-missing'],
    ['not before anything is published', aStory(), 'They do not answer', 'no-plan-needed'],
    ['not where there is no region', published(['4.5.3'], anOrganisation({ region: null })), 'So', 'no-plan-needed'],
    ['not about a council', published(['4.5.3'], council), 'They do not answer', 'only-for-trusts'],
  ]
  for (const [what, before, reason, refusal] of cases) {
    test(`T3 ${what}`, () => assert.equal(requestRegion(before, reason).refusal?.name ?? null, refusal))
  }

  test('T3 not where something changed while the reviewer was reading', () => {
    const stale = { type: 'ask-region', seen: given.casefile.version - 1, reason: 'So' } as const
    assert.equal(after(given, rita, '2021-07-21', stale).refusal?.name, 'changed-while-reading')
  })
})

describe('T3 the request ends by itself', () => {
  const requested = requestRegion(returned(judged(aSentPlan(['4.5.3']), ['4.5.3'])))
  const changed = written(requested, { gap: 'Remote access has a password only, on 40 accounts' })
  const delivering = requestRegion(approved(judged(aSentPlan(['4.5.3', '8.2.1']))))
  const cases: readonly [what: string, after: Story, open: number][] = [
    ['it is open while nothing is sent', requested, 1],
    ['it is open while a new plan is only written and signed', signed(changed), 1],
    ['it ends when the new plan is sent', sent(signed(changed), '2021-07-28'), 0],
    ['it is open where a plan is being delivered', delivering, 1],
    [
      'it ends when an update is sent',
      updated(delivering, { evidence: ref('4.5.3'), note: 'Bought' }, { on: '2021-08-02' }),
      0,
    ],
    ['another request is open after the first ended', requestRegion(sent(signed(changed), '2021-07-28')), 1],
  ]
  for (const [what, { casefile }, open] of cases) {
    test(`T3 ${what}`, () => assert.equal(openRegionRequests(casefile).length, open))
  }
})

test('T3 the items a Trust misses are those its plan does not show as done', () => {
  const delivering = approved(judged(aSentPlan(['4.5.3', '8.2.1'])))
  assert.deepEqual(missingItems(delivering.casefile), ['4.5.3', '8.2.1'])
  const done = [{ id: 'a1', doneOn: day('2021-08-01'), note: '' }]
  const once = updated(delivering, { evidence: ref('4.5.3'), done }, { on: '2021-08-02' })
  assert.deepEqual(missingItems(once.casefile), ['8.2.1'])
})

function requestRegion(story: Story, reason = 'The second plan names no actions either'): Story {
  return after(story, rita, '2021-07-21', { type: 'ask-region', seen: story.casefile.version, reason })
}
