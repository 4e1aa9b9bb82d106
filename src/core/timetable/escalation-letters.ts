import type { EscalationDecision } from '../casefile/engagement.ts'
import { milestoneNames } from '../casefile/engagement-sentences.ts'
import { inWords } from '../day.ts'
import { isOperatorOfEssentialServices } from '../organisation.ts'
import type { About, Wording, Wordings } from './letter-wording.ts'

/** T8 “failure to engage with NHS Digital will result in escalation to NHSX”: NHSX, the NIS authority, and the organisation. */
export const confirmedEscalationLetters: Wordings<'escalation-confirmed'> = {
  'escalated-to-sro': {
    to: 'sro',
    happened: () => 'an escalation awaits your decision',
    body: (about) => [
      theCase(about),
      quoted(about),
      'Sign in to read what was asked and when, what the region did and how the plan stands, and decide what follows.',
    ],
    link: { text: 'See the escalation and decide', page: 'escalation' },
  },
  'escalated-to-nis-authority': {
    to: 'nis-authority',
    when: {
      words: 'where the organisation is an operator of essential services',
      holds: ({ casefile }) => isOperatorOfEssentialServices(casefile.organisation),
    },
    happened: () => 'the casefile was escalated',
    body: (about) => [
      theCase(about),
      quoted(about),
      'You may now read the casefile. Where you issue an information notice or an enforcement notice, record it there.',
    ],
    link: { text: 'See the escalation', page: 'escalation' },
  },
  'you-were-escalated': {
    to: 'organisation',
    happened: () => 'escalated to NHSX',
    body: (about) => [
      theCase(about),
      quoted(about),
      'NHSX decides what follows, and you are told. Send what was asked for all the same: it can still be sent at any time.',
    ],
    link: { text: 'See what is asked for', page: 'home' },
  },
}

/** What the SRO decided, to those who confirmed it and to the organisation. */
export const decidedEscalationLetters: Wordings<'escalation-decided'> = {
  'escalation-decided-review': decisionLetter('reviewers-and-leads', (name) => name, {
    text: 'See the escalation',
    page: 'escalation',
  }),
  'escalation-decided': decisionLetter('organisation', () => 'your organisation', {
    text: 'See what is asked for',
    page: 'home',
  }),
}

/** “a Trust may be issued with an Information Notice … or an Enforcement Notice”: recorded here, served by the authority. */
export const recordedNoticeLetters: Wordings<'notice-recorded'> = {
  'notice-recorded': {
    to: 'editors-and-siro',
    happened: ({ event }) => `an ${event.kind} notice was recorded`,
    body: ({ event, casefile: { organisation } }) => [
      `The NIS authority recorded on ${inWords(event.on)} an ${event.kind} notice to ${organisation.name}: reference ${event.reference}, issued on ${inWords(event.issuedOn)}.`,
      `What it asks: ${event.asks.trim()}`,
      `It is to be answered by ${inWords(event.answerBy)}.`,
      'The notice itself comes from the authority, and so does how to answer it. This letter only tells you that it is on record here.',
    ],
    link: { text: 'See what is asked for', page: 'home' },
  },
}

type Decided = 'escalation-decided'

function decisionLetter(
  to: 'organisation' | 'reviewers-and-leads',
  whom: (name: string) => string,
  link: Wording<Decided>['link'],
): Wording<Decided> {
  return {
    to,
    happened: () => 'NHSX decided about the escalation',
    body: (about) => [
      `On ${inWords(about.event.on)} the NHSX senior responsible owner (SRO), ${about.event.by.name}, decided about the escalation because of ${dueThen(about.event)}.`,
      decisions[about.event.decision](whom(about.casefile.organisation.name)),
      `The SRO wrote: ${about.event.reason.trim()}`,
    ],
    link,
  }
}

const decisions: Readonly<Record<EscalationDecision, (whom: string) => string>> = {
  'work-with-organisation': (whom) => `NHSX will work with ${whom}.`,
  'refer-to-nis-authority': (whom) =>
    `The NIS authority is asked to look at it. It may issue ${whom} with an information notice or an enforcement notice.`,
  'no-further-action': () => 'Nothing further follows from it.',
}

function theCase({ event, casefile: { organisation } }: About<'escalation-confirmed'>): string {
  return `${event.by.name} of NHS Digital escalated ${organisation.name} to NHSX on ${inWords(event.on)}, because of ${dueThen(event)}. It has not come.`
}

function quoted({ event }: About<'escalation-confirmed'>): string {
  return `The reason: ${event.reason.trim()}`
}

function dueThen({ milestone, occasion }: About<'escalation-confirmed' | Decided>['event']): string {
  return `${milestoneNames[milestone]}, which was due by ${inWords(occasion)}`
}
