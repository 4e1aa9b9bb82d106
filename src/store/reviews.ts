import { type ExpressionBuilder, sql } from 'kysely'
import type { Stage } from '../core/casefile/casefile.ts'
import type { Status } from '../core/casefile/status.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode, OrganisationType, RegionCode } from '../core/organisation.ts'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'

/** What the reviewer's queue may be narrowed to and how it is ordered. `search` is a name or an ODS code. */
export type QueueFilter = {
  readonly cycle: CycleName
  readonly search: string
  readonly type: OrganisationType | null
  readonly region: RegionCode | null
  readonly status: Status | null
  readonly stage: Stage | null
}

export type QueueOrder = { readonly by: QueueColumn; readonly descending: boolean }
export type QueueColumn =
  | 'waiting'
  | 'organisation'
  | 'type'
  | 'region'
  | 'status'
  | 'stage'
  | 'outstanding'
  | 'latest'
  | 'since'

/** One casefile as the queue shows it. Days are yyyy-mm-dd. */
export type QueueRow = {
  readonly code: OdsCode
  readonly name: string
  readonly type: OrganisationType
  readonly region: RegionCode | null
  readonly status: Status
  readonly stage: Stage
  readonly since: Day | null
  readonly items: number
  readonly outstanding: number
  readonly latestCompletion: Day | null
  readonly findings: number
  readonly lastUpdateOn: Day | null
}

type Joined = ExpressionBuilder<Tables, 'casefiles' | 'organisations'>

/** A page of the queue: awaiting a reviewer first, oldest first, unless ordered otherwise. */
export async function queueRows(
  tx: Tx,
  filter: QueueFilter,
  order: QueueOrder,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly QueueRow[]> {
  const direction = order.descending ? sql`desc nulls last` : sql`asc nulls last`
  const rows = await casefiles(tx, filter)
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
    .orderBy(columns[order.by], direction)
    .orderBy('casefiles.stage_since')
    .orderBy('organisations.code')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows as unknown as readonly QueueRow[]
}

/** How many casefiles stand at each stage under this filter, its own stage left out. */
export async function queueCounts(tx: Tx, filter: QueueFilter): Promise<ReadonlyMap<Stage, number>> {
  const rows = await casefiles(tx, { ...filter, stage: null })
    .select(['casefiles.stage', (count) => count.fn.countAll<string>().as('count')])
    .groupBy('casefiles.stage')
    .execute()
  return new Map(rows.map(({ stage, count }) => [stage as Stage, Number(count)]))
}

const waitingFirst = sql<number>`case casefiles.stage when 'awaiting-confirmation' then 0 when 'awaiting-review' then 0 else 1 end`

const columns = {
  waiting: waitingFirst,
  organisation: sql`organisations.name`,
  type: sql`organisations.type`,
  region: sql`organisations.region`,
  status: sql`casefiles.status`,
  stage: sql`casefiles.stage`,
  outstanding: sql`casefiles.outstanding`,
  latest: sql`casefiles.latest_completion`,
  since: sql`casefiles.stage_since`,
} as const satisfies Record<QueueColumn, unknown>

function casefiles(tx: Tx, filter: QueueFilter) {
  return tx
    .selectFrom('casefiles')
    .innerJoin('organisations', 'organisations.code', 'casefiles.organisation')
    .where((where) =>
      where.and([
        where('casefiles.cycle', '=', filter.cycle),
        where('casefiles.version', '>', 0),
        ...narrowed(where, filter),
      ]),
    )
}

function narrowed(where: Joined, { type, region, status, stage, search }: QueueFilter) {
  return [
    ...(type === null ? [] : [where('organisations.type', '=', type)]),
    ...(region === null ? [] : [where('organisations.region', '=', region)]),
    ...(status === null ? [] : [where('casefiles.status', '=', status)]),
    ...(stage === null ? [] : [where('casefiles.stage', '=', stage)]),
    ...(search === ''
      ? []
      : [
          where.or([
            where('organisations.code', '=', search.toUpperCase()),
            where('organisations.name', 'ilike', `%${escaped(search)}%`),
          ]),
        ]),
  ]
}

/** What a person types is text, never a pattern. */
function escaped(search: string): string {
  return search.replaceAll(/[\\%_]/g, (character) => `\\${character}`)
}
