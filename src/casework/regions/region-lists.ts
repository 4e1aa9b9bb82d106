import type { Actor } from '../../core/actor.ts'
import { type Stage, stageNames } from '../../core/casefile/casefile.ts'
import { needsPlan } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { RegionCode } from '../../core/organisation.ts'
import { may, regionScope } from '../../core/permissions.ts'
import { type Due, duesOf, isOpen, nextFirst } from '../../core/timetable/due.ts'
import { lastSubmission, type TimetableInput } from '../../core/timetable/timetable-state.ts'
import type { Part } from '../../store/database/batches.ts'
import type { Tx } from '../../store/database/database.ts'
import { type Exemplar, exemplarsIn } from '../../store/regions/exemplars.ts'
import {
  casefilesIn,
  countCasefilesIn,
  countRegionEvents,
  type RegionCasefile,
  type RegionEvent,
  type RegionFilter,
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
  /** null: this list is not asked for; nothing of it is read, and it comes empty. */
  readonly partOf: (list: keyof RegionLists) => Part | null
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
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const onDay = { guidance: await guidanceByCycle(tx), today: clock.today() }
    const filter = { region, search, stages: stage === null ? null : [stage] }
    const ifAsked = async <Row>(list: keyof RegionLists, read: (part: Part) => Promise<Listed<Row>>) => {
      const part = partOf(list)
      return part === null ? { rows: [], count: 0 } : read(part)
    }
    return {
      tasks: await ifAsked('tasks', (part) => openTasksIn(tx, region, { ...onDay, kinds: null }, part)),
      'early-warnings': await ifAsked('early-warnings', (part) => eventsIn(tx, region, 'early-warning-given', part)),
      ...(await overdueIn(tx, region, { ...onDay, partOf })),
      organisations: await ifAsked('organisations', (part) => organisationsIn(tx, filter, onDay, part)),
      support: await ifAsked('support', (part) => eventsIn(tx, region, 'support-recorded', part)),
      exemplars: await ifAsked('exemplars', async (part) => partIn(await exemplarsIn(tx, region), part)),
    }
  })
}

async function eventsIn<Type extends 'early-warning-given' | 'support-recorded'>(
  tx: Tx,
  region: RegionCode,
  type: Type,
  part: Part,
): Promise<Listed<RegionEvent<Type>>> {
  return { rows: await regionEvents(tx, region, type, part), count: await countRegionEvents(tx, region, type) }
}

type OnDay = { readonly guidance: GuidanceByCycle; readonly today: Day }

async function organisationsIn(
  tx: Tx,
  filter: RegionFilter,
  onDay: OnDay,
  part: Part,
): Promise<Listed<ListedCasefile>> {
  const casefiles = await casefilesIn(tx, filter, part)
  return { rows: casefiles.map((casefile) => listed(casefile, onDay)), count: await countCasefilesIn(tx, filter) }
}

/**
 * The casefiles with something overdue, and those closed as not met. What is overdue follows from casefile, guidance and
 * day, so every casefile of the region that goes on is looked at once, where one of these lists is asked for.
 */
async function overdueIn(
  tx: Tx,
  region: RegionCode,
  { partOf, ...onDay }: OnDay & Pick<RegionQuery, 'partOf'>,
): Promise<Pick<RegionLists, 'no-plan' | 'late' | 'closed'>> {
  const parts = { 'no-plan': partOf('no-plan'), late: partOf('late'), closed: partOf('closed') }
  const withoutPlan = partList(parts['no-plan'])
  const late = partList(parts.late)
  const closed = partList(parts.closed)
  const isAsked = Object.values(parts).some((part) => part !== null)
  for (const casefile of isAsked ? await casefilesGoingOn(tx, region) : []) {
    const row = listed(casefile, onDay)
    if (row.late.some(({ milestone }) => milestone === 'plan')) withoutPlan.add(row)
    if (row.late.some(({ milestone }) => milestone !== 'plan')) late.add(row)
    if (row.closedUnmetOn !== null && needsPlan(row.status)) closed.add(row)
  }
  return { 'no-plan': withoutPlan.listed(), late: late.listed(), closed: closed.listed() }
}

function casefilesGoingOn(tx: Tx, region: RegionCode): Promise<readonly RegionCasefile[]> {
  return casefilesIn(tx, { region, search: '', stages: goingOn }, { limit: null, offset: 0 })
}

const goingOn = (Object.keys(stageNames) as Stage[]).filter(
  (stage) => stage !== 'no-plan-needed' && stage !== 'finished',
)

/** Counts the rows that come, and keeps those of a part; of a list that is not asked for, none. */
function partList(part: Part | null) {
  const { limit, offset } = part ?? { limit: 0, offset: 0 }
  const rows: ListedCasefile[] = []
  let count = 0
  return {
    add: (row: ListedCasefile) => {
      if (part === null) return
      if (count >= offset && (limit === null || rows.length < limit)) rows.push(row)
      count += 1
    },
    listed: (): Listed<ListedCasefile> => ({ rows, count }),
  }
}

function partIn<Row>(rows: readonly Row[], { limit, offset }: Part): Listed<Row> {
  return { rows: rows.slice(offset, limit === null ? undefined : offset + limit), count: rows.length }
}

function listed(casefile: RegionCasefile, { guidance, today }: OnDay): ListedCasefile {
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
