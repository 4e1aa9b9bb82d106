import type { EscalationStep, MilestoneId, Reminder } from '../casefile/reminders.ts'
import { formatDate } from '../day.ts'
import type { Due, DueState } from './due.ts'

/** The name of what an effect concerns, in lists and emails. */
export const concernNames: Readonly<Record<Concern, string>> = {
  due: 'What is due',
  reminder: 'Email planned',
  email: 'Email not yet sent',
  limit: 'Limit of the plan',
}

export const effectKindNames: Readonly<Record<Effect['kind'], string>> = {
  changes: 'Changes',
  appears: 'Appears',
  withdrawn: 'Is withdrawn',
}

const names: Readonly<Record<MilestoneId, string>> = {
  'early-warning': 'Early warning to the Regional Security Lead',
  publication: 'Assessment published',
  plan: 'Improvement plan',
  'september-update': 'September update',
  'october-update': 'Missing September update',
  'revised-plan': 'Revised plan',
  completion: 'Latest day to complete the actions',
  'final-update': 'Final update',
  'final-review': 'Final review',
  update: 'Contact for an update',
}

const states: Readonly<Record<DueState, string>> = {
  ahead: 'upcoming',
  'asked-for': 'asked for',
  due: 'due that day',
  overdue: 'overdue',
  met: 'met',
  missed: 'missed',
  withdrawn: 'withdrawn',
}

const stepNames: Readonly<Record<EscalationStep, string>> = {
  reminder: 'reminder',
  'last-reminder': 'last reminder',
  'on-the-day': 'email on the day',
  overdue: 'email after the day has passed',
  'update-asked': 'email that asks for an update',
  region: 'email to the region',
  'escalation-proposed': 'proposal to escalate to NHSX',
}

export function milestoneTitle(id: MilestoneId): string {
  return names[id]
}

/** “31 December 2021, upcoming”. */
export function dueText({ by, state }: Due): string {
  return by === null ? states[state] : `${formatDate(by)}, ${states[state]}`
}

/** “Final update: last reminder”. */
export function reminderText(milestone: MilestoneId, step: EscalationStep): string {
  return `${names[milestone]}: ${stepNames[step]}`
}

/** The same with the day it is about: “Final update: last reminder (for 31 December 2021)”. */
export function queuedReminderText({ milestone, step, dueDate }: Reminder): string {
  return `${reminderText(milestone, step)} (for ${formatDate(dueDate)})`
}

/** One effect in an email: “Final update: withdrawn (before: 31 December 2021, upcoming)”. */
export function effectText({ what, before, after, kind }: Effect): string {
  if (kind === 'appears') return `${what}: ${after}`
  return `${what}: ${after} (before: ${before})`
}

/** What a change of guidance does to one casefile: to a due date, a planned or queued email, or a limit of its plan. */
export type Effect = {
  readonly kind: 'changes' | 'appears' | 'withdrawn'
  readonly concerns: Concern
  readonly what: string
  readonly before: string
  readonly after: string
}

export type Concern = 'due' | 'reminder' | 'email' | 'limit'
