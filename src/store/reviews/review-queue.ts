import { type RawBuilder, sql } from 'kysely'
import { type Stage, stageNames } from '../../core/casefile/casefile.ts'
import { type Status, statusMeanings } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type OdsCode, typeNames } from '../../core/organisation.ts'
import type { QueueColumn, QueueFilter, QueueOrder, QueueRow } from '../../core/reviews/review-queue.ts'
import { batchesOf, type Part } from '../database/batches.ts'
import { prepared } from '../database/connection.ts'
import type { Tx } from '../database/database.ts'
import { typesOf, wordsIn } from '../register/register.ts'
import { countsByStage } from './casefile-counts.ts'

/** Every row of the queue; rows that are equal in this order come oldest first. */
export function queueRows(tx: Tx, filter: QueueFilter, order: QueueOrder): AsyncIterable<readonly QueueRow[]> {
  return batchesOf(tx, rowsIn(tx, filter, order)) as AsyncIterable<readonly unknown[]> as AsyncIterable<
    readonly QueueRow[]
  >
}

/**
 * One page of the queue, and the number of casefiles at each stage under this filter, ignoring its own stage. Only a
 * search counts the casefiles themselves, and only those it finds. For national scopes, which alone see the counts.
 */
export async function queuePage(
  tx: Tx,
  filter: QueueFilter,
  order: QueueOrder,
  { limit, offset }: Part,
): Promise<{ readonly rows: readonly QueueRow[]; readonly counts: ReadonlyMap<Stage, number> }> {
  const isPrepared = isWholeYear(filter)
  const rows = await rowsIn(tx, filter, order)
    .$if(isPrepared && !order.descending, (query) => query.modifyFront(prepared(`queue by ${order.by}`)))
    .limit(limit)
    .offset(offset)
    .execute()
  const counted = filter.search === '' ? countsByStage(tx, filter) : countsOfSearch(tx, filter)
  const counts = await counted.$if(isPrepared, (query) => query.modifyFront(prepared('counts'))).execute()
  return {
    rows: rows as unknown as readonly QueueRow[],
    counts: new Map(counts.map(({ stage, count }) => [stage as Stage, count])),
  }
}

/** What most people look at all day: of it each order is one text, so it can be prepared. */
function isWholeYear({ cycle: _, search, ...choices }: QueueFilter): boolean {
  return search === '' && Object.values(choices).every((choice) => choice === null)
}

function countsOfSearch(tx: Tx, filter: QueueFilter) {
  return casefiles(tx, { ...filter, stage: null })
    .select(['casefiles.stage', (count) => count.fn.countAll<number>().as('count')])
    .groupBy('casefiles.stage')
}

function rowsIn(tx: Tx, filter: QueueFilter, order: QueueOrder) {
  return casefiles(tx, filter)
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'organisations.type',
      'organisations.region',
      'casefiles.status',
      'casefiles.stage',
      'casefiles.stage_since as since',
      'casefiles.items',
      'casefiles.outstanding',
      'casefiles.latest_completion as latestCompletion',
      'casefiles.findings',
      'casefiles.last_update_on as lastUpdateOn',
    ])
    .$if(!isOneStage(filter, order), (query) =>
      query.orderBy(columns[order.by], (by) => (order.descending ? by.desc().nullsLast() : by.asc().nullsLast())),
    )
    .orderBy('casefiles.stage_since')
    .orderBy('casefiles.organisation')
}

/** All rows are equal in this column then, and PostgreSQL, which cannot know that, would sort them all. */
function isOneStage({ stage }: QueueFilter, { by }: QueueOrder): boolean {
  return stage !== null && (by === 'waiting' || by === 'stage')
}

const waitingFirst = sql`casefiles.stage not in ('awaiting-review', 'awaiting-confirmation')`

const columns: Readonly<Record<QueueColumn, RawBuilder<unknown>>> = {
  waiting: waitingFirst,
  organisation: sql`organisations.search_text`,
  code: sql`organisations.code`,
  type: inOrderOf(typeNames, sql`organisations.type`),
  region: sql`(select regions.name from regions where regions.code = organisations.region)`,
  status: inOrderOf(statusMeanings, sql`casefiles.status`),
  stage: inOrderOf(stageNames, sql`casefiles.stage`),
  since: sql`casefiles.stage_since`,
  items: sql`casefiles.items`,
  outstanding: sql`casefiles.outstanding`,
  latest: sql`casefiles.latest_completion`,
  findings: sql`casefiles.findings`,
  update: sql`casefiles.last_update_on`,
}

/** In the order of our own table of names, which is that of the guidance or of the process. */
function inOrderOf(names: Readonly<Record<string, string>>, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`array_position(${sql.lit(`{${Object.keys(names).join(',')}}`)}::text[], ${value})`
}

/** A casefile without an event is only its organisation's draft. */
function casefiles(tx: Tx, filter: QueueFilter) {
  const { cycle, status, stage } = filter
  const among = organisationsIn(filter)
  return tx
    .selectFrom('casefiles')
    .where((where) =>
      where.and([
        where('casefiles.cycle', '=', cycle),
        where('casefiles.version', '>', 0),
        ...(status === null ? [] : [where('casefiles.status', '=', status)]),
        ...(stage === null ? [] : [where('casefiles.stage', '=', stage)]),
        ...(among === null ? [] : [where('casefiles.organisation', 'in', among)]),
      ]),
    )
}

/** The codes of the organisations that the filter names; null where it leaves them all, so that nothing need be joined. */
function organisationsIn({ type, region, search }: QueueFilter): RawBuilder<string> | null {
  const conditions = [
    ...(type === null ? [] : [sql`type = any(${typesOf(type)}::text[])`]),
    ...(region === null ? [] : [region === 'none' ? sql`region is null` : sql`region = ${region}`]),
    ...wordsIn(sql`search_text`, search),
  ]
  return conditions.length === 0
    ? null
    : sql`(select code from organisations where ${sql.join(conditions, sql` and `)})`
}

/** One casefile in a list of work. `since` is the day it came to its stage. */
export type WorkRow = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly status: Status
  readonly stage: Stage
  readonly since: Day | null
}

/** Casefiles at these stages, or with null at any, that the transaction may see: the longest waiting first. */
export async function casefilesAt(tx: Tx, stages: readonly Stage[] | null, limit: number): Promise<readonly WorkRow[]> {
  const rows = await tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'casefiles.cycle',
      'casefiles.status',
      'casefiles.stage',
      'casefiles.stage_since as since',
    ])
    .where('casefiles.version', '>', 0)
    .$if(stages !== null, (query) => query.where('casefiles.stage', 'in', stages ?? []))
    .orderBy('casefiles.stage_since')
    .orderBy('organisations.code')
    .limit(limit)
    .execute()
  return rows as unknown as readonly WorkRow[]
}
