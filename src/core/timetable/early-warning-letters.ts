import { inWords } from '../day.ts'
import { ifDay, list, type Wordings } from './letter-wording.ts'

/** T1 “inform their NHSD Regional Security Leads in advance of the 30 June deadline”. */
export const earlyWarningLetters: Wordings<'early-warning-given'> = {
  'early-warning': {
    to: 'regional-security-lead',
    happened: () => 'told you in advance that it will miss the standard',
    body: ({ event, casefile: { organisation }, guidance }) => [
      `${organisation.name} told you on ${inWords(event.on)} that it will not meet every mandatory evidence item in time.`,
      event.text.trim(),
      list('It expects not to meet:', event.evidence),
      ifDay(
        guidance?.assessmentPublicationDeadline,
        (day) => `The assessment has to be published, with an improvement plan, by ${day}.`,
      ),
      'Direct the Trust to data security services and to exemplar organisations in your region, and record what you did.',
    ],
    link: { text: 'See the Trust, and who and what could help it', page: 'support' },
  },
}
