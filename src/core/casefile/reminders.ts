import type { Day } from '../day.ts'

/** A milestone of the timetable, with the rule it carries out. */
export type MilestoneId =
  | 'early-warning' // T1
  | 'publication' // T2
  | 'plan' // T2
  | 'september-update' // T4
  | 'october-update' // T5
  | 'revised-plan' // T5
  | 'completion' // P4
  | 'final-update' // T6
  | 'final-review' // T7
  | 'update' // U2

/** The escalation steps: emails before the day, on it and after it, then the region, then NHSX. */
export type EscalationStep =
  | 'reminder'
  | 'last-reminder'
  | 'on-the-day'
  | 'overdue'
  | 'update-asked'
  | 'region'
  | 'escalation-proposed'

/**
 * One reminder. `dueDate` is the day by which the milestone is due, so that reminders start again when the guidance
 * moves the day. Each casefile, milestone, dueDate and step gets one.
 */
export type Reminder = { readonly milestone: MilestoneId; readonly dueDate: Day; readonly step: EscalationStep }

/** A reminder that was sent, and on which day. */
export type SentReminder = Reminder & { readonly on: Day }

export function isSameReminder(one: Reminder, other: Reminder): boolean {
  return one.milestone === other.milestone && one.dueDate === other.dueDate && one.step === other.step
}
