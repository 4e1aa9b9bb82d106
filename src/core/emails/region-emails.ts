import { formatDate } from '../day.ts'
import { list } from '../sentences.ts'
import { type EmailWordings, ifDay } from './email-wording.ts'

/** T3 “If required, the NHS Digital Regional Security Lead will be asked to work with the Trust”: with the reason. */
export const regionRequestEmails: EmailWordings<'region-help-requested'> = {
  'region-help-requested': {
    to: 'regional-security-lead',
    subjectEnding: () => 'you are asked to work with the Trust',
    body: ({ event, casefile: { organisation } }) => [
      `NHS Digital asked you on ${formatDate(event.on)} to work with ${organisation.name}.`,
      event.reason.trim(),
      'Record what you did: a call, a meeting, a note or an outcome. The request ends when the Trust sends its plan or an update.',
    ],
    link: { text: 'See the Trust, and who and what could help it', page: 'support' },
  },
  'region-asked-to-help-you': {
    to: 'organisation',
    subjectEnding: () => 'your Regional Security Lead was asked to work with you',
    body: ({ event, casefile: { organisation } }) => [
      `NHS Digital asked your Regional Security Lead on ${formatDate(event.on)} to work with ${organisation.name}, so that you have a plan that can be agreed.`,
      event.reason.trim(),
      'You can also send your plan or an update at any time, without waiting to be contacted.',
    ],
    link: { text: 'Go to your plan', page: 'plan' },
  },
}

/** T1, T7: a Trust that was directed to help gets the list of it; there is no email about calls and notes alone. */
export const supportEmails: EmailWordings<'support-recorded'> = {
  'directed-to-help': {
    to: 'organisation',
    when: {
      words: 'where services or exemplars are named',
      holds: ({ event }) => event.services.length > 0 || event.exemplars.length > 0,
    },
    subjectEnding: () => 'help you were directed to',
    body: ({ event, casefile: { organisation } }) => [
      `${event.by.name} directed ${organisation.name} to help on ${formatDate(event.happenedOn)}.`,
      list('Data security services:', event.services),
      list('Exemplar organisations in your region, by their codes, which agreed to be named:', event.exemplars),
      'The service shows what each of them helps with, and whom to contact.',
    ],
    link: { text: 'See the help you were directed to', page: 'home' },
  },
}

/** T1 “inform their NHSD Regional Security Leads in advance of the 30 June deadline”. */
export const earlyWarningEmails: EmailWordings<'early-warning-given'> = {
  'early-warning': {
    to: 'regional-security-lead',
    subjectEnding: () => 'told you in advance that it will miss the standard',
    body: ({ event, casefile: { organisation }, guidance }) => [
      `${organisation.name} told you on ${formatDate(event.on)} that it will not meet every mandatory evidence item in time.`,
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
