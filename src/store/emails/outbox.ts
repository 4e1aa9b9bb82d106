import { type Selectable, sql } from 'kysely'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { mapBatches } from '../../core/table.ts'
import { batchesOf, type Part } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'
import type { OutboxTable } from '../database/tables-emails.ts'

/** `withdrawn` is an email that was not sent because it was no longer needed: such as a reminder of what had been done. */
export type EmailState = 'queued' | 'sent' | 'failed' | 'withdrawn'

/** An email to one person, as it is stored. Instants are ISO 8601 in UTC. */
export type StoredEmail = {
  readonly id: string
  readonly dedupeKey: string
  readonly kind: string
  readonly organisation: OdsCode | null
  readonly cycle: CycleName | null
  readonly to: { readonly id: string | null; readonly name: string; readonly email: string }
  readonly subject: string
  readonly body: string
  readonly on: string
  readonly queuedAt: string
  readonly state: EmailState
  readonly attempts: number
  readonly lastError: string | null
  readonly sentAt: string | null
  readonly messageId: string
  /** The Message-ID of the message that it answers. */
  readonly inReplyTo?: string | null
}

export type NewEmail = Omit<StoredEmail, 'state' | 'attempts' | 'lastError' | 'sentAt'>

/** Stores emails in one statement; gives the ids of those whose address has none with their dedupe key. */
export async function insertEmails(tx: Tx, emails: readonly NewEmail[]): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set()
  const rows = await tx
    .insertInto('outbox')
    .values(emails.map(newRow))
    .onConflict((conflict) => conflict.columns(['dedupe_key', 'to_email']).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Which of these addresses already had an email with this dedupe key. */
export async function addressesWritten(
  tx: Tx,
  dedupeKey: string,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('outbox')
    .select('to_email')
    .where('dedupe_key', '=', dedupeKey)
    .where(sql<boolean>`to_email = any(${emails})`)
    .execute()
  return new Set(rows.map(({ to_email }) => to_email))
}

function newRow({ to, on, dedupeKey, queuedAt, messageId, inReplyTo = null, ...email }: NewEmail) {
  return {
    ...email,
    dedupe_key: dedupeKey,
    to_person: to.id,
    to_name: to.name,
    to_email: to.email,
    on_day: on,
    queued_at: queuedAt,
    message_id: messageId,
    in_reply_to: inReplyTo,
  }
}

export async function emailById(tx: Tx, id: string): Promise<StoredEmail | null> {
  const row = await tx.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : emailOf(row)
}

/** The longest a transaction may wait for a mail server; the queue gives up a delivery after five minutes. */
const longestDelivery = '4min'

/** The email, locked until the transaction ends; null while another transaction has it locked. */
export async function lockEmail(tx: Tx, id: string): Promise<StoredEmail | null> {
  await sql`select set_config('idle_in_transaction_session_timeout', ${longestDelivery}, true)`.execute(tx)
  const row = await tx.selectFrom('outbox').selectAll().where('id', '=', id).forUpdate().skipLocked().executeTakeFirst()
  return row === undefined ? null : emailOf(row)
}

export async function markSent(tx: Tx, id: string, sentAt: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((set) => ({ state: 'sent', sent_at: sentAt, attempts: set('attempts', '+', 1), last_error: null }))
    .where('id', '=', id)
    .execute()
}

/** Counts a failed attempt, and stores why; `state` is `failed` where no further attempt will be made. */
export async function markFailed(tx: Tx, id: string, why: string, state: 'queued' | 'failed'): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((set) => ({ state, attempts: set('attempts', '+', 1), last_error: why }))
    .where('id', '=', id)
    .execute()
}

/** Moves an email from one state to another; false where it is in another state by now. */
export async function moveEmail(tx: Tx, id: string, from: EmailState, to: EmailState): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

type Page = Part & { readonly state: EmailState | null }

/** The outbox, newest first, in one state or all. */
export async function emailsPage(tx: Tx, { state, offset, limit }: Page): Promise<readonly StoredEmail[]> {
  const rows = await emailsIn(tx, state).selectAll().offset(offset).limit(limit).execute()
  return rows.map(emailOf)
}

/** An email without its text, for lists. */
export type ListedEmail = Pick<StoredEmail, 'id' | 'to' | 'subject' | 'on' | 'state' | 'attempts'>

/** The whole outbox, newest first, in one state or all. */
export function allEmails(tx: Tx, state: EmailState | null): AsyncIterable<readonly ListedEmail[]> {
  const columns = ['id', 'to_person', 'to_name', 'to_email', 'subject', 'on_day', 'state', 'attempts'] as const
  return mapBatches(batchesOf(tx, emailsIn(tx, state).select(columns)), (row) => ({
    id: row.id,
    to: { id: row.to_person, name: row.to_name, email: row.to_email },
    subject: row.subject,
    on: row.on_day,
    state: row.state,
    attempts: row.attempts,
  }))
}

function emailsIn(tx: Tx, state: EmailState | null) {
  return tx
    .selectFrom('outbox')
    .$if(state !== null, (query) => query.where('state', '=', state))
    .orderBy('queued_at', 'desc')
    .orderBy('id')
}

export async function countEmails(tx: Tx): Promise<Readonly<Record<EmailState, number>>> {
  const rows = await tx
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  return { queued: 0, sent: 0, failed: 0, withdrawn: 0, ...counts }
}

/** The emails to one person, newest first. */
export async function emailsTo(tx: Tx, person: string, limit: number): Promise<readonly StoredEmail[]> {
  const rows = await tx
    .selectFrom('outbox')
    .selectAll()
    .where('to_person', '=', person)
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(emailOf)
}

function emailOf(row: Selectable<OutboxTable>): StoredEmail {
  return {
    id: row.id,
    dedupeKey: row.dedupe_key,
    kind: row.kind,
    organisation: row.organisation as OdsCode | null,
    cycle: row.cycle as CycleName | null,
    to: { id: row.to_person, name: row.to_name, email: row.to_email },
    subject: row.subject,
    body: row.body,
    on: row.on_day,
    queuedAt: row.queued_at,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    sentAt: row.sent_at,
    messageId: row.message_id,
    inReplyTo: row.in_reply_to,
  }
}

/** An email that waits to be sent; `queuedAt` to the last digit, so that the next one is found by it. */
export type QueuedEmail = { readonly id: string; readonly queuedAt: string }

/** The next emails that wait to be sent after one, oldest first. */
export async function queuedEmailsAfter(
  tx: Tx,
  after: QueuedEmail | null,
  limit: number,
): Promise<readonly QueuedEmail[]> {
  const { queuedAt, id } = after ?? { queuedAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
  const { rows } = await sql<QueuedEmail>`
    select id, queued_at::text as "queuedAt" from outbox
    where state = 'queued' and (queued_at, id) > (${queuedAt}::timestamptz, ${id}::uuid)
    order by queued_at, id limit ${limit}`.execute(tx)
  return rows
}
