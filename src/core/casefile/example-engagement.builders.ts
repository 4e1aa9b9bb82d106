import { theService } from '../actor.ts'
import { day } from '../day.ts'
import { ref } from '../plan/plan.builders.ts'
import type { NewEvent, Stamp } from './events.ts'
import type { EngagementEvent } from './evolve-engagement.ts'

export const people = {
  editor: { id: 'p1', name: 'Erin Editor', role: 'editor' },
  siro: { id: 'p2', name: 'Sam Siro', role: 'siro' },
  reviewer: { id: 'p3', name: 'Rita Reviewer', role: 'reviewer' },
  sro: { id: 'p4', name: 'Sol Owner', role: 'sro' },
  administrator: { id: 'p5', name: 'Ada Administrator', role: 'organisation-administrator' },
  rsl: { id: 'p6', name: 'Robin Regional', role: 'regional-security-lead' },
  authority: { id: 'p7', name: 'Nia Authority', role: 'nis-authority' },
  service: theService,
} as const satisfies Record<string, Stamp['by']>

const theFile = { id: 'c0ffee00-0000-4000-8000-000000000001', evidence: ref('4.5.3'), number: 1 } as const

export type Example<T extends NewEvent['type']> = {
  readonly by: keyof typeof people
  readonly on: string
  readonly what: NewEvent & { readonly type: T }
}

/** The two gaps of the example assessment. */
export const gaps = [ref('1.6.5'), ref('4.5.3')]

type EngagementType = EngagementEvent['type'] | 'closed-unmet'

/** An example of each event around a plan. */
export function engagementExamples(): { readonly [T in EngagementType]: Example<T> } {
  const missed = { milestone: 'plan', dueDate: day('2021-06-30') } as const
  return {
    'early-warning-given': {
      by: 'editor',
      on: '2021-06-07',
      what: { type: 'early-warning-given', evidence: gaps, text: 'Two policies will not be ready in June.' },
    },
    'reminders-sent': {
      by: 'service',
      on: '2021-07-15',
      what: { type: 'reminders-sent', reminders: [{ ...missed, step: 'escalation-proposed' }] },
    },
    'region-help-requested': {
      by: 'reviewer',
      on: '2021-07-21',
      what: { type: 'region-help-requested', reason: 'The second plan names no actions either.' },
    },
    'support-recorded': {
      by: 'rsl',
      on: '2021-07-23',
      what: {
        type: 'support-recorded',
        kind: 'call',
        happenedOn: day('2021-07-22'),
        text: 'They will send a plan next week.',
        services: ['Secure boundary'],
        exemplars: [],
      },
    },
    'escalation-confirmed': {
      by: 'reviewer',
      on: '2021-07-16',
      what: { type: 'escalation-confirmed', ...missed, reason: 'Four calls were not returned.' },
    },
    'escalation-declined': {
      by: 'reviewer',
      on: '2021-07-16',
      what: { type: 'escalation-declined', ...missed, reason: 'They rang: the plan comes tomorrow.' },
    },
    'escalation-decided': {
      by: 'sro',
      on: '2021-07-19',
      what: {
        type: 'escalation-decided',
        ...missed,
        decision: 'work-with-organisation',
        reason: 'I will ring the chief executive.',
      },
    },
    'enforcement-notice-recorded': {
      by: 'authority',
      on: '2021-08-02',
      what: {
        type: 'enforcement-notice-recorded',
        kind: 'information',
        reference: 'IN-1',
        issuedOn: day('2021-07-30'),
        asks: 'Provide the improvement plan.',
        answerBy: day('2021-08-27'),
      },
    },
    'enforcement-notice-answered': {
      by: 'authority',
      on: '2021-08-30',
      what: { type: 'enforcement-notice-answered', reference: 'IN-1', outcome: 'The plan was provided.' },
    },
    'closed-unmet': {
      by: 'reviewer',
      on: '2022-01-12',
      what: { type: 'closed-unmet', reason: 'Two items are still open.', status: 'standards-not-met' },
    },
    'exemplar-agreed': {
      by: 'administrator',
      on: '2021-07-05',
      what: { type: 'exemplar-agreed', evidence: ref('1.1.2') },
    },
    'exemplar-withdrawn': {
      by: 'administrator',
      on: '2021-07-06',
      what: { type: 'exemplar-withdrawn', evidence: ref('1.1.2') },
    },
    'gaps-carried-over': {
      by: 'editor',
      on: '2022-01-10',
      what: { type: 'gaps-carried-over', from: '2020-21', evidence: gaps },
    },
    'evidence-attached': {
      by: 'editor',
      on: '2021-09-21',
      what: {
        type: 'evidence-attached',
        ...theFile,
        kind: 'pdf',
        bytes: 1_258_291,
        sha256: 'b'.repeat(64),
        scanned: true,
      },
    },
    'attachment-withdrawn': {
      by: 'editor',
      on: '2021-09-22',
      what: { type: 'attachment-withdrawn', ...theFile, reason: 'The wrong file.' },
    },
  }
}
