import { sql } from 'kysely'
import type { Tx } from '../src/store/database/database.ts'

/**
 * The statement that the queue's first page was read with before there were counts to read: it counts every casefile of
 * the year. Kept as the measure that `queue-sizes.ts` compares today's statements with, in one run on the same rows.
 */
export async function queuePageBefore(tx: Tx, cycle: string, limit: number): Promise<unknown> {
  const { rows } = await sql`
    select
      (select coalesce(json_agg(page), '[]') from (
        select o.code, o.name, o.type, o.region, c.status, c.stage, c.stage_since as since, c.items, c.outstanding,
          c.latest_completion as "latestCompletion", c.findings, c.last_update_on as "lastUpdateOn"
        from casefiles c join organisations o on o.code = c.organisation
        where c.cycle = ${cycle} and c.version > 0
        order by (c.stage not in ('awaiting-review', 'awaiting-confirmation')) asc nulls last, c.stage_since, c.organisation
        limit ${limit}
      ) page) as rows,
      (select coalesce(json_agg(counted), '[]') from (
        select stage, count(*) as count from casefiles where cycle = ${cycle} and version > 0 group by stage
      ) counted) as counts`.execute(tx)
  return rows
}
