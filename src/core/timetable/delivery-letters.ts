import { counted } from '../casefile/counted.ts'
import { compareEvidence } from '../catalogue/evidence.ts'
import { inWords } from '../day.ts'
import { statusNameOn } from '../guidance/status-names.ts'
import { forecast } from '../plan/forecast.ts'
import { type About, list, statusName, type Wordings } from './letter-wording.ts'
import { updatesAsked, whatThePublicSees } from './next-steps.ts'

/** U1: an update is received; the one that completes the plan goes to the reviewers at once. */
export const updateLetters: Wordings<'update-sent'> = {
  'update-received': {
    to: 'editors',
    when: { words: 'something is still to be done', holds: ({ event }) => !event.completed },
    happened: () => 'your update was received',
    body: (about) => [
      `${received(about)} ${progress(about)}`,
      list('What happens next:', [
        ...updatesAsked(about),
        'When every action is done, send the completed plan. It is looked at when it comes, not at the next date.',
      ]),
    ],
    link: { text: 'See your updates', page: 'updates' },
  },
  'completed-plan-received': {
    to: 'editors',
    when: { words: 'every action is now done', holds: ({ event }) => event.completed },
    happened: () => 'your completed plan was received',
    body: (about) => [
      `${received(about)} With it, every action in the plan is reported as done.`,
      `NHS Digital looks at it now. Until it is confirmed the status stays ${statusName(about)}; then it becomes Standards Met. You are told either way.`,
    ],
    link: { text: 'See your updates', page: 'updates' },
  },
  'completed-plan-to-confirm': {
    to: 'reviewers',
    when: { words: 'every action is now done', holds: ({ event }) => event.completed },
    happened: () => 'a completed plan awaits confirmation',
    body: ({ event, casefile }) => [
      `${casefile.organisation.name} (${casefile.organisation.code}) reported on ${inWords(event.on)} that every action in its improvement plan is done.`,
      'Look at it now, not at the next date: confirm it, and the status becomes Standards Met, or send it back with the reasons.',
    ],
    link: { text: 'Look at the completed plan', page: 'review' },
  },
}

/** S3 “completed all the actions and met the requirements” */
export const completionLetters: Wordings<'completion-confirmed'> = {
  'completion-confirmed': {
    to: 'editors-and-siro',
    happened: (about) => statusName(about),
    body: (about) => [
      `NHS Digital confirmed on ${inWords(about.event.on)} that ${about.casefile.organisation.name} has done every action in its improvement plan. The status is now ${statusName(about)}. Congratulations.`,
      about.event.note.trim(),
      `Nothing more is needed for ${about.casefile.cycle}: no plan and no update.`,
    ],
    link: { text: 'See where your organisation stands', page: 'home' },
  },
}

export const sentBackLetters: Wordings<'completion-not-confirmed'> = {
  'completion-not-confirmed': {
    to: 'editors-and-siro',
    happened: () => 'completion of your plan was not confirmed',
    body: (about) => [
      `NHS Digital looked at the completed plan of ${about.casefile.organisation.name} and could not confirm it on ${inWords(about.event.on)}.`,
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

/** S5: a mistake was put right. */
export const correctionLetters: Wordings<'status-corrected'> = {
  'status-corrected': {
    to: 'editors-and-siro',
    happened: (about) => `the status was corrected to ${statusName(about)}`,
    body: (about) => [
      `On ${inWords(about.event.on)} NHS Digital corrected the status of ${about.casefile.organisation.name} for ${about.casefile.cycle} from ${statusNameOn(about.event.from, about.event.on)} to ${statusName(about)}.`,
      `The reason: ${about.event.reason.trim()}`,
      whatThePublicSees(about),
    ],
    link: { text: 'See where your organisation stands', page: 'home' },
  },
}

function received({ event, casefile }: About<'update-sent'>): string {
  return `NHS Digital received the update on the improvement plan of ${casefile.organisation.name} that ${event.by.name} sent on ${inWords(event.on)}.`
}

function progress({ event, casefile }: About<'update-sent'>): string {
  const { done, items, actions, actionsDone } = forecast(casefile.current?.items ?? [], event.on, null)
  return `Now ${actionsDone} of ${counted(actions, 'action')} and ${done} of ${counted(items, 'evidence item')} are done.`
}

function openAgain({ event }: About<'completion-not-confirmed'>): readonly string[] {
  const inOrder = event.items.toSorted((a, b) => compareEvidence(a.evidence, b.evidence))
  return inOrder.map(({ evidence, reason }) => `${evidence}: ${reason.trim()}`)
}
