import { type Selectable, sql } from 'kysely'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { AnswersSent } from '../../core/mailbox/mail-answers.ts'
import type { Outcome } from '../../core/mailbox/mail-outcome.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { mapBatches } from '../../core/table.ts'
import { batchesOf, type Part } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'
import type { ReceivedMailTable } from '../database/tables-emails.ts'

/** A message received by email, as it is stored. Instants are ISO 8601 in UTC. */
export type ReceivedMail = {
  readonly id: string
  readonly messageId: string
  readonly from: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly receivedAt: string
  readonly outcome: Outcome['kind']
  readonly why: string
  readonly person: string | null
  readonly organisation: OdsCode | null
  readonly cycle: CycleName | null
  readonly upload: string | null
  /** The email that answered it. */
  readonly answer: string | null
  readonly hasSource: boolean
  readonly handled: { readonly at: string; readonly by: string; readonly note: string } | null
}

type NewReceivedMail = Omit<ReceivedMail, 'hasSource' | 'handled'> & {
  readonly contentHash: string
  readonly importedAt: string
  readonly source: Buffer
}

/** Locks the mailbox until the transaction ends, so that answers are counted right and no message is imported twice. */
export async function lockMailbox(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dspt mailbox'))`.execute(tx)
}

export async function isMailStored(tx: Tx, messageId: string, contentHash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('received_mail')
    .select('id')
    .where('message_id', '=', messageId)
    .where('content_hash', '=', contentHash)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMail(tx: Tx, { id, messageId, from, ...mail }: NewReceivedMail): Promise<void> {
  await tx
    .insertInto('received_mail')
    .values({
      id,
      message_id: messageId,
      content_hash: mail.contentHash,
      from_email: from.email,
      from_name: from.name,
      subject: mail.subject,
      received_at: mail.receivedAt,
      imported_at: mail.importedAt,
      outcome: mail.outcome,
      why: mail.why,
      person: mail.person,
      organisation: mail.organisation,
      cycle: mail.cycle,
      upload: mail.upload,
      answer_email: mail.answer,
      source: mail.source,
    })
    .execute()
}

/** Which messages: of these outcomes, and handled, not handled, or both with null. */
export type MailQuery = { readonly outcomes: readonly Outcome['kind'][]; readonly handled: boolean | null }

/** The newest first. */
export async function mailPage(tx: Tx, query: MailQuery, { offset, limit }: Part): Promise<readonly ReceivedMail[]> {
  return (await newestFirst(tx, query).offset(offset).limit(limit).execute()).map(mailOf)
}

/** All of it, the newest first, in batches. */
export function allMail(tx: Tx, query: MailQuery): AsyncIterable<readonly ReceivedMail[]> {
  return mapBatches(batchesOf(tx, newestFirst(tx, query)), mailOf)
}

function newestFirst(tx: Tx, query: MailQuery) {
  return matching(tx, query)
    .select(columns)
    .select(sql<boolean>`source is not null`.as('has_source'))
    .orderBy('received_at', 'desc')
    .orderBy('id')
}

export async function countMail(tx: Tx, query: MailQuery): Promise<number> {
  const { count } = await matching(tx, query)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** One message, or null. `id` has to be a UUID. */
export async function mailById(tx: Tx, id: string): Promise<ReceivedMail | null> {
  const row = await tx
    .selectFrom('received_mail')
    .select(columns)
    .select(sql<boolean>`source is not null`.as('has_source'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : mailOf(row)
}

/** The message as it was received; null once it was handled. */
export async function mailSource(tx: Tx, id: string): Promise<Buffer | null> {
  const row = await tx.selectFrom('received_mail').select('source').where('id', '=', id).executeTakeFirst()
  return row?.source ?? null
}

/** Marks a message as handled and deletes its source; false where somebody else has handled it. */
export async function handleMail(
  tx: Tx,
  id: string,
  { at, by, note }: { readonly at: string; readonly by: { id: string; name: string }; readonly note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('received_mail')
    .set({ handled_at: at, handled_by: by.id, handled_by_name: by.name, note, source: null })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** How many answers went out since then; `about` names the kinds of emails about a workbook. */
export async function answersSince(
  tx: Tx,
  email: string,
  since: string,
  about: readonly string[],
): Promise<AnswersSent> {
  const { rows } = await sql<AnswersSent>`
    select count(*) filter (where to_email = ${email}) as "toAddress",
           count(*) filter (where to_email = ${email} and not kind = any (${about})) as "aboutTrouble",
           count(*) filter (where kind = 'mailbox-unknown-sender') as "toUnknown"
    from outbox where kind like 'mailbox-%' and queued_at > ${since}`.execute(tx)
  return rows[0] ?? { toAddress: 0, aboutTrouble: 0, toUnknown: 0 }
}

/** Whether an email of ours has this Message-ID. */
export async function isOwnMessage(tx: Tx, messageId: string): Promise<boolean> {
  const row = await tx.selectFrom('outbox').select('id').where('message_id', '=', messageId).executeTakeFirst()
  return row !== undefined
}

const columns = [
  'id',
  'message_id',
  'from_email',
  'from_name',
  'subject',
  'received_at',
  'outcome',
  'why',
  'person',
  'organisation',
  'cycle',
  'upload',
  'answer_email',
  'handled_at',
  'handled_by_name',
  'note',
] as const

function matching(tx: Tx, { outcomes, handled }: MailQuery) {
  return tx
    .selectFrom('received_mail')
    .where('outcome', 'in', outcomes)
    .$if(handled !== null, (query) => query.where('handled_at', handled ? 'is not' : 'is', null))
}

type Row = Pick<Selectable<ReceivedMailTable>, (typeof columns)[number]> & { readonly has_source: boolean }

function mailOf(row: Row): ReceivedMail {
  return {
    id: row.id,
    messageId: row.message_id,
    from: { name: row.from_name, email: row.from_email },
    subject: row.subject,
    receivedAt: row.received_at,
    outcome: row.outcome,
    why: row.why,
    person: row.person,
    organisation: row.organisation as OdsCode | null,
    cycle: row.cycle as CycleName | null,
    upload: row.upload,
    answer: row.answer_email,
    hasSource: row.has_source,
    handled: row.handled_at === null ? null : { at: row.handled_at, by: row.handled_by_name, note: row.note },
  }
}
