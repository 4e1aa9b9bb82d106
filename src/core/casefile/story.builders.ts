import { day } from '../day.ts'
import { type Casefile, newCasefile } from './casefile.ts'
import type { CasefileEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { gaps } from './example-engagement.builders.ts'
import { anEvent, anOrganisation } from './example-events.builders.ts'

/** The update that reports the last actions as done. */
export function theCompletingUpdate(): CasefileEvent {
  const done = [{ id: 'a1', doneOn: day('2021-12-02'), note: '' }]
  const outlook = { kind: 'nothing-said' } as const
  const progress = gaps.map((evidence) => ({ evidence, note: '', done, outlook }))
  return { ...anEvent('update-sent', { progress, completed: true }), on: day('2021-12-03') }
}

/** The casefile that these events add up to. */
export function casefileAfter(events: readonly CasefileEvent[], organisation = anOrganisation()): Casefile {
  return events.reduce<Casefile>(evolve, newCasefile(organisation, '2020-21'))
}

/** The events that lead to one of this type, oldest first, without it. */
export function eventsBefore(type: CasefileEvent['type']): readonly CasefileEvent[] {
  const published = [anEvent('assessment-published')]
  const sent = [...published, anEvent('plan-signed-off'), anEvent('plan-sent')]
  const completed = [...sent, anEvent('plan-approved'), theCompletingUpdate()]
  const escalated = [...published, anEvent('asked'), anEvent('escalation-confirmed')]
  const before: Readonly<Record<CasefileEvent['type'], readonly CasefileEvent[]>> = {
    'assessment-published': [],
    'plan-signed-off': published,
    'plan-sent': [...published, anEvent('plan-signed-off')],
    'plan-approved': sent,
    'plan-returned': sent,
    'plan-referred-to-sro': sent,
    'late-plan-accepted': [...sent, anEvent('plan-referred-to-sro')],
    'late-plan-declined': [...sent, anEvent('plan-referred-to-sro')],
    'update-sent': [...sent, anEvent('plan-approved')],
    'completion-confirmed': completed,
    'completion-not-confirmed': completed,
    'status-corrected': [...completed, anEvent('completion-confirmed')],
    'early-warning-given': [],
    asked: published,
    'region-asked': [...sent, anEvent('plan-returned')],
    'support-recorded': published,
    'escalation-confirmed': [...published, anEvent('asked')],
    'escalation-declined': [...published, anEvent('asked')],
    'escalation-decided': escalated,
    'notice-recorded': escalated,
    'notice-answered': [...escalated, anEvent('notice-recorded')],
    'closed-unmet': [...sent, anEvent('plan-approved')],
    'exemplar-agreed': published,
    'exemplar-withdrawn': [...published, anEvent('exemplar-agreed')],
    'gaps-carried-over': [],
    'evidence-attached': [...sent, anEvent('plan-approved')],
    'attachment-withdrawn': [...sent, anEvent('plan-approved'), anEvent('evidence-attached')],
  }
  return before[type]
}
