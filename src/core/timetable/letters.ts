import { type Casefile, lastSent } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import { firstQuotes, type Quotes, quotesOn } from '../guidance/quotes.ts'
import { assessmentLetters } from './assessment-letters.ts'
import { completionLetters, correctionLetters, sentBackLetters, updateLetters } from './delivery-letters.ts'
import { earlyWarningLetters } from './early-warning-letters.ts'
import { confirmedEscalationLetters, decidedEscalationLetters, recordedNoticeLetters } from './escalation-letters.ts'
import { closedUnmetLetters } from './final-review-letters.ts'
import { acceptedLatenessLetters, declinedLatenessLetters, referralLetters } from './late-plan-letters.ts'
import type { Letter } from './letter.ts'
import { type EventType, pathOf, type Situation, type Wording, type Wordings } from './letter-wording.ts'
import { sentPlanLetters, signOffLetters } from './plan-letters.ts'
import { regionAskedLetters, supportLetters } from './region-letters.ts'
import { approvalLetters, returnLetters } from './review-letters.ts'

/** Who is told what, event by event: the whole of it (`docs/letters.md` is made from this table). */
export const letterWordings: { readonly [T in EventType]: Wordings<T> } = {
  'assessment-published': assessmentLetters,
  'plan-signed-off': signOffLetters,
  'plan-sent': sentPlanLetters,
  'plan-approved': approvalLetters,
  'plan-returned': returnLetters,
  'plan-referred-to-sro': referralLetters,
  'late-plan-accepted': acceptedLatenessLetters,
  'late-plan-declined': declinedLatenessLetters,
  'update-sent': updateLetters,
  'completion-confirmed': completionLetters,
  'completion-not-confirmed': sentBackLetters,
  'status-corrected': correctionLetters,
  'early-warning-given': earlyWarningLetters,
  // What the timetable asks for goes into one letter a person and day: see `chasing-letter.ts`.
  asked: {},
  'region-asked': regionAskedLetters,
  'support-recorded': supportLetters,
  'escalation-confirmed': confirmedEscalationLetters,
  'escalation-declined': {},
  'escalation-decided': decidedEscalationLetters,
  'notice-recorded': recordedNoticeLetters,
  'notice-answered': {},
  'closed-unmet': closedUnmetLetters,
  'exemplar-agreed': {},
  'exemplar-withdrawn': {},
  'gaps-carried-over': {},
  // Nobody is told of each file: the update or the completion that it shows has its letter.
  'evidence-attached': {},
  'attachment-withdrawn': {},
}

/**
 * The letters about an event, one for each audience. `casefile` is as it stands after the event; `guidance` is the
 * cycle's with every amendment, null where it is not known: letters then name no dates.
 */
export function lettersFor(
  event: CasefileEvent,
  casefile: Casefile,
  guidance: CycleGuidance | null,
): readonly Letter[] {
  const about: Situation = {
    event,
    casefile,
    guidance: guidanceOn(guidance, event.on),
    quotes: quotesFor(event, casefile, guidance),
  }
  const wordings = Object.entries(letterWordings[event.type] as Wordings<EventType>)
  return wordings
    .filter(([, { when }]) => when?.holds(about) ?? true)
    .map(([kind, wording]) => write(kind, wording, about))
}

function write(kind: string, { to, happened, body, link }: Wording<EventType>, about: Situation): Letter {
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
