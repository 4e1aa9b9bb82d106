import { type Selectable, sql } from 'kysely'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { PendingRemindersTable } from '../database/tables-emails.ts'

/** One ask on its way to one address. `role` is why it goes there: a role, or `action-owner`. */
export type PendingReminderRow = {
  readonly organisation: OdsCode
  readonly cycle: CycleName
  readonly ask: SentReminder
  readonly to: { readonly email: string; readonly person: string | null; readonly name: string; readonly role: string }
}

export async function insertPendingReminders(tx: Tx, chases: readonly PendingReminderRow[]): Promise<void> {
  if (chases.length === 0) return
  await tx
    .insertInto('chases')
    .values(
      chases.map(({ organisation, cycle, ask: { on, ...ask }, to }) => ({
        organisation,
        cycle,
        ...ask,
        to_email: to.email,
        to_person: to.person,
        to_name: to.name,
        to_role: to.role,
        asked_on: on,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Addresses behind `after` for which something waits, in order. */
export async function addressesWaiting(tx: Tx, after: string, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('chases')
    .select('to_email')
    .where('letter', 'is', null)
    .where(sql<boolean>`not dropped`)
    .where('to_email', '>', after)
    .groupBy('to_email')
    .orderBy('to_email')
    .limit(limit)
    .execute()
  return rows.map(({ to_email }) => to_email)
}

/** Which of these addresses had a letter of this occasion already. */
export async function addressesWritten(
  tx: Tx,
  occasion: string,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('letters')
    .select('to_email')
    .where('occasion', '=', occasion)
    .where(sql<boolean>`to_email = any(${emails})`)
    .execute()
  return new Set(rows.map(({ to_email }) => to_email))
}

/** What waits for these addresses, locked until the transaction ends. */
export async function lockPendingReminders(tx: Tx, emails: readonly string[]): Promise<readonly PendingReminderRow[]> {
  const rows = await tx
    .selectFrom('chases')
    .selectAll()
    .where(sql<boolean>`to_email = any(${emails})`)
    .where('letter', 'is', null)
    .where(sql<boolean>`not dropped`)
    .orderBy('to_email')
    .orderBy('cycle')
    .orderBy('organisation')
    .orderBy('occasion')
    .orderBy('milestone')
    .orderBy('rung')
    .forUpdate()
    .execute()
  return rows.map(pendingReminderOf)
}

/** What a letter says. */
export async function remindersInEmail(tx: Tx, letter: string): Promise<readonly PendingReminderRow[]> {
  const rows = await tx.selectFrom('chases').selectAll().where('letter', '=', letter).execute()
  return rows.map(pendingReminderOf)
}

/** Each of these chases is in its letter, or with null in none for ever: what it asks for was met or withdrawn. */
export async function settlePendingReminders(
  tx: Tx,
  settled: readonly { readonly chase: PendingReminderRow; readonly letter: string | null }[],
): Promise<void> {
  if (settled.length === 0) return
  const rows = JSON.stringify(
    settled.map(({ chase: { organisation, cycle, ask, to }, letter }) => ({
      organisation,
      cycle,
      milestone: ask.milestone,
      occasion: ask.occasion,
      rung: ask.rung,
      to_email: to.email,
      letter,
    })),
  )
  await sql`
    update chases set letter = settled.letter, dropped = settled.letter is null
    from jsonb_to_recordset(${rows}::jsonb) as settled
      (organisation text, cycle text, milestone text, occasion date, rung text, to_email text, letter uuid)
    where (chases.organisation, chases.cycle, chases.milestone, chases.occasion, chases.rung, chases.to_email)
      = (settled.organisation, settled.cycle, settled.milestone, settled.occasion, settled.rung, settled.to_email)`.execute(
    tx,
  )
}

function pendingReminderOf(row: Selectable<PendingRemindersTable>): PendingReminderRow {
  const ask = { milestone: row.milestone, occasion: row.occasion, rung: row.rung, on: row.asked_on } as SentReminder
  return {
    organisation: row.organisation as OdsCode,
    cycle: row.cycle as CycleName,
    ask,
    to: { email: row.to_email, person: row.to_person, name: row.to_name, role: row.to_role },
  }
}

/** How many letters of an occasion there are. */
export async function countEmailsWithKey(tx: Tx, occasion: string): Promise<number> {
  const { count } = await tx
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('occasion', '=', occasion)
    .executeTakeFirstOrThrow()
  return count
}
