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

/** An ask with the first day on which it is made. */
export type PlannedReminder = Reminder & { readonly from: Day }

/**
 * What is to be asked of whom on a day, in the order of the year and of the ladder, and was not asked yet. Asking late
 * gives what still makes sense: reminders only while they remind of something to come, chasing also days later.
 */
export function remindersDue(bound: TimetableInput, dated: CycleGuidance | null, today: Day): readonly Reminder[] {
  return remindersByDue(bound, dated, today).flatMap(({ due, steps }) =>
    steps
      .filter(
        (planned) => planned.from <= today && isStillUseful(planned, steps, due, today) && !isSent(planned, bound),
      )
      .map(({ milestone, dueDate, step }) => ({ milestone, dueDate, step })),
  )
}

/** What will be asked after a day if nothing is heard and no guidance changes, soonest first. */
export function plannedReminders(
  bound: TimetableInput,
  dated: CycleGuidance | null,
  today: Day,
): readonly PlannedReminder[] {
  return remindersByDue(bound, dated, today)
    .flatMap(({ steps }) => steps.filter((planned) => planned.from > today && !isSent(planned, bound)))
    .filter(({ milestone, from }) => milestone !== 'update' || isUpdateWantedOn(from, bound, dated))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** U2: by then a dated update may be what is asked for. */
function isUpdateWantedOn(day: Day, bound: TimetableInput, dated: CycleGuidance | null): boolean {
  const dues = duesOf(bound, dated, day)
  return dues.some((due) => due.milestone === 'update' && needsReminder(due, dues))
}

type DueReminders = { readonly due: Due; readonly steps: readonly PlannedReminder[] }

const remindedStates: readonly DueState[] = ['ahead', 'asked-for', 'due', 'overdue']

/** What is asked for at all among what is due: nothing that is met, withdrawn or history (G1). */
function needsReminder(due: Due, dues: readonly Due[]): boolean {
  return remindedStates.includes(due.state) && !isSuperseded(due, dues)
}

function remindersByDue(bound: TimetableInput, dated: CycleGuidance | null, today: Day): readonly DueReminders[] {
  const guidance = guidanceOn(dated, today)
  if (guidance === null) return []
  const dues = duesOf(bound, dated, today)
  return dues
    .filter((due) => needsReminder(due, dues))
    .map((due) => ({ due, steps: remindersOf(due, bound, guidance, today) }))
}

/** U2: nobody is contacted for an update in general while a dated one is being asked for. */
function isSuperseded({ milestone }: Due, dues: readonly Due[]): boolean {
  const dated: readonly MilestoneId[] = ['september-update', 'final-update']
  const open: readonly DueState[] = ['asked-for', 'due', 'overdue']
  return milestone === 'update' && dues.some((due) => dated.includes(due.milestone) && open.includes(due.state))
}

function remindersOf(
  { milestone, by }: Due,
  bound: TimetableInput,
  guidance: Guidance,
  today: Day,
): readonly PlannedReminder[] {
  if (by === null) return []
  return milestones[milestone].steps.flatMap((step) => {
    const from = firstDayOf[step]({ milestone, by, bound, guidance, today })
    return from === null ? [] : [{ milestone, dueDate: by, step, from }]
  })
}

type StepInput = {
  readonly milestone: MilestoneId
  readonly by: Day
  readonly bound: TimetableInput
  readonly guidance: Guidance
  readonly today: Day
}

/** The ladder: its intervals are values of the guidance or of this service; one that is withdrawn leaves its step out. */
const firstDayOf: Readonly<Record<EscalationStep, (steps: StepInput) => Day | null>> = {
  reminder: ({ by, guidance }) => daysFrom(by, negative(guidance.firstReminderDaysBefore)),
  'last-reminder': ({ by, guidance }) => daysFrom(by, negative(guidance.lastReminderDaysBefore)),
  'on-the-day': (steps) => (isLate(steps) ? null : steps.by),
  overdue: (steps) => afterPassing(steps, steps.guidance.organisationChasedAfterDays),
  'update-asked': ({ by }) => by,
  region: (steps) =>
    steps.bound.organisation.region === null ? null : afterPassing(steps, steps.guidance.regionAskedAfterDays),
  'escalation-proposed': (steps) => {
    const { milestone, by, bound, guidance, today } = steps
    const asked = bound.timetableState.reminders.find((each) =>
      isSameReminder(each, { milestone, dueDate: by, step: 'region' }),
    )
    const asks = afterPassing(steps, guidance.regionAskedAfterDays)
    // However late the region is asked, it has its days before NHSX is.
    const from = asks !== null && asks < today && bound.organisation.region !== null ? today : asks
    return daysFrom(asked?.on ?? from, guidance.escalationProposedAfterDays)
  },
}

/** T2 “late publishers: from the day they publish”; everybody else some days after the day has passed. */
function afterPassing(steps: StepInput, days: number | null): Day | null {
  return isLate(steps) && days !== null ? steps.bound.timetableState.publishedOn : daysFrom(steps.by, days)
}

function isLate({ milestone, bound, guidance }: StepInput): boolean {
  return milestone === 'plan' && isLatePublisher(bound.timetableState, guidance)
}

/** A reminder that another has overtaken, or of a day that has passed, is yesterday’s nonsense. */
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
 * Whether an email may still say so: what was asked for has neither come nor been withdrawn or moved since, and a
 * reminder still reminds of something to come (G1).
 */
export function isStillDue(ask: SentReminder, bound: TimetableInput, dated: CycleGuidance | null, today: Day): boolean {
  const dues = duesOf(bound, dated, today)
  const due = dues.find(({ milestone }) => milestone === ask.milestone)
  if (due === undefined || !needsReminder(due, dues)) return false
  return (ask.milestone === 'update' || due.by === ask.dueDate) && stillDueByStep[ask.step](ask, bound, today)
}

const stillDueByStep: Readonly<
  Record<EscalationStep, (ask: SentReminder, bound: TimetableInput, today: Day) => boolean>
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
