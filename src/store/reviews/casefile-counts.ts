import { sql } from 'kysely'
import type { QueueFilter } from '../../core/reviews/review-queue.ts'
import type { Tx } from '../database/database.ts'
import { typesOf } from '../register/register.ts'

/** The number of casefiles at each stage, from their counts; the filter's search is not in them, and is left out. */
export function countsByStage(tx: Tx, { cycle, status, type, region }: Omit<QueueFilter, 'search' | 'stage'>) {
  return tx
    .selectFrom('casefile_counts')
    .select(['stage', sql<number>`sum(casefiles)::int`.as('count')])
    .where((where) =>
      where.and([
        where('cycle', '=', cycle),
        ...(status === null ? [] : [where('status', '=', status)]),
        ...(type === null ? [] : [where('type', 'in', typesOf(type))]),
        ...(region === null ? [] : [region === 'none' ? where('region', 'is', null) : where('region', '=', region)]),
      ]),
    )
    .groupBy('stage')
    .having(sql<boolean>`sum(casefiles) <> 0`)
}

/**
 * Replaces the differences that were written by their sums, in one statement: whoever reads meanwhile sees the same
 * counts, whoever writes does not wait, and of two at once the second finds nothing left to add up. Gives how many rows
 * it replaced.
 */
export async function addUpCasefileCounts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ replaced: number }>`
    with taken as (
      delete from casefile_counts returning cycle, stage, status, type, region, casefiles
    ), sums as (
      insert into casefile_counts (cycle, stage, status, type, region, casefiles)
      select cycle, stage, status, type, region, sum(casefiles) from taken
      group by cycle, stage, status, type, region having sum(casefiles) <> 0
    )
    select count(*)::int as replaced from taken`.execute(tx)
  return rows[0]?.replaced ?? 0
}

/** Where the counts differ from the casefiles themselves, both read at one moment. */
export type WrongCount = {
  readonly cycle: string
  readonly stage: string
  readonly status: string
  readonly type: string
  readonly region: string | null
  readonly counted: number
  readonly actual: number
}

export async function wrongCasefileCounts(tx: Tx): Promise<readonly WrongCount[]> {
  const { rows } = await sql<WrongCount>`
    select cycle, stage, status, type, region, sum(counted)::int as counted, sum(actual)::int as actual
    from (
      select cycle, stage, status, type, region, casefiles as counted, 0 as actual from casefile_counts
      union all
      select c.cycle, c.stage, c.status, o.type, o.region, 0, 1
      from casefiles c join organisations o on o.code = c.organisation where c.version > 0
    ) each
    group by cycle, stage, status, type, region having sum(counted) <> sum(actual)
    order by cycle, stage, status, type, region`.execute(tx)
  return rows
}

/**
 * Corrects the counts where they differ from the casefiles, by adding the difference; gives how many were wrong. Of two
 * at once the second waits, so that nothing is corrected twice.
 */
export async function correctCasefileCounts(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('dspt casefile counts'))`.execute(tx)
  const wrong = await wrongCasefileCounts(tx)
  const rows = wrong.map(({ counted, actual, ...of }) => ({ ...of, casefiles: actual - counted }))
  if (rows.length > 0) await tx.insertInto('casefile_counts').values(rows).execute()
  return rows.length
}
