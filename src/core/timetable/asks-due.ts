import { type Ask, isSameAsk, type MilestoneId, type Rung } from '../casefile/asks.ts'
import { addDays, type Day } from '../day.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../guidance/guidance.ts'
import type { Bound } from './bound.ts'
import { type Due, type DueState, duesOf } from './due.ts'
import { milestones } from './milestones.ts'
import { isLatePublisher } from './readings.ts'

/** An ask with the first day on which it is made. */
export type PlannedAsk = Ask & { readonly from: Day }

/**
 * What is to be asked of whom on a day, in the order of the year and of the ladder, and was not asked yet. Asking late
 * gives what still makes sense: reminders only while they remind of something to come, chasing also days later.
 */
export function asksDue(bound: Bound, dated: CycleGuidance | null, today: Day): readonly Ask[] {
  return laddersOn(bound, dated, today).flatMap(({ due, rungs }) =>
    rungs
      .filter((planned) => planned.from <= today && makesSense(planned, rungs, due, today) && !isAsked(planned, bound))
      .map(({ milestone, occasion, rung }) => ({ milestone, occasion, rung })),
  )
}

/** What will be asked after a day if nothing is heard and no guidance changes, soonest first. */
export function plannedAsks(bound: Bound, dated: CycleGuidance | null, today: Day): readonly PlannedAsk[] {
  return laddersOn(bound, dated, today)
    .flatMap(({ rungs }) => rungs.filter((planned) => planned.from > today && !isAsked(planned, bound)))
    .filter(({ milestone, from }) => milestone !== 'update' || isUpdateWantedOn(from, bound, dated))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** U2: by then a dated update may be what is asked for. */
function isUpdateWantedOn(day: Day, bound: Bound, dated: CycleGuidance | null): boolean {
  const dues = duesOf(bound, dated, day)
  return dues.some((due) => due.milestone === 'update' && isChased(due, dues))
}

type Ladder = { readonly due: Due; readonly rungs: readonly PlannedAsk[] }

const chased: readonly DueState[] = ['ahead', 'asked-for', 'due', 'overdue']

/** What is asked for at all among what is due: nothing that is met, withdrawn or history (G1). */
export function isChased(due: Due, dues: readonly Due[]): boolean {
  return chased.includes(due.state) && !isSpared(due, dues)
}

function laddersOn(bound: Bound, dated: CycleGuidance | null, today: Day): readonly Ladder[] {
  const guidance = guidanceOn(dated, today)
  if (guidance === null) return []
  const dues = duesOf(bound, dated, today)
  return dues.filter((due) => isChased(due, dues)).map((due) => ({ due, rungs: rungsOf(due, bound, guidance, today) }))
}

/** U2: nobody is contacted for an update in general while a dated one is being asked for. */
function isSpared({ milestone }: Due, dues: readonly Due[]): boolean {
  const dated: readonly MilestoneId[] = ['september-update', 'final-update']
  const open: readonly DueState[] = ['asked-for', 'due', 'overdue']
  return milestone === 'update' && dues.some((due) => dated.includes(due.milestone) && open.includes(due.state))
}

function rungsOf({ milestone, by }: Due, bound: Bound, guidance: Guidance, today: Day): readonly PlannedAsk[] {
  if (by === null) return []
  return milestones[milestone].ladder.flatMap((rung) => {
    const from = firstDayOf[rung]({ milestone, by, bound, guidance, today })
    return from === null ? [] : [{ milestone, occasion: by, rung, from }]
  })
}

type Rungs = {
  readonly milestone: MilestoneId
  readonly by: Day
  readonly bound: Bound
  readonly guidance: Guidance
  readonly today: Day
}

/** The ladder: its intervals are values of the guidance or of this service; one that is withdrawn leaves its rung out. */
const firstDayOf: Readonly<Record<Rung, (rungs: Rungs) => Day | null>> = {
  reminder: ({ by, guidance }) => daysFrom(by, negative(guidance.firstReminderDaysBefore)),
  'last-reminder': ({ by, guidance }) => daysFrom(by, negative(guidance.lastReminderDaysBefore)),
  'on-the-day': (rungs) => (isLate(rungs) ? null : rungs.by),
  overdue: (rungs) => afterPassing(rungs, rungs.guidance.organisationChasedAfterDays),
  'update-asked': ({ by }) => by,
  region: (rungs) =>
    rungs.bound.organisation.region === null ? null : afterPassing(rungs, rungs.guidance.regionAskedAfterDays),
  'escalation-proposed': (rungs) => {
    const { milestone, by, bound, guidance, today } = rungs
    const asked = bound.standing.asked.find((each) => isSameAsk(each, { milestone, occasion: by, rung: 'region' }))
    const asks = afterPassing(rungs, guidance.regionAskedAfterDays)
    // However late the region is asked, it has its days before NHSX is.
    const from = asks !== null && asks < today && bound.organisation.region !== null ? today : asks
    return daysFrom(asked?.on ?? from, guidance.escalationProposedAfterDays)
  },
}

/** T2 “late publishers: from the day they publish”; everybody else some days after the day has passed. */
function afterPassing(rungs: Rungs, days: number | null): Day | null {
  return isLate(rungs) && days !== null ? rungs.bound.standing.publishedOn : daysFrom(rungs.by, days)
}

function isLate({ milestone, bound, guidance }: Rungs): boolean {
  return milestone === 'plan' && isLatePublisher(bound.standing, guidance)
}

/** A reminder that another has overtaken, or of a day that has passed, is yesterday’s nonsense. */
function makesSense({ rung }: PlannedAsk, rungs: readonly PlannedAsk[], { by }: Due, today: Day): boolean {
  if (rung === 'on-the-day') return by === today
  if (rung !== 'reminder' && rung !== 'last-reminder') return true
  const isOvertaken = rung === 'reminder' && rungs.some((each) => each.rung === 'last-reminder' && each.from <= today)
  return by !== null && today < by && !isOvertaken
}

function isAsked(planned: PlannedAsk, { standing }: Bound): boolean {
  return standing.asked.some((each) => isSameAsk(each, planned))
}

function daysFrom(day: Day | null, days: number | null): Day | null {
  return day === null || days === null ? null : addDays(day, days)
}

function negative(days: number | null): number | null {
  return days === null ? null : -days
}
