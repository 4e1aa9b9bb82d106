import { inWords } from '../day.ts'
import { list, type Wordings } from './letter-wording.ts'

/** T3 “If required, the NHS Digital Regional Security Lead will be asked to work with the Trust”: with the reason. */
export const regionAskedLetters: Wordings<'region-asked'> = {
  'region-asked': {
    to: 'regional-security-lead',
    happened: () => 'you are asked to work with the Trust',
    body: ({ event, casefile: { organisation } }) => [
      `NHS Digital asked you on ${inWords(event.on)} to work with ${organisation.name}.`,
      event.reason.trim(),
      'Record what you did: a call, a meeting, a note or an outcome. The ask ends by itself when the Trust sends its plan or an update.',
    ],
    link: { text: 'See the Trust, and who and what could help it', page: 'support' },
  },
  'region-asked-to-help-you': {
    to: 'organisation',
    happened: () => 'your Regional Security Lead was asked to work with you',
    body: ({ event, casefile: { organisation } }) => [
      `NHS Digital asked your Regional Security Lead on ${inWords(event.on)} to work with ${organisation.name}, so that you have a plan that can be agreed.`,
      event.reason.trim(),
      'You can also send your plan or an update at any time, without waiting to be contacted.',
    ],
    link: { text: 'Go to your plan', page: 'plan' },
  },
}

/** T1, T7: a Trust that was directed to help is told to what; calls and notes alone are no letter. */
export const supportLetters: Wordings<'support-recorded'> = {
  'directed-to-help': {
    to: 'organisation',
    when: {
      words: 'where services or exemplars are named',
      holds: ({ event }) => event.services.length > 0 || event.exemplars.length > 0,
    },
    happened: () => 'help you were directed to',
    body: ({ event, casefile: { organisation } }) => [
      `${event.by.name} directed ${organisation.name} to help on ${inWords(event.happenedOn)}.`,
      list('Data security services:', event.services),
      list('Exemplar organisations in your region, by their codes, which agreed to be named:', event.exemplars),
      'The service shows what each of them helps with, and whom to contact.',
    ],
    link: { text: 'See the help you were directed to', page: 'home' },
  },
}
