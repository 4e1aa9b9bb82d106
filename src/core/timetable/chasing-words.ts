import type { MilestoneId, Rung } from '../casefile/asks.ts'
import { addDays, type Day, inWords } from '../day.ts'
import { type ClauseId, clauses } from '../guidance/clauses.ts'
import type { Chase } from './chase.ts'
import { ifMissedOn } from './if-missed.ts'
import { milestones } from './milestones.ts'

/** The paragraphs about one ask; an empty one is left out. */
export type Said = (chase: Chase) => readonly string[]

type Step = Readonly<Partial<Record<Rung, Said>>>

/** What an organisation’s own people are told, step by step of the timetable and rung by rung. */
export const saidToOrganisation: Readonly<Partial<Record<MilestoneId, Step>>> = {
  publication: {
    reminder: reminds('Publish your assessment, with an improvement plan for its gaps, by', 'T1'),
    'last-reminder': reminds('Publish your assessment, with an improvement plan for its gaps, by', 'T1'),
    'on-the-day': onTheDay('publish your assessment, with an improvement plan for its gaps'),
    overdue: overdue('Your assessment was to be published by', 'Publish it now.', 'E2'),
  },
  plan: {
    reminder: reminds('Send your improvement plan, signed off by your SIRO, by', 'E2'),
    'last-reminder': reminds('Send your improvement plan, signed off by your SIRO, by', 'E2'),
    'on-the-day': onTheDay('send your improvement plan, signed off by your SIRO'),
    overdue: overdue('Your improvement plan was to be sent by', 'Send it now.', 'E2'),
    region: toldOfRegion('No improvement plan of yours has come.', 'T2'),
  },
  'september-update': {
    reminder: reminds('Send an update of your improvement plan by', 'T4'),
    'last-reminder': reminds('Send an update of your improvement plan by', 'T4'),
    'on-the-day': onTheDay('send the September update of your improvement plan'),
    overdue: overdue('The September update of your improvement plan was due by', 'Send it now.', 'T4'),
    region: (chase) => [
      ...toldOfRegion('The September update of your improvement plan has not come.', 'T5')(chase),
      octoberUpdate(chase),
      revisedPlan(chase),
    ],
  },
  'final-update': {
    reminder: reminds('Send the final update of your improvement plan by', 'T6'),
    'last-reminder': reminds('Send the final update of your improvement plan by', 'T6'),
    'on-the-day': onTheDay('send the final update of your improvement plan'),
    overdue: overdue('The final update of your improvement plan was due by', 'Send it now.', 'T6'),
    region: toldOfRegion('The final update of your improvement plan has not come.', 'T8'),
  },
  update: {
    'update-asked': () => [
      `Nothing has been heard of your improvement plan for a while. ${quote('U2')}`,
      'Send an update: say of each outstanding action whether it is done, on course or later than planned. No day is set for it.',
    ],
  },
}

/** What the Regional Digital Transformation team is asked, by the step that was missed. */
export const saidToRegion: Readonly<Partial<Record<MilestoneId, Said>>> = {
  plan: asksRegion(
    'This Trust has published an assessment that does not meet the standard, and sent no improvement plan',
    'T2',
  ),
  'september-update': (chase) => [
    ...asksRegion('This Trust has not sent the September update of its improvement plan', 'T5')(chase),
    octoberUpdate(chase),
    revisedPlan(chase),
  ],
  'final-update': asksRegion('This Trust has not sent the final update of its improvement plan', 'T8'),
}

/** The last rung: a person decides. */
export const saidToNational: Said = ({ ask }) => [
  `Escalation to NHSX is proposed: ${lowered(milestones[ask.milestone].title)} ${inWords(ask.occasion)}. It has not come, and the region was asked. ${quote('T8')}`,
  'Nothing goes to NHSX until a reviewer or the lead confirms it.',
]

/** What somebody is told who owns an action and has no account: no word of the plan, and nothing they cannot open. */
export const saidToOwner: Said = ({ ask, items, editors }) => [
  `You are named in the improvement plan as the owner of ${items === 1 ? 'an evidence item that is' : `${items} evidence items that are`} not done yet. The organisation sends an update by ${inWords(ask.occasion)}.`,
  editors.length === 0
    ? 'Tell whoever looks after the plan in your organisation how far you are.'
    : `Tell your organisation’s editor how far you are: ${editors.map(({ name, email }) => `${name}, ${email}`).join('; or ')}.`,
]

function reminds(what: string, clause: Quoted): Said {
  return (chase) => [`${what} ${inWords(chase.ask.occasion)}. ${quote(clause)}`, missed(chase)]
}

function onTheDay(what: string): Said {
  return (chase) => [`Today, ${inWords(chase.ask.occasion)}, is the day to ${what}.`, missed(chase)]
}

function overdue(what: string, now: string, clause: Quoted): Said {
  return (chase) => [`${what} ${inWords(chase.ask.occasion)} and has not come. ${now} ${quote(clause)}`, missed(chase)]
}

function toldOfRegion(what: string, clause: Quoted): Said {
  return () => [
    `${what} The Regional Digital Transformation team of your region has been told and asked to work with you. ${quote(clause)}`,
    'If nothing is heard, escalation to NHSX is proposed.',
  ]
}

function asksRegion(what: string, clause: Quoted): Said {
  return ({ ask }) => [
    `${what}, which was due by ${inWords(ask.occasion)}. Please work with the Trust, and record what you did. ${quote(clause)}`,
  ]
}

/** T5; the day is left out once it has passed: whoever is asked late is asked for it at once. */
function octoberUpdate({ ask, guidance }: Chase): string {
  const by = guidance.octoberUpdateAtTheLatest
  return by === null || by < ask.on ? '' : `The update is wanted by ${inWords(by)} at the latest.`
}

function revisedPlan({ ask, guidance }: Chase): string {
  const days = guidance.revisedPlanWithinDays
  const by = (within: number): Day => addDays(ask.on, within)
  return days === null ? '' : `A revised improvement plan is asked for as well, by ${inWords(by(days))}.`
}

/** As the guidance of the day of the letter has it (G2), like the pages. */
function missed({ ask, guidance }: Chase): string {
  return `If it does not come: ${ifMissedOn(ask.milestone, guidance)}`
}

type Quoted = ClauseId & keyof typeof clauses

function quote(clause: Quoted): string {
  const { words, on } = clauses[clause]
  return `The guidance says: “${words}” (${inWords(on)}).`
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
