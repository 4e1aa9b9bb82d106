import type { Actor } from '../../core/actor.ts'
import { type Stage, stageNames } from '../../core/casefile/casefile.ts'
import { needsPlan } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { RegionCode } from '../../core/organisation.ts'
import { may, regionScope } from '../../core/permissions.ts'
import { type Due, duesOf, isOpen, nextFirst } from '../../core/timetable/due.ts'
import { lastSubmission, type TimetableInput } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../../store/database/database.ts'
import type { Part } from '../../store/escalations/escalations.ts'
import { type Exemplar, exemplarsIn } from '../../store/regions/exemplars.ts'
import {
  casefilesIn,
  countCasefilesIn,
  countRegionEvents,
  type RegionCasefile,
  type RegionEvent,
  regionEvents,
} from '../../store/regions/regions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'
import { type GuidanceByCycle, guidanceByCycle, openTasksIn, type RegionListTask } from './region-tasks.ts'

/** A casefile of a region as its page lists it. */
export type ListedCasefile = RegionCasefile & {
  readonly next: Due | null
  readonly lastContactOn: Day | null
  /** What is overdue, and updates requested because nothing was sent for a while (U2). */
  readonly late: readonly Due[]
  readonly closedUnmetOn: Day | null
}

/** A part of a list; `count` is how many are in all its parts. */
export type Listed<Row> = { readonly rows: readonly Row[]; readonly count: number }

export type SupportEvent = RegionEvent<'support-recorded'>
export type WarningEvent = RegionEvent<'early-warning-given'>

/** The work of a region on a day, each list most urgent first. */
export type RegionLists = {
  readonly tasks: Listed<RegionListTask>
  readonly 'early-warnings': Listed<WarningEvent>
  readonly 'no-plan': Listed<ListedCasefile>
  readonly late: Listed<ListedCasefile>
  readonly closed: Listed<ListedCasefile>
  readonly organisations: Listed<ListedCasefile>
  readonly support: Listed<SupportEvent>
  readonly exemplars: Listed<Exemplar>
}

/** What is asked for of a region: which part of each list, and which organisations in the list of all of them. */
export type RegionQuery = {
  readonly partOf: (list: keyof RegionLists) => Part
  readonly search: string
  /** null: at every stage. */
  readonly stage: Stage | null
}

/** null for those who may not see this region. */
export async function regionLists(
  services: Services,
  actor: Actor,
  region: RegionCode,
  { partOf, search, stage }: RegionQuery,
): Promise<RegionLists | null> {
  if (!may(actor, 'see-region', regionScope(region))) return null
  const { database, clock } = services
  const today = clock.today()
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const guidance = await guidanceByCycle(tx)
    const found = { region, search, stages: stage === null ? null : [stage] }
    const casefiles = await casefilesIn(tx, found, partOf('organisations'))
    const [warned, helped] = ['early-warning-given', 'support-recorded'] as const
    return {
      tasks: await openTasksIn(tx, region, { guidance, today, kinds: null }, partOf('tasks')),
      'early-warnings': {
        rows: await regionEvents(tx, region, warned, partOf('early-warnings')),
        count: await countRegionEvents(tx, region, warned),
      },
      ...(await overdueIn(tx, region, { guidance, today, partOf })),
      organisations: {
        rows: casefiles.map((casefile) => listed(casefile, guidance, today)),
        count: await countCasefilesIn(tx, found),
      },
      support: {
        rows: await regionEvents(tx, region, helped, partOf('support')),
        count: await countRegionEvents(tx, region, helped),
      },
      exemplars: partIn(await exemplarsIn(tx, region), partOf('exemplars')),
    }
  })
}

type OnDay = { readonly guidance: GuidanceByCycle; readonly today: Day; readonly partOf: RegionQuery['partOf'] }

/**
 * The casefiles with something overdue, and those closed as not met. What is overdue follows from casefile, guidance and
 * day, so every casefile of the region that goes on is looked at once.
 */
async function overdueIn(
  tx: Tx,
  region: RegionCode,
  { guidance, today, partOf }: OnDay,
): Promise<Pick<RegionLists, 'no-plan' | 'late' | 'closed'>> {
  const [withoutPlan, late, closed] = [
    partList(partOf('no-plan')),
    partList(partOf('late')),
    partList(partOf('closed')),
  ]
  const everyRow = { limit: null, offset: 0 }
  for (const casefile of await casefilesIn(tx, { region, search: '', stages: goingOn }, everyRow)) {
    const row = listed(casefile, guidance, today)
    if (row.late.some(({ milestone }) => milestone === 'plan')) withoutPlan.add(row)
    if (row.late.some(({ milestone }) => milestone !== 'plan')) late.add(row)
    if (row.closedUnmetOn !== null && needsPlan(row.status)) closed.add(row)
  }
  return { 'no-plan': withoutPlan.listed(), late: late.listed(), closed: closed.listed() }
}

const goingOn = (Object.keys(stageNames) as Stage[]).filter(
  (stage) => stage !== 'no-plan-needed' && stage !== 'finished',
)

/** Counts the rows that come, and keeps those of a part. */
function partList({ limit, offset }: Part) {
  const rows: ListedCasefile[] = []
  let count = 0
  return {
    add: (row: ListedCasefile) => {
      if (count >= offset && (limit === null || rows.length < limit)) rows.push(row)
      count += 1
    },
    listed: (): Listed<ListedCasefile> => ({ rows, count }),
  }
}

function partIn<Row>(rows: readonly Row[], { limit, offset }: Part): Listed<Row> {
  return { rows: rows.slice(offset, limit === null ? undefined : offset + limit), count: rows.length }
}

function listed(casefile: RegionCasefile, guidance: GuidanceByCycle, today: Day): ListedCasefile {
  const timetable = timetableInputOf(casefile)
  if (timetable === null) return { ...casefile, next: null, lastContactOn: null, late: [], closedUnmetOn: null }
  const dues = duesOf(timetable, guidance.get(casefile.cycle) ?? null, today)
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

/** null where an older build wrote the row and it was not rebuilt yet. */
function timetableInputOf(casefile: RegionCasefile): TimetableInput | null {
  const { timetableState } = casefile
  return timetableState === null ? null : { organisation: casefile, timetableState }
}
