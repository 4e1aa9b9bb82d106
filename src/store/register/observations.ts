import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Observation } from '../../core/register/file-line.ts'
import type { Tx } from '../database/database.ts'

/** Which published register the observations come from. */
export type RegisterSource = { readonly cycle: CycleName; readonly observedOn: Day; readonly source: string }

/** The names of all organisations that can be in a register, which those of the demo cannot. */
export async function registerNames(tx: Tx): Promise<ReadonlyMap<OdsCode, string>> {
  const rows = await tx.selectFrom('organisations').select(['code', 'name']).where('demo', '=', false).execute()
  return new Map(rows.map(({ code, name }) => [code as OdsCode, name]))
}

/**
 * Adds observations after those of the same day, so that the last one of a day is the one shown; gives how many. An
 * observation that equals the last one of that day is not stored again.
 */
export async function recordObservations(
  tx: Tx,
  { cycle, observedOn, source }: RegisterSource,
  observations: readonly Observation[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into statuses (organisation, cycle, from_day, sequence, status, published_on, basis, source)
    select seen.organisation, ${cycle}, ${observedOn}, 1 + coalesce(earlier.sequence, 0), seen.status,
      seen."publishedOn", 'observed', ${source}
    from jsonb_to_recordset(${JSON.stringify(observations)}::jsonb) as seen (
      organisation text, status text, "publishedOn" date
    )
    left join lateral (
      select sequence, status, published_on from statuses s
      where s.organisation = seen.organisation and s.cycle = ${cycle} and s.from_day = ${observedOn}
        and s.basis = 'observed'
      order by sequence desc
      limit 1
    ) earlier on true
    where (earlier.status, earlier.published_on) is distinct from (seen.status, seen."publishedOn")
  `.execute(tx)
  return Number(numAffectedRows ?? 0)
}
