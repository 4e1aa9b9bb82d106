import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'

/** Retries failed emails at once: the waits between attempts are minutes and hours, which prove nothing here. */
export async function hurryEmails(owner: ConnectionUrl): Promise<void> {
  await query(
    owner,
    `update dspt_queues.job set start_after = now() where name = 'deliver-email' and state in ('created', 'retry')`,
  )
}

/** Waits until no email is queued; one whose process was killed is retried after five minutes. */
export async function emailsOut(owner: ConnectionUrl, longestMinutes: number): Promise<void> {
  for (let second = 0; second < longestMinutes * 60; second++) {
    await hurryEmails(owner)
    const { rows } = await query(owner, `select count(*)::int as n from dspt.outbox where state = 'queued'`)
    if (rows[0]?.n === 0) return
    await pause(1000)
  }
}

async function query(owner: ConnectionUrl, statement: string) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  try {
    return await client.query<{ n: number }>(statement)
  } finally {
    await client.end()
  }
}
