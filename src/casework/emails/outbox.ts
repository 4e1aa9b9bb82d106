import type { Actor } from '../../core/actor.ts'
import { may } from '../../core/permissions.ts'
import { enqueue } from '../../store/database/queues.ts'
import {
  countEmails,
  type EmailState,
  emailById,
  emailsPage,
  emailsTo,
  moveEmail,
  queuedEmails,
  type StoredEmail,
} from '../../store/emails/outbox.ts'
import { scopeOf, serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

export type { EmailState as LetterState, StoredEmail as KeptLetter } from '../../store/emails/outbox.ts'

/** One page of the outbox, newest first, and how many letters there are in each state. */
export type OutboxPage = {
  readonly letters: readonly StoredEmail[]
  readonly counts: Readonly<Record<EmailState, number>>
  readonly page: number
  readonly pages: number
}

const perPage = 50

/** The letters in one state, or in all; null for whoever may not see them. `page` begins at 1. */
export async function outboxPage(
  casework: Services,
  actor: Actor,
  state: EmailState | null,
  page: number,
): Promise<OutboxPage | null> {
  if (!may(actor, 'see-letters', null)) return null
  return casework.database.inTransaction(await scopeOf(casework.database, actor), async (tx) => {
    const counts = await countEmails(tx)
    const total = state === null ? Object.values(counts).reduce((sum, each) => sum + each, 0) : counts[state]
    const pages = Math.max(1, Math.ceil(total / perPage))
    const shown = Math.min(Math.max(1, Math.trunc(page)), pages)
    const letters = await emailsPage(tx, { state, offset: (shown - 1) * perPage, limit: perPage })
    return { letters, counts, page: shown, pages }
  })
}

/** One letter, for those who see the outbox and for the person it is to; null for anybody else. */
export async function emailFor(casework: Services, actor: Actor, id: string): Promise<StoredEmail | null> {
  if (!isId(id)) return null
  const scope = await scopeOf(casework.database, actor)
  const letter = await casework.database.inTransaction(scope, (tx) => emailById(tx, id))
  return letter?.to.id === actor.id || may(actor, 'see-letters', null) ? letter : null
}

/** The newest letters to this person. */
export async function myEmails(casework: Services, actor: Actor): Promise<readonly StoredEmail[]> {
  const scope = await scopeOf(casework.database, actor)
  return casework.database.inTransaction(scope, (tx) => emailsTo(tx, actor.id, perPage))
}

/** Queues a stuck letter again: `not-stuck` when it is in another state by now. */
export async function retryEmail(
  casework: Services,
  actor: Actor,
  id: string,
): Promise<'queued' | 'not-stuck' | 'not-allowed'> {
  if (!may(actor, 'retry-letters', null)) return 'not-allowed'
  if (!isId(id)) return 'not-stuck'
  return casework.database.inTransaction(await scopeOf(casework.database, actor), async (tx) => {
    if (!(await moveEmail(tx, id, 'stuck', 'queued'))) return 'not-stuck'
    await enqueue(tx, 'deliver-letter', { id })
    return 'queued'
  })
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** Queues every letter that was not sent when a backup was taken: the queue itself is in no backup. Gives how many. */
export async function requeueEmails({ database }: Pick<Services, 'database'>): Promise<number> {
  return database.inTransaction(serviceScope, async (tx) => {
    const ids = await queuedEmails(tx)
    for (const id of ids) await enqueue(tx, 'deliver-letter', { id })
    return ids.length
  })
}
