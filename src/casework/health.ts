import { sql } from 'kysely'
import type { Casework } from './casework.ts'

/** Whether the service can do its work now: its database answers. */
export async function isReady({ database }: Pick<Casework, 'database'>): Promise<boolean> {
  try {
    await sql`select 1`.execute(database.withoutScope)
    return true
  } catch {
    return false
  }
}
