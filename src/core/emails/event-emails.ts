import { type Casefile, lastSent } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { firstQuotes, type Quotes, quotesOn } from '../guidance/clauses.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import { assessmentEmails } from './assessment-emails.ts'
import {
  closedUnmetEmails,
  completionEmails,
  correctionEmails,
  sentBackEmails,
  updateEmails,
} from './delivery-emails.ts'
import type { Email } from './email.ts'
import { type AnyEmailInput, type EmailWording, type EmailWordings, type EventType, pathOf } from './email-wording.ts'
import { confirmedEscalationEmails, decidedEscalationEmails, enforcementNoticeEmails } from './escalation-emails.ts'
import { acceptedLatenessEmails, declinedLatenessEmails, referralEmails } from './late-plan-emails.ts'
import { sentPlanEmails, signOffEmails } from './plan-emails.ts'
import { earlyWarningEmails, regionRequestEmails, supportEmails } from './region-emails.ts'
import { approvalEmails, returnEmails } from './review-emails.ts'

/** Every email about every type of event (`docs/generated/emails.md` is generated from this table). */
export const emailWordings: { readonly [T in EventType]: EmailWordings<T> } = {
  'assessment-published': assessmentEmails,
  'plan-signed-off': signOffEmails,
  'plan-sent': sentPlanEmails,
  'plan-approved': approvalEmails,
  'plan-returned': returnEmails,
  'plan-referred-to-sro': referralEmails,
  'late-plan-accepted': acceptedLatenessEmails,
  'late-plan-declined': declinedLatenessEmails,
  'update-sent': updateEmails,
  'completion-confirmed': completionEmails,
  'completion-not-confirmed': sentBackEmails,
  'status-corrected': correctionEmails,
  'early-warning-given': earlyWarningEmails,
  // Reminders of a day go into one email for each person: see `reminder-email.ts`.
  'reminders-sent': {},
  'region-help-requested': regionRequestEmails,
  'support-recorded': supportEmails,
  'escalation-confirmed': confirmedEscalationEmails,
  'escalation-declined': {},
  'escalation-decided': decidedEscalationEmails,
  'enforcement-notice-recorded': enforcementNoticeEmails,
  'enforcement-notice-answered': {},
  'closed-unmet': closedUnmetEmails,
  'exemplar-agreed': {},
  'exemplar-withdrawn': {},
  'gaps-carried-over': {},
  // There is no email about each file: the update or completion that it belongs to has one.
  'evidence-attached': {},
  'attachment-withdrawn': {},
}

/**
 * The emails about an event, one for each audience. `casefile` is the one after the event; `guidance` is the cycle's
 * with every amendment, null where it is not known: emails then name no dates.
 */
export function emailsFor(event: CasefileEvent, casefile: Casefile, guidance: CycleGuidance | null): readonly Email[] {
  const about: AnyEmailInput = {
    event,
    casefile,
    guidance: guidanceOn(guidance, event.on),
    quotes: quotesFor(event, casefile, guidance),
  }
  const wordings = Object.entries(emailWordings[event.type] as EmailWordings<EventType>)
  return wordings
    .filter(([, { when }]) => when?.holds(about) ?? true)
    .map(([kind, wording]) => writeEmail(kind, wording, about))
}

function writeEmail(
  kind: string,
  { to, subjectEnding: happened, body, link }: EmailWording<EventType>,
  about: AnyEmailInput,
): Email {
  const { organisation, cycle } = about.casefile
  return {
    kind,
    to,
    subject: `${organisation.name}, ${cycle}: ${happened(about)}`,
    body: body(about)
      .filter((paragraph) => paragraph !== '')
      .join('\n\n'),
    link: { text: link.text, path: pathOf(link.page, about.casefile) },
  }
}

/** G3: a plan is judged by the guidance of the day it was sent, so that is what is quoted. */
function quotesFor(event: CasefileEvent, casefile: Casefile, guidance: CycleGuidance | null): Quotes {
  return guidance === null ? firstQuotes : quotesOn(guidance, lastSent(casefile)?.sentOn ?? event.on)
}
