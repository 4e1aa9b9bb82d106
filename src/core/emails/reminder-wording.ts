import type { EscalationStep, MilestoneId } from '../casefile/reminders.ts'
import { addDays, type Day, formatDate } from '../day.ts'
import { type ClauseId, clauses } from '../guidance/clauses.ts'
import { lowerFirst } from '../sentences.ts'
import { ifMissedOn, milestones } from '../timetable/milestones.ts'
import type { PendingReminder } from './reminder-recipients.ts'

/** The paragraphs about one reminder; empty ones are left out. */
type ReminderMessage = (pending: PendingReminder) => readonly string[]

type MilestoneMessages = Readonly<Partial<Record<EscalationStep, ReminderMessage>>>

/** The messages to an organisation, by milestone and escalation step. */
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
    region: (pending) => [
      ...regionInformed('The September update of your improvement plan has not come.', 'T5')(pending),
      octoberUpdate(pending),
      revisedPlan(pending),
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
      `No update of your improvement plan has come for a while. ${quote('U2')}`,
      'Send an update: say for each outstanding action whether it is done, on course or later than planned. No day is set for it.',
    ],
  },
}

/** The messages to the Regional Digital Transformation team, by the milestone that was missed. */
export const regionMessages: Readonly<Partial<Record<MilestoneId, ReminderMessage>>> = {
  plan: asksRegionToHelp(
    'This Trust has published an assessment that does not meet the standard, and sent no improvement plan',
    'T2',
  ),
  'september-update': (pending) => [
    ...asksRegionToHelp('This Trust has not sent the September update of its improvement plan', 'T5')(pending),
    octoberUpdate(pending),
    revisedPlan(pending),
  ],
  'final-update': asksRegionToHelp('This Trust has not sent the final update of its improvement plan', 'T8'),
}

/** The last step: a person decides. */
export const nationalMessages: ReminderMessage = ({ reminder }) => [
  `Escalation to NHSX is proposed: ${lowerFirst(milestones[reminder.milestone].title)} ${formatDate(reminder.dueDate)}. It has not come, and the region was asked to help. ${quote('T8')}`,
  'Nothing goes to NHSX until a reviewer or the lead confirms it.',
]

/** The message to an action owner, who has no account: nothing that the plan says, and no link. */
export const ownerMessages: ReminderMessage = ({ reminder, items, editors }) => [
  `You are named in the improvement plan as the owner of ${items === 1 ? 'an evidence item that is' : `${items} evidence items that are`} not done yet. The organisation sends an update by ${formatDate(reminder.dueDate)}.`,
  editors.length === 0
    ? 'Tell the person who looks after the plan in your organisation how far you are.'
    : `Tell your organisation’s editor how far you are: ${editors.map(({ name, email }) => `${name}, ${email}`).join('; or ')}.`,
]

function reminds(what: string, clause: Quoted): ReminderMessage {
  return (pending) => [`${what} ${formatDate(pending.reminder.dueDate)}. ${quote(clause)}`, missed(pending)]
}

function onTheDay(what: string): ReminderMessage {
  return (pending) => [`Today, ${formatDate(pending.reminder.dueDate)}, is the day to ${what}.`, missed(pending)]
}

function overdue(what: string, now: string, clause: Quoted): ReminderMessage {
  return (pending) => [
    `${what} ${formatDate(pending.reminder.dueDate)} and has not come. ${now} ${quote(clause)}`,
    missed(pending),
  ]
}

function regionInformed(what: string, clause: Quoted): ReminderMessage {
  return () => [
    `${what} The Regional Digital Transformation team of your region has been told and asked to work with you. ${quote(clause)}`,
    'If nothing is sent, escalation to NHSX is proposed.',
  ]
}

function asksRegionToHelp(what: string, clause: Quoted): ReminderMessage {
  return ({ reminder }) => [
    `${what}, which was due by ${formatDate(reminder.dueDate)}. Please work with the Trust, and record what you did. ${quote(clause)}`,
  ]
}

/** T5; left out once the day has passed: the update is then overdue already. */
function octoberUpdate({ reminder, guidance }: PendingReminder): string {
  const by = guidance.octoberUpdateAtTheLatest
  return by === null || by < reminder.on ? '' : `The update is due by ${formatDate(by)} at the latest.`
}

function revisedPlan({ reminder, guidance }: PendingReminder): string {
  const days = guidance.revisedPlanWithinDays
  const by = (within: number): Day => addDays(reminder.on, within)
  return days === null ? '' : `A revised improvement plan is asked for as well, by ${formatDate(by(days))}.`
}

/** The consequence by the guidance on the day of the email (G2), as on the pages. */
function missed({ reminder, guidance }: PendingReminder): string {
  return `If it does not come: ${ifMissedOn(reminder.milestone, guidance)}`
}

type Quoted = ClauseId & keyof typeof clauses

function quote(clause: Quoted): string {
  const { words, on } = clauses[clause]
  return `The guidance says: “${words}” (${formatDate(on)}).`
}
