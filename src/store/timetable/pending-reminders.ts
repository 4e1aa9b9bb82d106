import { type Selectable, sql } from 'kysely'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'
import type { PendingRemindersTable } from '../database/tables-emails.ts'

/** One reminder to one address. `role` is why it goes there: a role, or `action-owner`. */
export type PendingReminderRow = {
  readonly organisation: OdsCode
  readonly cycle: CycleName
  readonly reminder: SentReminder
  readonly to: { readonly email: string; readonly person: string | null; readonly name: string; readonly role: string }
}

export async function insertPendingReminders(tx: Tx, pending: readonly PendingReminderRow[]): Promise<void> {
  if (pending.length === 0) return
  await tx
    .insertInto('pending_reminders')
    .values(
      pending.map(({ organisation, cycle, reminder: { on, milestone, dueDate, step }, to }) => ({
        organisation,
        cycle,
        milestone,
        due_date: dueDate,
        step,
        to_email: to.email,
        to_person: to.person,
        to_name: to.name,
        to_role: to.role,
        recorded_on: on,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Addresses after `after` with pending reminders, in order. */
export async function addressesWaiting(tx: Tx, after: string, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('pending_reminders')
    .select('to_email')
    .where('email', 'is', null)
    .where(sql<boolean>`not discarded`)
    .where('to_email', '>', after)
    .groupBy('to_email')
    .orderBy('to_email')
    .limit(limit)
    .execute()
  return rows.map(({ to_email }) => to_email)
}

/** The pending reminders of these addresses, locked until the transaction ends. */
export async function lockPendingReminders(tx: Tx, emails: readonly string[]): Promise<readonly PendingReminderRow[]> {
  const rows = await tx
    .selectFrom('pending_reminders')
    .selectAll()
    .where(sql<boolean>`to_email = any(${emails})`)
    .where('email', 'is', null)
    .where(sql<boolean>`not discarded`)
    .orderBy('to_email')
    .orderBy('cycle')
    .orderBy('organisation')
    .orderBy('due_date')
    .orderBy('milestone')
    .orderBy('step')
    .forUpdate()
    .execute()
  return rows.map(pendingReminderOf)
}

/** The reminders in an email. */
export async function remindersInEmail(tx: Tx, email: string): Promise<readonly PendingReminderRow[]> {
  const rows = await tx.selectFrom('pending_reminders').selectAll().where('email', '=', email).execute()
  return rows.map(pendingReminderOf)
}

/** Settles each reminder: it is in its email, or with null in none, because what it asks for was done or withdrawn. */
export async function settlePendingReminders(
  tx: Tx,
  settled: readonly { readonly pending: PendingReminderRow; readonly email: string | null }[],
): Promise<void> {
  if (settled.length === 0) return
  const rows = JSON.stringify(
    settled.map(({ pending: { organisation, cycle, reminder, to }, email }) => ({
      organisation,
      cycle,
      milestone: reminder.milestone,
      due_date: reminder.dueDate,
      step: reminder.step,
      to_email: to.email,
      email,
    })),
  )
  await sql`
    update pending_reminders set email = settled.email, discarded = settled.email is null
    from jsonb_to_recordset(${rows}::jsonb) as settled
      (organisation text, cycle text, milestone text, due_date date, step text, to_email text, email uuid)
    where (pending_reminders.organisation, pending_reminders.cycle, pending_reminders.milestone, pending_reminders.due_date, pending_reminders.step, pending_reminders.to_email)
      = (settled.organisation, settled.cycle, settled.milestone, settled.due_date, settled.step, settled.to_email)`.execute(
    tx,
  )
}

function pendingReminderOf(row: Selectable<PendingRemindersTable>): PendingReminderRow {
  const reminder = {
    milestone: row.milestone,
    dueDate: row.due_date,
    step: row.step,
    on: row.recorded_on,
  } as SentReminder
  return {
    organisation: row.organisation as OdsCode,
    cycle: row.cycle as CycleName,
    reminder,
    to: { email: row.to_email, person: row.to_person, name: row.to_name, role: row.to_role },
  }
}

/** The number of emails with a dedupe key. */
export async function countEmailsWithKey(tx: Tx, dedupeKey: string): Promise<number> {
  const { count } = await tx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirstOrThrow()
  return count
}
