import { beginning, chainHash } from './chain.ts'
import type { Tx } from './database.ts'

/** Where a cycle's own stream is not what was recorded: “cycle 2020-21 event 3”; nothing where every chain holds. */
export async function brokenCycleEvents(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.selectFrom('cycle_events').selectAll().orderBy('cycle').orderBy('version').execute()
  const last = new Map<string, { readonly version: number; readonly hash: string }>()
  return rows.flatMap((row) => {
    const before = last.get(row.cycle) ?? { version: 0, hash: beginning }
    last.set(row.cycle, row)
    const content = {
      cycle: row.cycle,
      type: row.type,
      payload: row.payload,
      by: { id: row.by_person ?? '', name: row.by_name, role: row.by_role },
      on: row.on_day,
      recordedAt: row.recorded_at,
      version: row.version,
    }
    const follows = row.version === before.version + 1 && row.previous_hash === before.hash
    const isWhole = follows && chainHash(before.hash, content) === row.hash
    return isWhole ? [] : [`cycle ${row.cycle} event ${row.version}`]
  })
}
