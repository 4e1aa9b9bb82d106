import type { MilestoneId } from '../casefile/reminders.ts'
import { type Day, formatDate } from '../day.ts'
import { type CycleGuidance, type Guidance, guidanceOn, isInImprovementProcess } from '../guidance/guidance.ts'
import { type Organisation, successorOn } from '../organisation.ts'
import { isContacted, isLatePublisher, type MilestoneInput, milestoneRules } from './milestone-status.ts'
import { milestoneIds, milestones } from './milestones.ts'
import { originOf } from './timetable.ts'
import type { TimetableInput } from './timetable-state.ts'

/**
 * The state of one milestone for one organisation on a day: `ahead` before it; `asked-for` once a reminder was sent or
 * its month began; `due` on the day; `overdue` after it, only if a day was set; `met`; `missed` where the day has
 * passed and no reminder is sent any more; `withdrawn` where a change of the guidance withdrew it.
 */
export type DueState = 'ahead' | 'asked-for' | 'due' | 'overdue' | 'met' | 'missed' | 'withdrawn'

export type Due = {
  readonly milestone: MilestoneId
  /** The day, or null where it is withdrawn. */
  readonly by: Day | null
  readonly state: DueState
}

/** T1–T7, U2: the milestones of an organisation, in the order of the year; none before the cycle's first guidance. */
export function duesOf(input: TimetableInput, dated: CycleGuidance | null, today: Day): readonly Due[] {
  const guidance = guidanceOn(dated, today)
  if (dated === null || guidance === null || !goesOn(input, today)) return []
  const milestoneInput: MilestoneInput = {
    organisation: input.organisation,
    timetableState: input.timetableState,
    dated,
    guidance,
    today,
  }
  const isDated = isInImprovementProcess(input.organisation as Organisation, guidance)
  return milestoneIds
    .filter((id) => isDated || milestones[id].binds === 'everyone')
    .flatMap((milestone) => dueOf(milestone, milestoneInput) ?? [])
}

/** Interpretation 7: an organisation that closed goes on as its one successor; with several or none it ends. */
function goesOn({ organisation }: TimetableInput, today: Day): boolean {
  const isClosed = organisation.closed !== null && organisation.closed < today
  return !isClosed || successorOn(today, organisation) !== null
}

function dueOf(milestone: MilestoneId, milestoneInput: MilestoneInput): Due | null {
  const { dated, today } = milestoneInput
  const { by, isBound, isMet, isOver } = milestoneRules[milestone](milestoneInput)
  if (!isBound) return null
  if (isMet) return { milestone, by, state: 'met' }
  if (by === null) return wasSet(dated, milestone) ? { milestone, by, state: 'withdrawn' } : null
  if (isOver) return { milestone, by, state: 'missed' }
  return { milestone, by, state: stateOn(milestone, by, milestoneInput, today) }
}

/** G2 “withdrawn is a value, not an absence”: a day that was set once is shown as withdrawn. */
function wasSet(dated: CycleGuidance, milestone: MilestoneId): boolean {
  return dated[milestones[milestone].value].some(({ value }) => value !== null)
}

function stateOn(milestone: MilestoneId, by: Day, { timetableState, guidance }: MilestoneInput, today: Day): DueState {
  if (milestone === 'final-review') return today < by ? 'ahead' : 'asked-for'
  if (milestone === 'update') return today < by && !isContacted(timetableState) ? 'ahead' : 'asked-for'
  if (milestone === 'plan' && isLatePublisher(timetableState, guidance)) return 'overdue'
  // T1 “before 30 June”: on the day itself it is too late.
  if (milestone === 'early-warning' && today >= by) return 'missed'
  if (today > by) return milestone === 'completion' ? 'missed' : 'overdue'
  if (today === by) return 'due'
  // T5: these two exist only once the region was asked.
  const isOfOctober = milestone === 'october-update' || milestone === 'revised-plan'
  const isRequested =
    isOfOctober || timetableState.reminders.some((each) => each.milestone === milestone && each.dueDate === by)
  return isRequested || hasBegun(milestone, guidance, today) ? 'asked-for' : 'ahead'
}

/** T4, T6: whether the month has begun in which the update is to be sent. */
function hasBegun(milestone: MilestoneId, guidance: Guidance, today: Day): boolean {
  const { septemberUpdateFrom, finalUpdateFrom } = guidance
  const months: Partial<Record<MilestoneId, Day | null>> = {
    'september-update': septemberUpdateFrom,
    'final-update': finalUpdateFrom,
  }
  const from = months[milestone] ?? null
  return from !== null && today >= from
}

const states: Readonly<Record<DueState, string>> = {
  ahead: 'Upcoming',
  'asked-for': 'Asked for',
  due: 'Due today',
  overdue: 'Overdue',
  met: 'Met',
  missed: 'Missed',
  withdrawn: 'Withdrawn',
}

/** The state of a milestone in words: “Due today”, “Withdrawn since 21 December 2021”. */
export function dueStateText({ milestone, state }: Due, dated: CycleGuidance, on: Day): string {
  if (state === 'withdrawn') return `${states.withdrawn} since ${formatDate(originOf(milestone, dated, on).since)}`
  if (milestone === 'final-review' && state === 'asked-for') return 'Under way'
  // T1 is an offer to organisations that know early; not using it is no failure.
  if (milestone === 'early-warning' && state === 'missed') return 'Passed'
  return states[state]
}

/** Still to be done, now or later. */
const open: readonly DueState[] = ['ahead', 'asked-for', 'due', 'overdue']

export function isOpen({ state, by }: Due): boolean {
  return by !== null && open.includes(state)
}

/** The first open one of these milestones, in this order; those asked for already come before those still ahead. */
export function nextDue(dues: readonly Due[], among: readonly MilestoneId[]): Due | null {
  const found = among.flatMap((id) => dues.filter((due) => due.milestone === id && isOpen(due)))
  return found.find(({ state }) => state !== 'ahead') ?? found[0] ?? null
}

/** Sorted for a list of dates: open ones first, the soonest on top; then the rest, in the order of the year. */
export function nextFirst(dues: readonly Due[]): readonly Due[] {
  return [...dues.filter(isOpen).toSorted(soonestFirst), ...dues.filter((due) => !isOpen(due))]
}

/** U2 sets no day for the organisation, so it comes after every day that is set. */
function soonestFirst(a: Due, b: Due): number {
  if (a.milestone === 'update' || b.milestone === 'update') return a.milestone === 'update' ? 1 : -1
  return (a.by ?? '') < (b.by ?? '') ? -1 : a.by === b.by ? 0 : 1
}
