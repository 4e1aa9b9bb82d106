import { compareEvidence } from '../catalogue/evidence.ts'
import { formatDate } from '../day.ts'
import { statusNameOn } from '../guidance/status-names.ts'
import { forecast } from '../plan/forecast.ts'
import { list, pluralise, sentence } from '../sentences.ts'
import { type EmailInput, type EmailWordings, statusName } from './email-wording.ts'
import { updatesRequested, whatThePublicSees } from './next-steps.ts'

/** U1: an update is received; the one that completes the plan goes to the reviewers at once. */
export const updateEmails: EmailWordings<'update-sent'> = {
  'update-received': {
    to: 'editors',
    when: { words: 'something is still to be done', holds: ({ event }) => !event.completed },
    subjectEnding: () => 'your update was received',
    body: (about) => [
      `${received(about)} ${progress(about)}`,
      list('What happens next:', [
        ...updatesRequested(about),
        'When every action is done, send the completed plan. It is reviewed when it arrives, not at the next date.',
      ]),
    ],
    link: { text: 'See your updates', page: 'updates' },
  },
  'completed-plan-received': {
    to: 'editors',
    when: { words: 'every action is now done', holds: ({ event }) => event.completed },
    subjectEnding: () => 'your completed plan was received',
    body: (about) => [
      `${received(about)} With it, every action in the plan is reported as done.`,
      `NHS Digital reviews it now. Until it is confirmed the status stays ${statusName(about)}; then it becomes Standards Met. You will be told either way.`,
    ],
    link: { text: 'See your updates', page: 'updates' },
  },
  'completed-plan-to-confirm': {
    to: 'reviewers',
    when: { words: 'every action is now done', holds: ({ event }) => event.completed },
    subjectEnding: () => 'a completed plan awaits confirmation',
    body: ({ event, casefile }) => [
      `${casefile.organisation.name} (${casefile.organisation.code}) reported on ${formatDate(event.on)} that every action in its improvement plan is done.`,
      'Review it now, not at the next date: confirm it, and the status becomes Standards Met, or send it back with the reasons.',
    ],
    link: { text: 'Review the completed plan', page: 'review' },
  },
}

/** S3 “completed all the actions and met the requirements” */
export const completionEmails: EmailWordings<'completion-confirmed'> = {
  'completion-confirmed': {
    to: 'editors-and-siro',
    subjectEnding: (about) => statusName(about),
    body: (about) => [
      `NHS Digital confirmed on ${formatDate(about.event.on)} that ${about.casefile.organisation.name} has done every action in its improvement plan. The status is now ${statusName(about)}. Congratulations.`,
      about.event.note.trim(),
      `Nothing more is needed for ${about.casefile.cycle}: no plan and no update.`,
    ],
    link: { text: 'See your organisation’s status', page: 'home' },
  },
}

export const sentBackEmails: EmailWordings<'completion-not-confirmed'> = {
  'completion-not-confirmed': {
    to: 'editors-and-siro',
    subjectEnding: () => 'completion of your plan was not confirmed',
    body: (about) => [
      `NHS Digital reviewed the completed plan of ${about.casefile.organisation.name} and could not confirm it on ${formatDate(about.event.on)}.`,
      about.event.reason.trim(),
      list('These evidence items are open again:', openAgain(about)),
      list('What happens next:', [
        'Finish what is missing and send an update that says how.',
        `Until completion is confirmed the status stays ${statusName(about)}.`,
      ]),
    ],
    link: { text: 'Send an update', page: 'updates' },
  },
}

/** S5: the status was corrected. */
export const correctionEmails: EmailWordings<'status-corrected'> = {
  'status-corrected': {
    to: 'editors-and-siro',
    subjectEnding: (about) => `the status was corrected to ${statusName(about)}`,
    body: (about) => [
      `On ${formatDate(about.event.on)} NHS Digital corrected the status of ${about.casefile.organisation.name} for ${about.casefile.cycle} from ${statusNameOn(about.event.from, about.event.on)} to ${statusName(about)}.`,
      `The reason: ${about.event.reason.trim()}`,
      whatThePublicSees(about),
    ],
    link: { text: 'See your organisation’s status', page: 'home' },
  },
}

function received({ event, casefile }: EmailInput<'update-sent'>): string {
  return `NHS Digital received the update on the improvement plan of ${casefile.organisation.name} that ${event.by.name} sent on ${formatDate(event.on)}.`
}

function progress({ event, casefile }: EmailInput<'update-sent'>): string {
  const { done, items, actions, actionsDone } = forecast(casefile.current?.items ?? [], event.on, null)
  return `Now ${actionsDone} of ${pluralise(actions, 'action')} and ${done} of ${pluralise(items, 'evidence item')} are done.`
}

function openAgain({ event }: EmailInput<'completion-not-confirmed'>): readonly string[] {
  const inOrder = event.items.toSorted((a, b) => compareEvidence(a.evidence, b.evidence))
  return inOrder.map(({ evidence, reason }) => `${evidence}: ${reason.trim()}`)
}

/** T7 “Regional Security Leads will help the Trust … by directing the Trust to appropriate Data Security services”. */
export const closedUnmetEmails: EmailWordings<'closed-unmet'> = {
  'closed-unmet': {
    to: 'editors-and-siro',
    subjectEnding: (about) => `the final review ended with ${statusName(about)}`,
    body: (about) => [
      `At the final review of ${about.casefile.cycle}, on ${formatDate(about.event.on)}, ${about.event.by.name} of NHS Digital found that ${about.casefile.organisation.name} has still not met the standard. Its status is now ${statusName(about)}, and the public sees it.`,
      `The reason: ${sentence(about.event.reason)}`,
      'Your Regional Security Lead is asked to direct you to data security services, and to exemplar organisations in your region.',
      'Complete the remaining actions. When every action is done, say so in an update: a reviewer confirms it, and the status becomes Standards Met.',
    ],
    link: { text: 'See what is still to do', page: 'updates' },
  },
  'closed-unmet-region': {
    to: 'regional-security-lead',
    subjectEnding: () => 'direct the Trust to services and exemplars',
    body: ({ event, casefile: { organisation, cycle } }) => [
      `${organisation.name} has still not met the standard at the final review of ${cycle}, on ${formatDate(event.on)}.`,
      `The reason: ${sentence(event.reason)}`,
      'Please help the Trust: direct it to appropriate data security services and to exemplar organisations in your region, and record what you did.',
    ],
    link: { text: 'See the Trust, and who and what could help it', page: 'support' },
  },
}
