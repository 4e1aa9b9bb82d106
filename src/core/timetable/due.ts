import type { MilestoneId } from '../casefile/asks.ts'
import type { Day } from '../day.ts'
import { type CycleGuidance, type Guidance, guidanceOn, isInImprovementProcess } from '../guidance/guidance.ts'
import { inheritorOn, type Organisation } from '../organisation.ts'
import type { Bound } from './bound.ts'
import { milestoneIds, milestones } from './milestones.ts'
import { type Asked, isContacted, isLatePublisher, readers } from './readings.ts'

/**
 * How one step of the timetable stands for one organisation on a day: `ahead` of it; `asked-for` once a reminder went
 * or its month began; `due` on the day; `overdue` after it, never of a day nobody set; `met`; `missed` where it is
 * history and nobody chases it any more; `withdrawn` where guidance took it back.
 */
export type DueState = 'ahead' | 'asked-for' | 'due' | 'overdue' | 'met' | 'missed' | 'withdrawn'

export type Due = {
  readonly milestone: MilestoneId
  /** The day, or null where it is withdrawn. */
  readonly by: Day | null
  readonly state: DueState
}

/** T1–T7, U2: what is asked of an organisation, in the order of the year; nothing before the cycle's first guidance. */
export function duesOf(bound: Bound, dated: CycleGuidance | null, today: Day): readonly Due[] {
  const guidance = guidanceOn(dated, today)
  if (dated === null || guidance === null || !goesOn(bound, today)) return []
  const asked: Asked = { organisation: bound.organisation, standing: bound.standing, dated, guidance, today }
  const isDated = isInImprovementProcess(bound.organisation as Organisation, guidance)
  return milestoneIds
    .filter((id) => isDated || milestones[id].binds === 'everyone')
    .flatMap((milestone) => dueOf(milestone, asked) ?? [])
}

/** Reading 7: what closed goes on at its one successor; with several or none it ends. */
function goesOn({ organisation }: Bound, today: Day): boolean {
  const isClosed = organisation.closed !== null && organisation.closed < today
  return !isClosed || inheritorOn(today, organisation) !== null
}

function dueOf(milestone: MilestoneId, asked: Asked): Due | null {
  const { dated, today } = asked
  const { by, isBound, isMet, isOver } = readers[milestone](asked)
  if (!isBound) return null
  if (isMet) return { milestone, by, state: 'met' }
  if (by === null) return wasSet(dated, milestone) ? { milestone, by, state: 'withdrawn' } : null
  if (isOver) return { milestone, by, state: 'missed' }
  return { milestone, by, state: stateOn(milestone, by, asked, today) }
}

/** G2 “withdrawn is a value, not an absence”: a day that once stood is shown as withdrawn. */
function wasSet(dated: CycleGuidance, milestone: MilestoneId): boolean {
  return dated[milestones[milestone].value].some(({ value }) => value !== null)
}

function stateOn(milestone: MilestoneId, by: Day, { standing, guidance }: Asked, today: Day): DueState {
  if (milestone === 'final-review') return today < by ? 'ahead' : 'asked-for'
  if (milestone === 'update') return today < by && !isContacted(standing) ? 'ahead' : 'asked-for'
  if (milestone === 'plan' && isLatePublisher(standing, guidance)) return 'overdue'
  // T1 “before 30 June”: on the day itself it is too late.
  if (milestone === 'early-warning' && today >= by) return 'missed'
  if (today > by) return milestone === 'completion' ? 'missed' : 'overdue'
  if (today === by) return 'due'
  // T5: these two are there only because they were asked for.
  const isOfOctober = milestone === 'october-update' || milestone === 'revised-plan'
  const isAsked = isOfOctober || standing.asked.some((each) => each.milestone === milestone && each.occasion === by)
  return isAsked || hasBegun(milestone, guidance, today) ? 'asked-for' : 'ahead'
}

/** T4, T6: the month in which an update is wanted. */
function hasBegun(milestone: MilestoneId, guidance: Guidance, today: Day): boolean {
  const { septemberUpdateFrom, finalUpdateFrom } = guidance
  const months: Partial<Record<MilestoneId, Day | null>> = {
    'september-update': septemberUpdateFrom,
    'final-update': finalUpdateFrom,
  }
  const from = months[milestone] ?? null
  return from !== null && today >= from
}
