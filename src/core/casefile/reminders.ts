import type { Day } from '../day.ts'

/** A step of the timetable that an organisation is bound to, by the rule it carries out. */
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

/** How far up the ladder an ask stands: reminded before, asked on the day, chased after it, then the region, then NHSX. */
export type EscalationStep =
  | 'reminder'
  | 'last-reminder'
  | 'on-the-day'
  | 'overdue'
  | 'update-asked'
  | 'region'
  | 'escalation-proposed'

/**
 * One ask. `dueDate` is the day that something is asked for by, so that an amended day is asked about anew. One
 * casefile, milestone, dueDate and step are asked once.
 */
export type Reminder = { readonly milestone: MilestoneId; readonly dueDate: Day; readonly step: EscalationStep }

/** An ask that was made, and on which day. */
export type SentReminder = Reminder & { readonly on: Day }

export function isSameReminder(one: Reminder, other: Reminder): boolean {
  return one.milestone === other.milestone && one.dueDate === other.dueDate && one.step === other.step
}
