import type { StoredAttachment } from './attachment.ts'
import { addContributors, type CasefileRecord } from './casefile.ts'
import type { EnforcementNotice, Escalation } from './engagement.ts'
import type { CasefileEvent } from './events.ts'

const engagement = [
  'early-warning-given',
  'reminders-sent',
  'region-help-requested',
  'support-recorded',
  'escalation-confirmed',
  'escalation-declined',
  'escalation-decided',
  'enforcement-notice-recorded',
  'enforcement-notice-answered',
  'exemplar-agreed',
  'exemplar-withdrawn',
  'gaps-carried-over',
  'evidence-attached',
  'attachment-withdrawn',
] as const

/** Events around a plan: reminders, help, escalation and evidence of completion. None of them changes a status. */
export type EngagementEvent = CasefileEvent & { readonly type: (typeof engagement)[number] }

export function isEngagement(event: CasefileEvent): event is EngagementEvent {
  return engagement.some((type) => type === event.type)
}

/** The members of a record that such an event changes. */
export function evolveEngagement(event: EngagementEvent, record: CasefileRecord): Partial<CasefileRecord> {
  const { on } = event
  const by = event.by.name
  switch (event.type) {
    case 'early-warning-given':
      return { earlyWarning: { on, by, evidence: event.evidence, text: event.text } }
    case 'reminders-sent':
      return reminded(event, record)
    case 'region-help-requested':
      return { regionRequests: [...record.regionRequests, { on, by, reason: event.reason }] }
    case 'support-recorded': {
      const { kind, happenedOn, text, services, exemplars } = event
      return { support: [...record.support, { on, by, kind, happenedOn, text, services, exemplars }] }
    }
    case 'escalation-confirmed':
    case 'escalation-declined':
      return { escalations: decided(event, record) }
    case 'escalation-decided':
      return { escalations: decidedBySro(event, record) }
    case 'enforcement-notice-recorded': {
      const { kind, reference, issuedOn, asks, answerBy } = event
      const notice: EnforcementNotice = { kind, reference, issuedOn, asks, answerBy, recordedOn: on, outcome: null }
      return { enforcementNotices: [...record.enforcementNotices, notice] }
    }
    case 'enforcement-notice-answered':
      return { enforcementNotices: answered(event, record) }
    case 'exemplar-agreed':
      return { exemplarFor: [...record.exemplarFor, event.evidence] }
    case 'exemplar-withdrawn':
      return { exemplarFor: record.exemplarFor.filter((each) => each !== event.evidence) }
    case 'gaps-carried-over':
      return { carriedOverFrom: event.from }
    case 'evidence-attached':
      return attached(event, record)
    case 'attachment-withdrawn':
      return { attachments: withdrawn(event, record) }
  }
}

type By<T extends EngagementEvent['type']> = EngagementEvent & { readonly type: T }

/** T8: the last escalation step proposes an escalation. */
function reminded({ reminders, on }: By<'reminders-sent'>, record: CasefileRecord): Partial<CasefileRecord> {
  const proposals = reminders
    .filter(({ step }) => step === 'escalation-proposed')
    .map(
      ({ milestone, dueDate }): Escalation => ({
        milestone,
        dueDate,
        proposedOn: on,
        state: 'proposed',
        decidedOn: null,
        decidedBy: null,
        reason: '',
        decisions: [],
      }),
    )
  return {
    reminders: [...record.reminders, ...reminders.map((reminder) => ({ ...reminder, on }))],
    escalations: [...record.escalations, ...proposals],
  }
}

function decided(
  event: By<'escalation-confirmed' | 'escalation-declined'>,
  { escalations }: CasefileRecord,
): readonly Escalation[] {
  const state = event.type === 'escalation-confirmed' ? 'confirmed' : 'declined'
  const { on, by, reason } = event
  return escalations.map((each) =>
    isAbout(event, each) ? { ...each, state, decidedOn: on, decidedBy: by.name, reason } : each,
  )
}

function decidedBySro(event: By<'escalation-decided'>, { escalations }: CasefileRecord): readonly Escalation[] {
  const { on, by, decision, reason } = event
  return escalations.map((each) =>
    isAbout(event, each) ? { ...each, decisions: [...each.decisions, { on, by: by.name, decision, reason }] } : each,
  )
}

function isAbout(event: Pick<Escalation, 'milestone' | 'dueDate'>, escalation: Escalation): boolean {
  return escalation.milestone === event.milestone && escalation.dueDate === event.dueDate
}

function answered(
  { reference, outcome, on }: By<'enforcement-notice-answered'>,
  { enforcementNotices: notices }: CasefileRecord,
): readonly EnforcementNotice[] {
  return notices.map((each) => (each.reference === reference ? { ...each, outcome: { on, text: outcome } } : each))
}

/** A person who attaches evidence may not confirm the completion that it shows. */
function attached(event: By<'evidence-attached'>, record: CasefileRecord): Partial<CasefileRecord> {
  const { id, evidence, number, kind, bytes, sha256, scanned, on, by } = event
  const stored: StoredAttachment = {
    id,
    evidence,
    number,
    kind,
    bytes,
    sha256,
    scanned,
    on,
    by: by.name,
    withdrawn: null,
  }
  return { attachments: [...record.attachments, stored], contributors: addContributors(record, [by.id]) }
}

function withdrawn(
  { id, on, by, reason }: By<'attachment-withdrawn'>,
  { attachments }: CasefileRecord,
): readonly StoredAttachment[] {
  return attachments.map((each) => (each.id === id ? { ...each, withdrawn: { on, by: by.name, reason } } : each))
}
