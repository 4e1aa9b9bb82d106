import type { Actor, RegionalRole } from '../../core/actor.ts'
import { needsPlan } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { RegionCode } from '../../core/organisation.ts'
import { type RegionTask, regionTasks } from '../../core/regions/region-tasks.ts'
import { type Due, duesOf, isOpen, nextFirst } from '../../core/timetable/due.ts'
import { lastSubmission, type TimetableInput, type TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Services } from '../services.ts'
import { type RegionCasefile, type RegionEvent, type RegionView, regionView } from './regions.ts'

/** A casefile of a region as its page lists it. */
export type ListedCasefile = RegionCasefile & {
  readonly next: Due | null
  readonly lastContactOn: Day | null
  /** What is overdue, and updates requested because nothing was sent for a while (U2). */
  readonly late: readonly Due[]
  readonly closedUnmetOn: Day | null
}

export type RegionListTask = RegionTask &
  Pick<RegionCasefile, 'code' | 'name' | 'cycle'> & {
    /** What was recorded about it since the request, newest first. */
    readonly done: readonly SupportEvent[]
  }

export type SupportEvent = RegionEvent & { readonly event: { readonly type: 'support-recorded' } }
export type WarningEvent = RegionEvent & { readonly event: { readonly type: 'early-warning-given' } }

/** The work of a region on a day, each list most urgent first. */
export type RegionLists = {
  readonly tasks: readonly RegionListTask[]
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
    warnings: view.events.filter(isWarning),
    withoutPlan: casefiles.filter(({ late }) => late.some(({ milestone }) => milestone === 'plan')),
    late: casefiles.filter(({ late }) => late.some(({ milestone }) => milestone !== 'plan')),
    closedUnmet: casefiles.filter(({ closedUnmetOn, status }) => closedUnmetOn !== null && needsPlan(status)),
    casefiles,
    support: view.events.filter(isSupport),
  }
}

function listed(casefile: RegionCasefile, view: RegionView, today: Day): ListedCasefile {
  const timetable = timetableInputOf(casefile)
  if (timetable === null) return { ...casefile, next: null, lastContactOn: null, late: [], closedUnmetOn: null }
  const dues = duesOf(timetable, view.guidance.get(casefile.cycle) ?? null, today)
  return {
    ...casefile,
    next: nextFirst(dues).find(isOpen) ?? null,
    lastContactOn: lastSubmission(timetable.timetableState),
    late: dues.filter(
      ({ milestone, state }) => state === 'overdue' || (milestone === 'update' && state === 'asked-for'),
    ),
    closedUnmetOn: timetable.timetableState.closedUnmetOn,
  }
}

function tasksOf(casefile: RegionCasefile, view: RegionView, today: Day): readonly RegionListTask[] {
  const { code, name, cycle } = casefile
  const timetable = timetableInputOf(casefile)
  if (timetable === null) return []
  const events = view.events.filter((each) => each.code === code && each.cycle === cycle)
  const support = events.filter(isSupport)
  const requests = events.flatMap(({ event, answered, on, by }) =>
    event.type === 'region-help-requested' && !answered ? [{ on, by, reason: event.reason }] : [],
  )
  const done = support.map(({ on, event }) => ({ on, services: event.services, exemplars: event.exemplars }))
  const dated = view.guidance.get(cycle) ?? null
  return regionTasks({ timetable, dated, today, requests, support: done }).map((task) => ({
    ...task,
    code,
    name,
    cycle,
    done: support.filter(({ on }) => on >= task.since),
  }))
}

/** null where an older build wrote the row and it was not rebuilt yet. */
function timetableInputOf(
  casefile: RegionCasefile & { readonly timetableState: TimetableState | null },
): TimetableInput | null {
  return casefile.timetableState === null ? null : { organisation: casefile, timetableState: casefile.timetableState }
}

/** By target day, with none last; then by what was requested longest ago. */
function mostUrgentFirst(a: RegionListTask, b: RegionListTask): number {
  if (a.by !== b.by) return a.by === null ? 1 : b.by === null ? -1 : a.by < b.by ? -1 : 1
  return a.since < b.since ? -1 : a.since > b.since ? 1 : 0
}

function isSupport(told: RegionEvent): told is SupportEvent {
  return told.event.type === 'support-recorded'
}

function isWarning(told: RegionEvent): told is WarningEvent {
  return told.event.type === 'early-warning-given'
}

/** What this person has to do for their regions, as RDT team or as Regional Security Lead. */
export async function tasksInMyRegions(services: Services, actor: Actor): Promise<readonly RegionListTask[]> {
  const held = actor.appointments.flatMap((each): { role: RegionalRole; region: RegionCode }[] =>
    'region' in each ? [each] : [],
  )
  const tasks = held.map(async ({ role, region }) => {
    const view = await regionView(services, actor, region)
    if (view === null) return []
    return regionLists(view, services.clock.today()).tasks.filter((task) => task.role === role)
  })
  return (await Promise.all(tasks)).flat()
}
