import {
  type EscalationStep,
  isSameReminder,
  type MilestoneId,
  type Reminder,
  type SentReminder,
} from '../casefile/reminders.ts'
import { addDays, type Day } from '../day.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../guidance/guidance.ts'
import { type Due, type DueState, duesOf } from './due.ts'
import { isLatePublisher } from './milestone-status.ts'
import { milestones } from './milestones.ts'
import { silentSince, type TimetableInput } from './timetable-state.ts'

/** A reminder with the first day on which it is sent. */
export type PlannedReminder = Reminder & { readonly from: Day }

/**
 * The reminders to send on a day, in the order of the year and of the escalation steps, without those sent already.
 * After days on which the service did not run, it gives those that still make sense: a reminder only before its day,
 * the steps after the day also days later.
 */
export function remindersDue(input: TimetableInput, dated: CycleGuidance | null, today: Day): readonly Reminder[] {
  return remindersByDue(input, dated, today).flatMap(({ due, steps }) =>
    steps
      .filter(
        (planned) => planned.from <= today && isStillUseful(planned, steps, due, today) && !isSent(planned, input),
      )
      .map(({ milestone, dueDate, step }) => ({ milestone, dueDate, step })),
  )
}

/** The reminders after a day if the organisation sends nothing and no guidance changes, soonest first. */
export function plannedReminders(
  input: TimetableInput,
  dated: CycleGuidance | null,
  today: Day,
): readonly PlannedReminder[] {
  return remindersByDue(input, dated, today)
    .flatMap(({ steps }) => steps.filter((planned) => planned.from > today && !isSent(planned, input)))
    .filter(({ milestone, from }) => milestone !== 'update' || isUpdateRequestedOn(from, input, dated))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** U2: whether an update in general is still requested on that day, or a dated one by then. */
function isUpdateRequestedOn(day: Day, input: TimetableInput, dated: CycleGuidance | null): boolean {
  const dues = duesOf(input, dated, day)
  return dues.some((due) => due.milestone === 'update' && needsReminder(due, dues))
}

type DueReminders = { readonly due: Due; readonly steps: readonly PlannedReminder[] }

const remindedStates: readonly DueState[] = ['ahead', 'asked-for', 'due', 'overdue']

/** Whether reminders are sent about it: not if it is met, missed, withdrawn (G1) or superseded. */
function needsReminder(due: Due, dues: readonly Due[]): boolean {
  return remindedStates.includes(due.state) && !isSuperseded(due, dues)
}

function remindersByDue(input: TimetableInput, dated: CycleGuidance | null, today: Day): readonly DueReminders[] {
  const guidance = guidanceOn(dated, today)
  if (guidance === null) return []
  const dues = duesOf(input, dated, today)
  return dues
    .filter((due) => needsReminder(due, dues))
    .map((due) => ({ due, steps: remindersOf(due, input, guidance, today) }))
}

/** U2: an update in general is not requested while a dated one is. */
function isSuperseded({ milestone }: Due, dues: readonly Due[]): boolean {
  const dated: readonly MilestoneId[] = ['september-update', 'final-update']
  const open: readonly DueState[] = ['asked-for', 'due', 'overdue']
  return milestone === 'update' && dues.some((due) => dated.includes(due.milestone) && open.includes(due.state))
}

function remindersOf(
  { milestone, by }: Due,
  input: TimetableInput,
  guidance: Guidance,
  today: Day,
): readonly PlannedReminder[] {
  if (by === null) return []
  return milestones[milestone].steps.flatMap((step) => {
    const from = firstDayOf[step]({ milestone, by, input, guidance, today })
    return from === null ? [] : [{ milestone, dueDate: by, step, from }]
  })
}

type StepInput = {
  readonly milestone: MilestoneId
  readonly by: Day
  readonly input: TimetableInput
  readonly guidance: Guidance
  readonly today: Day
}

/**
 * First day of each escalation step, by intervals of the guidance or of this service; a withdrawn interval leaves its
 * step out.
 */
const firstDayOf: Readonly<Record<EscalationStep, (stepInput: StepInput) => Day | null>> = {
  reminder: ({ by, guidance }) => daysFrom(by, negative(guidance.firstReminderDaysBefore)),
  'last-reminder': ({ by, guidance }) => daysFrom(by, negative(guidance.lastReminderDaysBefore)),
  'on-the-day': (stepInput) => (isLate(stepInput) ? null : stepInput.by),
  overdue: (stepInput) => afterPassing(stepInput, stepInput.guidance.overdueReminderAfterDays),
  'update-asked': ({ by }) => by,
  region: (stepInput) =>
    stepInput.input.organisation.region === null
      ? null
      : afterPassing(stepInput, stepInput.guidance.regionAskedAfterDays),
  'escalation-proposed': (stepInput) => {
    const { milestone, by, input, guidance, today } = stepInput
    const regionAsked = input.timetableState.reminders.find((each) =>
      isSameReminder(each, { milestone, dueDate: by, step: 'region' }),
    )
    const askRegionFrom = afterPassing(stepInput, guidance.regionAskedAfterDays)
    // However late the region is asked, it gets all its days before escalation is proposed.
    const from =
      askRegionFrom !== null && askRegionFrom < today && input.organisation.region !== null ? today : askRegionFrom
    return daysFrom(regionAsked?.on ?? from, guidance.escalationProposedAfterDays)
  },
}

/** T2 “late publishers: from the day they publish”; otherwise `days` after the day. */
function afterPassing(stepInput: StepInput, days: number | null): Day | null {
  return isLate(stepInput) && days !== null ? stepInput.input.timetableState.publishedOn : daysFrom(stepInput.by, days)
}

function isLate({ milestone, input, guidance }: StepInput): boolean {
  return milestone === 'plan' && isLatePublisher(input.timetableState, guidance)
}

/** A reminder is of no use once a later one is to be sent or its day has passed. */
function isStillUseful({ step }: PlannedReminder, steps: readonly PlannedReminder[], { by }: Due, today: Day): boolean {
  if (step === 'on-the-day') return by === today
  if (step !== 'reminder' && step !== 'last-reminder') return true
  const isOvertaken = step === 'reminder' && steps.some((each) => each.step === 'last-reminder' && each.from <= today)
  return by !== null && today < by && !isOvertaken
}

function isSent(planned: PlannedReminder, { timetableState }: TimetableInput): boolean {
  return timetableState.reminders.some((each) => isSameReminder(each, planned))
}

function daysFrom(day: Day | null, days: number | null): Day | null {
  return day === null || days === null ? null : addDays(day, days)
}

function negative(days: number | null): number | null {
  return days === null ? null : -days
}

/**
 * Whether a queued reminder may still be sent: what it asks for was neither sent nor withdrawn nor moved to another day
 * since, and a reminder from before the day is not sent on the day or later (G1).
 */
export function isStillDue(
  reminder: SentReminder,
  input: TimetableInput,
  dated: CycleGuidance | null,
  today: Day,
): boolean {
  const dues = duesOf(input, dated, today)
  const due = dues.find(({ milestone }) => milestone === reminder.milestone)
  if (due === undefined || !needsReminder(due, dues)) return false
  return (
    (reminder.milestone === 'update' || due.by === reminder.dueDate) &&
    stillDueByStep[reminder.step](reminder, input, today)
  )
}

const stillDueByStep: Readonly<
  Record<EscalationStep, (reminder: SentReminder, input: TimetableInput, today: Day) => boolean>
> = {
  reminder: ({ dueDate }, _bound, today) => today < dueDate,
  'last-reminder': ({ dueDate }, _bound, today) => today < dueDate,
  'on-the-day': ({ dueDate }, _bound, today) => today === dueDate,
  overdue: () => true,
  'update-asked': ({ on }, { timetableState }) => (silentSince(timetableState) ?? on) < on,
  region: (_ask, { organisation }) => organisation.region !== null,
  'escalation-proposed': ({ milestone, dueDate }, { timetableState }) =>
    timetableState.escalations.some(
      (each) => each.milestone === milestone && each.dueDate === dueDate && each.state === 'proposed',
    ),
}
