import { formatDate } from '../day.ts'
import { list, pluralise } from '../sentences.ts'
import { type EmailInput, type EmailWordings, statusName } from './email-wording.ts'
import { stepsToPlan, whatThePublicSees } from './next-steps.ts'

type Published = EmailInput<'assessment-published'>

/** What an organisation is told when its assessment is published (E2, E3, S1). */
export const assessmentEmails: EmailWordings<'assessment-published'> = {
  'published-not-met': {
    to: 'organisation',
    when: { words: 'a mandatory evidence item is not met', holds: ({ event }) => event.gaps.length > 0 },
    subjectEnding: (about) => `published as ${statusName(about)}`,
    body: (about) => [
      `${published(about)} It does not meet ${pluralise(about.event.gaps.length, 'mandatory evidence item')}, so its status is ${statusName(about)}.`,
      list('What happens next:', stepsToPlan(about)) || noGuidanceYet,
      whatThePublicSees(about),
    ],
    link: { text: 'Go to your improvement plan', page: 'plan' },
  },
  'published-met': {
    to: 'organisation',
    when: { words: 'every mandatory evidence item is met', holds: ({ event }) => event.gaps.length === 0 },
    subjectEnding: (about) => `published as ${statusName(about)}`,
    body: (about) => [
      `${published(about)} It meets every mandatory evidence item, so its status is ${statusName(about)}. Congratulations.`,
      'You do not need an improvement plan. There is nothing more to do for this toolkit year.',
    ],
    link: { text: 'See your organisation’s status', page: 'home' },
  },
}

const noGuidanceYet =
  'The improvement plan guidance for this toolkit year is not in force yet, so no plan can be sent. The service shows when it is.'

function published({ event, casefile }: Published): string {
  return `${event.by.name} published the ${casefile.cycle} assessment of ${casefile.organisation.name} on ${formatDate(event.on)}.`
}
