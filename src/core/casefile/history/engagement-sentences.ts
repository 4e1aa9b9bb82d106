import type { EvidenceReference } from '../../catalogue/evidence.ts'
import { formatDate } from '../../day.ts'
import { pluralise } from '../../sentences.ts'
import { attachmentKindNames, formatBytes, scanText } from '../attachment.ts'
import type { EscalationDecision, SupportKind } from '../engagement.ts'
import type { EngagementEvent } from '../evolve-engagement.ts'
import type { EscalationStep, MilestoneId, Reminder } from '../reminders.ts'

/** The event in one sentence, without who and when, which are in the event. */
export function engagementSentence(event: EngagementEvent): string {
  switch (event.type) {
    case 'early-warning-given':
      return 'The Regional Security Lead was told in advance that the standard will be missed.'
    case 'reminders-sent':
      return event.reminders.map(reminderSentence).join(' ')
    case 'region-help-requested':
      return 'The Regional Security Lead was asked to work with the organisation.'
    case 'support-recorded':
      return `The region recorded ${supportNames[event.kind]} of ${formatDate(event.happenedOn)}.`
    case 'escalation-confirmed':
      return `Escalation to NHSX was confirmed, because of ${milestoneNames[event.milestone]}.`
    case 'escalation-declined':
      return `Escalation to NHSX because of ${milestoneNames[event.milestone]} was not confirmed.`
    case 'escalation-decided':
      return `The SRO decided about the escalation: ${escalationDecisions[event.decision]}.`
    case 'enforcement-notice-recorded':
      return `An ${event.kind} notice (${event.reference}) of ${formatDate(event.issuedOn)} was recorded.`
    case 'enforcement-notice-answered':
      return `The outcome of the notice ${event.reference} was recorded.`
    case 'exemplar-agreed':
      return `The organisation agreed to be named as an exemplar for ${event.evidence}.`
    case 'exemplar-withdrawn':
      return `The organisation is no longer named as an exemplar for ${event.evidence}.`
    case 'gaps-carried-over':
      return `${pluralise(event.evidence.length, 'open gap')} of ${event.from} ${event.evidence.length === 1 ? 'was' : 'were'} carried over.`
    case 'evidence-attached':
      return `File ${event.number} (${attachmentKindNames[event.kind]}, ${formatBytes(event.bytes)}) was attached to ${event.evidence}.`
    case 'attachment-withdrawn':
      return `File ${event.number} of ${event.evidence} was withdrawn, and its content erased.`
  }
}

/** The details beyond the sentence, such as reasons. */
export function engagementDetails(event: EngagementEvent): readonly Detail[] {
  switch (event.type) {
    case 'early-warning-given':
      return [...event.evidence.map((evidence) => ({ evidence, text: 'Will not be met' })), ...whole(event.text)]
    case 'region-help-requested':
    case 'escalation-confirmed':
    case 'escalation-declined':
    case 'escalation-decided':
    case 'attachment-withdrawn':
      return whole(event.reason)
    case 'support-recorded':
      return [
        ...whole(event.text),
        ...event.services.flatMap((service) => whole(`Directed to ${service}`)),
        ...event.exemplars.flatMap((code) => whole(`Directed to the exemplar ${code}`)),
      ]
    case 'enforcement-notice-recorded':
      return [...whole(event.asks), ...whole(`To be answered by ${formatDate(event.answerBy)}`)]
    case 'enforcement-notice-answered':
      return whole(event.outcome)
    case 'gaps-carried-over':
      return event.evidence.map((evidence) => ({ evidence, text: 'Carried over' }))
    case 'reminders-sent':
    case 'exemplar-agreed':
    case 'exemplar-withdrawn':
      return []
    case 'evidence-attached':
      return [`SHA-256 ${event.sha256}`, scanText(event)].map((text) => ({ evidence: event.evidence, text }))
  }
}

/** A milestone within a sentence: “the September update”. */
export const milestoneNames: Readonly<Record<MilestoneId, string>> = {
  'early-warning': 'the early warning',
  publication: 'the assessment',
  plan: 'the improvement plan',
  'september-update': 'the September update',
  'october-update': 'the missing September update',
  'revised-plan': 'the revised plan',
  completion: 'the completion of the plan',
  'final-update': 'the final update',
  'final-review': 'the final review',
  update: 'an update',
}

export const escalationDecisions: Readonly<Record<EscalationDecision, string>> = {
  'work-with-organisation': 'NHSX works with the organisation',
  'refer-to-nis-authority': 'the NIS authority is asked to consider it',
  'no-further-action': 'there is no further action',
}

export const supportNames: Readonly<Record<SupportKind, string>> = {
  call: 'a call',
  meeting: 'a meeting',
  note: 'a note',
  outcome: 'an outcome',
}

/** One reminder in one sentence, as in the history. */
export function reminderSentence({ milestone, dueDate, step }: Reminder): string {
  return stepSentences[step](milestoneNames[milestone], formatDate(dueDate))
}

const stepSentences: Readonly<Record<EscalationStep, (what: string, by: string) => string>> = {
  reminder: (what, by) => `A reminder of ${what} by ${by} was sent.`,
  'last-reminder': (what, by) => `The last reminder of ${what} by ${by} was sent.`,
  'on-the-day': (what) => `The organisation was told that ${what} is due on this day.`,
  overdue: (what, by) => `The organisation was asked for ${what}, which was due by ${by}.`,
  'update-asked': () => 'The organisation was asked for an update, because none had come for a while.',
  region: (what, by) =>
    `The Regional Digital Transformation team was asked to work with the organisation: ${what} was due by ${by}.`,
  'escalation-proposed': (what, by) => `Escalation to NHSX was proposed: ${what} was due by ${by} and has not come.`,
}

function whole(text: string): readonly Detail[] {
  return text.trim() === '' ? [] : [{ evidence: null, text: text.trim() }]
}

/** One detail of an event. `evidence` is the item it is about, null where it is about the whole. */
export type Detail = { readonly evidence: EvidenceReference | null; readonly text: string }
