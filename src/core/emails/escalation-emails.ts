import type { EscalationDecision } from '../casefile/engagement.ts'
import { milestoneNames } from '../casefile/history/engagement-sentences.ts'
import { formatDate } from '../day.ts'
import { isOperatorOfEssentialServices } from '../organisation.ts'
import type { EmailInput, EmailWording, EmailWordings } from './email-wording.ts'

/**
 * T8 “failure to engage with NHS Digital will result in escalation to NHSX”: NHSX, the NIS authority, and the
 * organisation.
 */
export const confirmedEscalationEmails: EmailWordings<'escalation-confirmed'> = {
  'escalated-to-sro': {
    to: 'sro',
    subjectEnding: () => 'an escalation awaits your decision',
    body: (about) => [
      theCase(about),
      quoted(about),
      'Sign in to read what was requested and when, what the region did and the state of the plan, and decide what follows.',
    ],
    link: { text: 'See the escalation and decide', page: 'escalation' },
  },
  'escalated-to-nis-authority': {
    to: 'nis-authority',
    when: {
      words: 'where the organisation is an operator of essential services',
      holds: ({ casefile }) => isOperatorOfEssentialServices(casefile.organisation),
    },
    subjectEnding: () => 'the organisation was escalated to NHSX',
    body: (about) => [
      theCase(about),
      quoted(about),
      'You can now read its assessment and plan. If you issue an information notice or an enforcement notice, record it there.',
    ],
    link: { text: 'See the escalation', page: 'escalation' },
  },
  'you-were-escalated': {
    to: 'organisation',
    subjectEnding: () => 'escalated to NHSX',
    body: (about) => [
      theCase(about),
      quoted(about),
      'NHSX decides what follows, and you will be told. Still send what is due: you can send it at any time.',
    ],
    link: { text: 'See what is due', page: 'home' },
  },
}

/** The SRO's decision, to the reviewers and leads and to the organisation. */
export const decidedEscalationEmails: EmailWordings<'escalation-decided'> = {
  'escalation-decided-review': decisionEmail('reviewers-and-leads', (name) => name, {
    text: 'See the escalation',
    page: 'escalation',
  }),
  'escalation-decided': decisionEmail('organisation', () => 'your organisation', {
    text: 'See what is due',
    page: 'home',
  }),
}

/**
 * “a Trust may be issued with an Information Notice … or an Enforcement Notice”: recorded here, served by the
 * authority.
 */
export const enforcementNoticeEmails: EmailWordings<'enforcement-notice-recorded'> = {
  'enforcement-notice-recorded': {
    to: 'editors-and-siro',
    subjectEnding: ({ event }) => `an ${event.kind} notice was recorded`,
    body: ({ event, casefile: { organisation } }) => [
      `The NIS authority recorded on ${formatDate(event.on)} an ${event.kind} notice to ${organisation.name}: reference ${event.reference}, issued on ${formatDate(event.issuedOn)}.`,
      `What it asks: ${event.asks.trim()}`,
      `It is to be answered by ${formatDate(event.answerBy)}.`,
      'The notice itself comes from the authority, which also says how to answer it. This email only tells you that it is recorded here.',
    ],
    link: { text: 'See what is due', page: 'home' },
  },
}

type Decided = 'escalation-decided'

function decisionEmail(
  to: 'organisation' | 'reviewers-and-leads',
  whom: (name: string) => string,
  link: EmailWording<Decided>['link'],
): EmailWording<Decided> {
  return {
    to,
    subjectEnding: () => 'NHSX decided about the escalation',
    body: (about) => [
      `On ${formatDate(about.event.on)} the NHSX senior responsible owner (SRO), ${about.event.by.name}, decided about the escalation because of ${dueThen(about.event)}.`,
      decisions[about.event.decision](whom(about.casefile.organisation.name)),
      `The SRO wrote: ${about.event.reason.trim()}`,
    ],
    link,
  }
}

const decisions: Readonly<Record<EscalationDecision, (whom: string) => string>> = {
  'work-with-organisation': (whom) => `NHSX will work with ${whom}.`,
  'refer-to-nis-authority': (whom) =>
    `The NIS authority is asked to consider it. It may issue ${whom} with an information notice or an enforcement notice.`,
  'no-further-action': () => 'There is no further action.',
}

function theCase({ event, casefile: { organisation } }: EmailInput<'escalation-confirmed'>): string {
  return `${event.by.name} of NHS Digital escalated ${organisation.name} to NHSX on ${formatDate(event.on)}, because of ${dueThen(event)}. It has not come.`
}

function quoted({ event }: EmailInput<'escalation-confirmed'>): string {
  return `The reason: ${event.reason.trim()}`
}

function dueThen({ milestone, dueDate }: EmailInput<'escalation-confirmed' | Decided>['event']): string {
  return `${milestoneNames[milestone]}, which was due by ${formatDate(dueDate)}`
}
