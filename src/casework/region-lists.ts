import { needsPlan } from '../core/casefile/status.ts'
import type { Day } from '../core/day.ts'
import type { Bound } from '../core/timetable/bound.ts'
import { type Due, duesOf } from '../core/timetable/due.ts'
import { isOpen, nextFirst } from '../core/timetable/next-due.ts'
import { type RegionTask, regionTasks } from '../core/timetable/region-tasks.ts'
import { heardOn, type Standing } from '../core/timetable/standing.ts'
import type { RegionCasefile, RegionEvent, RegionView } from './regions.ts'

/** A casefile of a region as its page lists it. */
export type ListedCasefile = RegionCasefile & {
  readonly next: Due | null
  readonly heardOn: Day | null
  /** What is overdue, or asked for because nothing was heard for a while (U2). */
  readonly late: readonly Due[]
  readonly closedUnmetOn: Day | null
}

export type ListedTask = RegionTask &
  Pick<RegionCasefile, 'code' | 'name' | 'cycle'> & {
    /** What was recorded about it since it was asked, newest first. */
    readonly done: readonly SupportEvent[]
  }

export type SupportEvent = RegionEvent & { readonly event: { readonly type: 'support-recorded' } }
export type WarningEvent = RegionEvent & { readonly event: { readonly type: 'early-warning-given' } }

/** What a region has before it on a day, each list most urgent first. */
export type RegionLists = {
  readonly tasks: readonly ListedTask[]
  readonly warnings: readonly WarningEvent[]
  readonly withoutPlan: readonly ListedCasefile[]
  readonly late: readonly ListedCasefile[]
  readonly closedUnmet: readonly ListedCasefile[]
  readonly casefiles: readonly ListedCasefile[]
  readonly support: readonly SupportEvent[]
}

export function regionLists(view: RegionView, today: Day): RegionLists {
  const casefiles = view.casefiles.map((casefile) => listed(casefile, view, today))
  return {
    tasks: view.casefiles.flatMap((casefile) => tasksOf(casefile, view, today)).toSorted(mostUrgentFirst),
    warnings: view.told.filter(isWarning),
    withoutPlan: casefiles.filter(({ late }) => late.some(({ milestone }) => milestone === 'plan')),
    late: casefiles.filter(({ late }) => late.some(({ milestone }) => milestone !== 'plan')),
    closedUnmet: casefiles.filter(({ closedUnmetOn, status }) => closedUnmetOn !== null && needsPlan(status)),
    casefiles,
    support: view.told.filter(isSupport),
  }
}

function listed(casefile: RegionCasefile, view: RegionView, today: Day): ListedCasefile {
  const bound = boundOf(casefile)
  if (bound === null) return { ...casefile, next: null, heardOn: null, late: [], closedUnmetOn: null }
  const dues = duesOf(bound, view.guidance.get(casefile.cycle) ?? null, today)
  return {
    ...casefile,
    next: nextFirst(dues).find(isOpen) ?? null,
    heardOn: heardOn(bound.standing),
    late: dues.filter(
      ({ milestone, state }) => state === 'overdue' || (milestone === 'update' && state === 'asked-for'),
    ),
    closedUnmetOn: bound.standing.closedUnmetOn,
  }
}

function tasksOf(casefile: RegionCasefile, view: RegionView, today: Day): readonly ListedTask[] {
  const { code, name, cycle } = casefile
  const bound = boundOf(casefile)
  if (bound === null) return []
  const told = view.told.filter((each) => each.code === code && each.cycle === cycle)
  const support = told.filter(isSupport)
  const asked = told.flatMap(({ event, answered, on, by }) =>
    event.type === 'region-asked' && !answered ? [{ on, by, reason: event.reason }] : [],
  )
  const done = support.map(({ on, event }) => ({ on, services: event.services, exemplars: event.exemplars }))
  const dated = view.guidance.get(cycle) ?? null
  return regionTasks({ bound, dated, today, asked, support: done }).map((task) => ({
    ...task,
    code,
    name,
    cycle,
    done: support.filter(({ on }) => on >= task.since),
  }))
}

/** null where an older build wrote the row and it was not made anew yet. */
function boundOf(casefile: RegionCasefile & { readonly standing: Standing | null }): Bound | null {
  return casefile.standing === null ? null : { organisation: casefile, standing: casefile.standing }
}

/** A day to keep comes first, then what was asked longest ago. */
function mostUrgentFirst(a: ListedTask, b: ListedTask): number {
  if (a.by !== b.by) return a.by === null ? 1 : b.by === null ? -1 : a.by < b.by ? -1 : 1
  return a.since < b.since ? -1 : a.since > b.since ? 1 : 0
}

function isSupport(told: RegionEvent): told is SupportEvent {
  return told.event.type === 'support-recorded'
}

function isWarning(told: RegionEvent): told is WarningEvent {
  return told.event.type === 'early-warning-given'
}
