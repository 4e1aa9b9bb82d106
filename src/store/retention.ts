import { sql } from 'kysely'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode } from '../core/organisation.ts'
import type { Tx } from './database.ts'

type Old = { readonly before: string; readonly now: string; readonly atMost: number }

/**
 * Takes words, name and address out of letters that were sent before an instant, or queued before it and withdrawn; that they went out stays
 * on the record, and an occasion still has one letter to each. Gives how many.
 */
export async function emptyOldLetters(tx: Tx, { before, now, atMost }: Old): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update letters set removed_at = ${now}, to_person = null, to_name = 'Removed',
      to_email = id || '@removed.invalid', subject = 'Removed: its time was over', body = '', last_error = null
    where id in (select id from letters where coalesce(sent_at, queued_at) < ${before} and state in ('sent', 'withdrawn')
      and removed_at is null order by queued_at limit ${atMost})
    returning id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`
    update chases set to_person = null, to_name = 'Removed', to_email = letter || '@removed.invalid'
    where letter = any(${ids}::uuid[])`.execute(tx)
  return ids.length
}

/** Takes sender, subject and the message itself out of emails that were dealt with before an instant. Gives how many. */
export async function emptyOldMail(tx: Tx, { before, now, atMost }: Old): Promise<number> {
  const { numAffectedRows } = await sql`
    update mailbox set removed_at = ${now}, source = null, from_name = 'Removed',
      from_email = id || '@removed.invalid', subject = 'Removed: its time was over', note = ''
    where id in (select id from mailbox where handled_at < ${before} and removed_at is null
      order by handled_at limit ${atMost})`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** A casefile whose time was over: how far its record went, and the hash it ended with. */
export type RemovedCasefile = {
  readonly organisation: OdsCode
  readonly cycle: CycleName
  readonly version: number
  readonly hash: string
  /** An instant. */
  readonly removedAt: string
}

export async function removedCasefiles(tx: Tx): Promise<readonly RemovedCasefile[]> {
  const rows = await tx
    .selectFrom('removed_casefiles')
    .select(['organisation', 'cycle', 'version', 'hash', 'removed_at as removedAt'])
    .execute()
  return rows as unknown as readonly RemovedCasefile[]
}
