import { day } from '../day.ts'
import type { OdsCode, Organisation } from '../organisation.ts'
import { anAction, anItem, aPlan, by, ref } from '../plan/plan.builders.ts'
import type { Plan } from '../plan/plan.ts'
import { type Casefile, newCasefile } from './casefile.ts'
import type { CasefileEvent, NewEvent, Revision, Stamp } from './events.ts'
import { evolve } from './evolve.ts'
import { type Example, engagementExamples, gaps, people } from './example-engagement.builders.ts'

type Type = NewEvent['type']

/** The fictional Trust of tests and examples. */
export function anOrganisation(changes: Partial<Organisation> = {}): Organisation {
  return {
    code: 'RXX' as OdsCode,
    name: 'Central England NHS Trust',
    type: 'nhs-trust',
    region: 'Y60',
    opened: null,
    closed: null,
    successors: [],
    demo: true,
    ...changes,
  }
}

export const revision: Revision = 'a'.repeat(64)

/** Two gaps with one action each: 4.5.3 finishes in September, 1.6.5 on `lastDay`. */
export function thePlan(lastDay = '2021-12-17'): Plan {
  const policy = anAction({ text: 'Add impact assessments to the data protection policy' })
  return aPlan(
    anItem({ evidence: ref('1.6.5'), gap: 'The policy is silent', actions: [policy], completion: by(lastDay) }),
    anItem(),
  )
}

/** An example event of this type, by a person in the right role, with the test's changes. */
export function anEvent<T extends Type>(
  type: T,
  changes: Partial<NewEvent & { readonly type: T }> = {},
): CasefileEvent {
  const { by: who, on, what } = examples[type]
  const stamp: Stamp = { by: people[who], on: day(on), guidance: '2020-21 as of 2021-05-19' }
  return { ...what, ...changes, ...stamp } as CasefileEvent
}

const reason = 'The work on the policy starts too late to be done in time.'

const examples: { readonly [T in Type]: Example<T> } = {
  'assessment-published': {
    by: 'editor',
    on: '2021-06-28',
    what: { type: 'assessment-published', met: [ref('1.1.2')], gaps, status: 'standards-not-met' },
  },
  'plan-signed-off': {
    by: 'siro',
    on: '2021-06-29',
    what: { type: 'plan-signed-off', revision, contentVersion: 1, plan: thePlan() },
  },
  'plan-sent': {
    by: 'editor',
    on: '2021-06-30',
    what: {
      type: 'plan-sent',
      revision,
      contentVersion: 1,
      plan: thePlan(),
      gaps,
      signOff: { revision, contentVersion: 1, by: people.siro.name, byId: people.siro.id, on: day('2021-06-29') },
      contributors: [people.editor.id],
      findings: [],
    },
  },
  'plan-approved': {
    by: 'reviewer',
    on: '2021-07-20',
    what: {
      type: 'plan-approved',
      revision,
      judgements: [
        { evidence: ref('4.5.3'), realistic: true, reason: 'Another Trust did the same in two months.' },
        { evidence: ref('1.6.5'), realistic: true, reason: '' },
      ],
      status: 'approaching-standards',
    },
  },
  'plan-returned': {
    by: 'reviewer',
    on: '2021-07-20',
    what: {
      type: 'plan-returned',
      revision,
      reason: 'Most of this plan is sound. Please look at two points.',
      judgements: [
        { evidence: ref('4.5.3'), realistic: true, reason: 'Another Trust did the same in two months.' },
        { evidence: ref('1.6.5'), realistic: false, reason },
      ],
      findings: [{ rule: 'A1', evidence: ref('4.5.3') }],
    },
  },
  'plan-referred-to-sro': {
    by: 'reviewer',
    on: '2021-07-12',
    what: { type: 'plan-referred-to-sro', revision, reason: 'The supplier cannot deliver before the new year.' },
  },
  'late-plan-accepted': {
    by: 'sro',
    on: '2021-07-14',
    what: { type: 'late-plan-accepted', revision, reason: 'The risk is covered until then.' },
  },
  'late-plan-declined': {
    by: 'sro',
    on: '2021-07-14',
    what: { type: 'late-plan-declined', revision, reason: 'The risk is too great to wait.' },
  },
  'update-sent': {
    by: 'editor',
    on: '2021-09-20',
    what: {
      type: 'update-sent',
      progress: [
        {
          evidence: ref('4.5.3'),
          note: '',
          done: [{ id: 'a1', doneOn: day('2021-09-17'), note: 'every account is switched' }],
          outlook: { kind: 'nothing-said' },
        },
      ],
      completed: false,
    },
  },
  'completion-confirmed': {
    by: 'reviewer',
    on: '2021-12-10',
    what: { type: 'completion-confirmed', note: '', status: 'standards-met' },
  },
  'completion-not-confirmed': {
    by: 'reviewer',
    on: '2021-12-06',
    what: {
      type: 'completion-not-confirmed',
      reason: '',
      items: [{ evidence: ref('1.6.5'), reason: 'The board has not approved the policy yet.' }],
    },
  },
  'status-corrected': {
    by: 'reviewer',
    on: '2021-12-12',
    what: {
      type: 'status-corrected',
      from: 'standards-met',
      status: 'approaching-standards',
      reason: 'Confirmed for the wrong organisation.',
    },
  },
  ...engagementExamples(),
}

/** The update that reports the last actions as done. */
export function theCompletingUpdate(): CasefileEvent {
  const done = [{ id: 'a1', doneOn: day('2021-12-02'), note: '' }]
  const outlook = { kind: 'nothing-said' } as const
  const progress = gaps.map((evidence) => ({ evidence, note: '', done, outlook }))
  return { ...anEvent('update-sent', { progress, completed: true }), on: day('2021-12-03') }
}

/** The casefile after these events. */
export function casefileAfter(events: readonly CasefileEvent[], organisation = anOrganisation()): Casefile {
  return events.reduce<Casefile>(evolve, newCasefile(organisation, '2020-21'))
}

/** The events before an example event of this type, oldest first. */
export function eventsBefore(type: CasefileEvent['type']): readonly CasefileEvent[] {
  const published = [anEvent('assessment-published')]
  const sent = [...published, anEvent('plan-signed-off'), anEvent('plan-sent')]
  const completed = [...sent, anEvent('plan-approved'), theCompletingUpdate()]
  const escalated = [...published, anEvent('reminders-sent'), anEvent('escalation-confirmed')]
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
    'reminders-sent': published,
    'region-help-requested': [...sent, anEvent('plan-returned')],
    'support-recorded': published,
    'escalation-confirmed': [...published, anEvent('reminders-sent')],
    'escalation-declined': [...published, anEvent('reminders-sent')],
    'escalation-decided': escalated,
    'enforcement-notice-recorded': escalated,
    'enforcement-notice-answered': [...escalated, anEvent('enforcement-notice-recorded')],
    'closed-unmet': [...sent, anEvent('plan-approved')],
    'exemplar-agreed': published,
    'exemplar-withdrawn': [...published, anEvent('exemplar-agreed')],
    'gaps-carried-over': [],
    'evidence-attached': [...sent, anEvent('plan-approved')],
    'attachment-withdrawn': [...sent, anEvent('plan-approved'), anEvent('evidence-attached')],
  }
  return before[type]
}
