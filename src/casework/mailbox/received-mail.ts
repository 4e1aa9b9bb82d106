import type { Actor } from '../../core/actor.ts'
import type { Outcome } from '../../core/mailbox/mail-outcome.ts'
import { forTheLead, outcomeKinds } from '../../core/mailbox/mail-outcome-wording.ts'
import { may } from '../../core/permissions.ts'
import { isUuid } from '../../core/uuid.ts'
import {
  allMail,
  countMail,
  handleMail,
  type MailQuery,
  mailById,
  mailPage,
  mailSource,
  type ReceivedMail,
} from '../../store/mailbox/received-mail.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

export type { ReceivedMail } from '../../store/mailbox/received-mail.ts'

/** Which messages a list shows. `to-do`: those that the lead has to handle and nobody has handled. */
export type MailFilter = {
  readonly outcome: Outcome['kind'] | null
  readonly state: 'to-do' | 'handled' | 'all'
}

export type ReceivedMailPage = {
  readonly mail: readonly ReceivedMail[]
  readonly page: number
  readonly pages: number
  /** The number of messages on all pages. */
  readonly total: number
}

/** A page of received mail, the newest first; null for those who may not see it. `page` begins at 1. */
export async function receivedMailPage(
  { database }: Services,
  actor: Actor,
  filter: MailFilter,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<ReceivedMailPage | null> {
  if (!may(actor, 'see-mailbox', null)) return null
  const query = queryOf(filter)
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const total = await countMail(tx, query)
    const pages = Math.max(1, Math.ceil(total / perPage))
    const shown = Math.min(Math.max(1, Math.trunc(page)), pages)
    const mail = await mailPage(tx, query, { offset: (shown - 1) * perPage, limit: perPage })
    return { mail, page: shown, pages, total }
  })
}

/** All received mail of a filter, the newest first, in batches; null for those who may not see it. */
export async function allReceivedMail(
  { database }: Services,
  actor: Actor,
  filter: MailFilter,
): Promise<AsyncIterable<readonly ReceivedMail[]> | null> {
  if (!may(actor, 'see-mailbox', null)) return null
  return database.read(scopeOf(actor), (tx) => allMail(tx, queryOf(filter)))
}

function queryOf({ outcome, state }: MailFilter): MailQuery {
  const all = state === 'to-do' ? forTheLead : outcomeKinds
  return { outcomes: outcome === null ? all : [outcome], handled: state === 'all' ? null : state === 'handled' }
}

/** One message, or null where there is none or this person may not see it. */
export async function receivedMailFor({ database }: Services, actor: Actor, id: string): Promise<ReceivedMail | null> {
  if (!may(actor, 'see-mailbox', null) || !isUuid(id)) return null
  return database.inTransaction(scopeOf(actor), (tx) => mailById(tx, id))
}

/** A message as it was received, for those who handle mail; null once somebody has handled it. */
export async function originalMail({ database }: Services, actor: Actor, id: string): Promise<Buffer | null> {
  if (!may(actor, 'handle-mailbox', null) || !isUuid(id)) return null
  return database.inTransaction(scopeOf(actor), (tx) => mailSource(tx, id))
}

/** Marks a message as handled and deletes its source; `already` where somebody else has handled it. */
export async function markMailHandled(
  { database, clock }: Services,
  actor: Actor,
  id: string,
  note: string,
): Promise<'done' | 'already' | 'not-allowed'> {
  if (!may(actor, 'handle-mailbox', null)) return 'not-allowed'
  if (!isUuid(id)) return 'already'
  const scope = scopeOf(actor)
  const handling = { at: clock.now(), by: { id: actor.id, name: actor.name }, note }
  return (await database.inTransaction(scope, (tx) => handleMail(tx, id, handling))) ? 'done' : 'already'
}
