import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'

const patienceInSeconds = 300

/** Waits until no email is queued any more; throws when that takes too long. */
export async function emailsSent(owner: ConnectionUrl): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    for (let second = 0; second < patienceInSeconds; second++) {
      const { rows } = await client.query(`select count(*)::int as waiting from dspt.outbox where state = 'queued'`)
      if (rows[0]?.waiting === 0) return
      await pause(1000)
    }
  } finally {
    await client.end()
  }
  throw new Error(`After ${patienceInSeconds} seconds emails are still queued`)
}
