import type { EscalationStep, MilestoneId } from '../casefile/reminders.ts'
import { addDays, type Day, formatDate } from '../day.ts'
import { type ClauseId, clauses } from '../guidance/clauses.ts'
import { ifMissedOn, milestones } from '../timetable/milestones.ts'
import type { PendingReminder } from './reminder-recipients.ts'

/** The paragraphs about one ask; an empty one is left out. */
type ReminderMessage = (chase: PendingReminder) => readonly string[]

type MilestoneMessages = Readonly<Partial<Record<EscalationStep, ReminderMessage>>>

/** What an organisation’s own people are told, step by step of the timetable and step by step. */
export const organisationMessages: Readonly<Partial<Record<MilestoneId, MilestoneMessages>>> = {
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
    region: regionInformed('No improvement plan of yours has come.', 'T2'),
  },
  'september-update': {
    reminder: reminds('Send an update of your improvement plan by', 'T4'),
    'last-reminder': reminds('Send an update of your improvement plan by', 'T4'),
    'on-the-day': onTheDay('send the September update of your improvement plan'),
    overdue: overdue('The September update of your improvement plan was due by', 'Send it now.', 'T4'),
    region: (chase) => [
      ...regionInformed('The September update of your improvement plan has not come.', 'T5')(chase),
      octoberUpdate(chase),
      revisedPlan(chase),
    ],
  },
  'final-update': {
    reminder: reminds('Send the final update of your improvement plan by', 'T6'),
    'last-reminder': reminds('Send the final update of your improvement plan by', 'T6'),
    'on-the-day': onTheDay('send the final update of your improvement plan'),
    overdue: overdue('The final update of your improvement plan was due by', 'Send it now.', 'T6'),
    region: regionInformed('The final update of your improvement plan has not come.', 'T8'),
  },
  update: {
    'update-asked': () => [
      `Nothing has been heard of your improvement plan for a while. ${quote('U2')}`,
      'Send an update: say of each outstanding action whether it is done, on course or later than planned. No day is set for it.',
    ],
  },
}

/** What the Regional Digital Transformation team is asked, by the step that was missed. */
export const regionMessages: Readonly<Partial<Record<MilestoneId, ReminderMessage>>> = {
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

/** The last step: a person decides. */
export const nationalMessages: ReminderMessage = ({ reminder: ask }) => [
  `Escalation to NHSX is proposed: ${lowered(milestones[ask.milestone].title)} ${formatDate(ask.dueDate)}. It has not come, and the region was asked. ${quote('T8')}`,
  'Nothing goes to NHSX until a reviewer or the lead confirms it.',
]

/** What somebody is told who owns an action and has no account: no word of the plan, and nothing they cannot open. */
export const ownerMessages: ReminderMessage = ({ reminder: ask, items, editors }) => [
  `You are named in the improvement plan as the owner of ${items === 1 ? 'an evidence item that is' : `${items} evidence items that are`} not done yet. The organisation sends an update by ${formatDate(ask.dueDate)}.`,
  editors.length === 0
    ? 'Tell whoever looks after the plan in your organisation how far you are.'
    : `Tell your organisation’s editor how far you are: ${editors.map(({ name, email }) => `${name}, ${email}`).join('; or ')}.`,
]

function reminds(what: string, clause: Quoted): ReminderMessage {
  return (chase) => [`${what} ${formatDate(chase.reminder.dueDate)}. ${quote(clause)}`, missed(chase)]
}

function onTheDay(what: string): ReminderMessage {
  return (chase) => [`Today, ${formatDate(chase.reminder.dueDate)}, is the day to ${what}.`, missed(chase)]
}

function overdue(what: string, now: string, clause: Quoted): ReminderMessage {
  return (chase) => [
    `${what} ${formatDate(chase.reminder.dueDate)} and has not come. ${now} ${quote(clause)}`,
    missed(chase),
  ]
}

function regionInformed(what: string, clause: Quoted): ReminderMessage {
  return () => [
    `${what} The Regional Digital Transformation team of your region has been told and asked to work with you. ${quote(clause)}`,
    'If nothing is heard, escalation to NHSX is proposed.',
  ]
}

function asksRegion(what: string, clause: Quoted): ReminderMessage {
  return ({ reminder: ask }) => [
    `${what}, which was due by ${formatDate(ask.dueDate)}. Please work with the Trust, and record what you did. ${quote(clause)}`,
  ]
}

/** T5; the day is left out once it has passed: whoever is asked late is asked for it at once. */
function octoberUpdate({ reminder: ask, guidance }: PendingReminder): string {
  const by = guidance.octoberUpdateAtTheLatest
  return by === null || by < ask.on ? '' : `The update is wanted by ${formatDate(by)} at the latest.`
}

function revisedPlan({ reminder: ask, guidance }: PendingReminder): string {
  const days = guidance.revisedPlanWithinDays
  const by = (within: number): Day => addDays(ask.on, within)
  return days === null ? '' : `A revised improvement plan is asked for as well, by ${formatDate(by(days))}.`
}

/** As the guidance of the day of the email has it (G2), like the pages. */
function missed({ reminder: ask, guidance }: PendingReminder): string {
  return `If it does not come: ${ifMissedOn(ask.milestone, guidance)}`
}

type Quoted = ClauseId & keyof typeof clauses

function quote(clause: Quoted): string {
  const { words, on } = clauses[clause]
  return `The guidance says: “${words}” (${formatDate(on)}).`
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
