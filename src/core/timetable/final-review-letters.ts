import { inWords } from '../day.ts'
import { sentence, statusName, type Wordings } from './letter-wording.ts'

/** T7 “Regional Security Leads will help the Trust … by directing the Trust to appropriate Data Security services”. */
export const closedUnmetLetters: Wordings<'closed-unmet'> = {
  'closed-unmet': {
    to: 'editors-and-siro',
    happened: (about) => `the final review ended with ${statusName(about)}`,
    body: (about) => [
      `At the final review of ${about.casefile.cycle}, on ${inWords(about.event.on)}, ${about.event.by.name} of NHS Digital found that ${about.casefile.organisation.name} has still not met the standard. Its status is now ${statusName(about)}, and the public sees it.`,
      `The reason: ${sentence(about.event.reason)}`,
      'Your Regional Security Lead is asked to direct you to data security services, and to exemplar organisations in your region.',
      'Go on with what is left. When every action is done, say so in an update: a reviewer confirms it, and the status becomes Standards Met.',
    ],
    link: { text: 'See what is still open', page: 'updates' },
  },
  'closed-unmet-region': {
    to: 'regional-security-lead',
    happened: () => 'direct the Trust to services and exemplars',
    body: ({ event, casefile: { organisation, cycle } }) => [
      `${organisation.name} has still not met the standard at the final review of ${cycle}, on ${inWords(event.on)}.`,
      `The reason: ${sentence(event.reason)}`,
      'Please help the Trust: direct it to appropriate data security services and to exemplar organisations in your region, and record what you did.',
    ],
    link: { text: 'See the Trust, and who and what could help it', page: 'support' },
  },
}
