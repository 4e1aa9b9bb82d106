import type { Actor } from '../../core/actor.ts'
import { may } from '../../core/permissions.ts'
import { isUuid } from '../../core/uuid.ts'
import { enqueue, enqueueAll } from '../../store/database/queues.ts'
import {
  allEmails,
  countEmails,
  type EmailState,
  emailById,
  emailsPage,
  emailsTo,
  type ListedEmail,
  moveEmail,
  type QueuedEmail,
  queuedEmailsAfter,
  type StoredEmail,
} from '../../store/emails/outbox.ts'
import { scopeOf, serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

export type { EmailState, ListedEmail, StoredEmail } from '../../store/emails/outbox.ts'

/** One page of the outbox, newest first, and how many emails there are in each state. */
export type OutboxPage = {
  readonly emails: readonly StoredEmail[]
  readonly counts: Readonly<Record<EmailState, number>>
  readonly page: number
  readonly pages: number
}

const perPage = 50

/** The emails in one state, or in all; null for those who may not see them. `page` begins at 1. */
export async function outboxPage(
  services: Services,
  actor: Actor,
  state: EmailState | null,
  page: number,
): Promise<OutboxPage | null> {
  if (!may(actor, 'see-outbox', null)) return null
  return services.database.inTransaction(scopeOf(actor), async (tx) => {
    const counts = await countEmails(tx)
    const total = state === null ? Object.values(counts).reduce((sum, each) => sum + each, 0) : counts[state]
    const pages = Math.max(1, Math.ceil(total / perPage))
    const shown = Math.min(Math.max(1, Math.trunc(page)), pages)
    const emails = await emailsPage(tx, { state, offset: (shown - 1) * perPage, limit: perPage })
    return { emails, counts, page: shown, pages }
  })
}

/** Every email in one state, or in all, in batches; null for those who may not see them. */
export async function wholeOutbox(
  { database }: Services,
  actor: Actor,
  state: EmailState | null,
): Promise<AsyncIterable<readonly ListedEmail[]> | null> {
  if (!may(actor, 'see-outbox', null)) return null
  return database.read(scopeOf(actor), (tx) => allEmails(tx, state))
}

/** One email, for those who see the outbox and for its recipient; null for anybody else. */
export async function emailFor(services: Services, actor: Actor, id: string): Promise<StoredEmail | null> {
  if (!isUuid(id)) return null
  const scope = scopeOf(actor)
  const email = await services.database.inTransaction(scope, (tx) => emailById(tx, id))
  return email?.to.id === actor.id || may(actor, 'see-outbox', null) ? email : null
}

/** The newest emails to this person; at most 50. */
export async function myEmails(services: Services, actor: Actor): Promise<readonly StoredEmail[]> {
  const scope = scopeOf(actor)
  return services.database.inTransaction(scope, (tx) => emailsTo(tx, actor.id, perPage))
}

/** Queues a failed email again; `not-failed` when it is in another state by now. */
export async function retryEmail(
  services: Services,
  actor: Actor,
  id: string,
): Promise<'queued' | 'not-failed' | 'not-allowed'> {
  if (!may(actor, 'retry-emails', null)) return 'not-allowed'
  if (!isUuid(id)) return 'not-failed'
  return services.database.inTransaction(scopeOf(actor), async (tx) => {
    if (!(await moveEmail(tx, id, 'failed', 'queued'))) return 'not-failed'
    await enqueue(tx, 'deliver-email', { id })
    return 'queued'
  })
}

const requeuedAtOnce = 1000

/** Queues every email that was unsent when a backup was taken: a backup does not hold the queue. Gives how many. */
export async function requeueEmails({ database }: Pick<Services, 'database'>): Promise<number> {
  return database.inTransaction(serviceScope, async (tx) => {
    let [count, last]: [number, QueuedEmail | null] = [0, null]
    for (;;) {
      const some: readonly QueuedEmail[] = await queuedEmailsAfter(tx, last, requeuedAtOnce)
      last = some.at(-1) ?? null
      if (last === null) return count
      const jobs = some.map(({ id }) => ({ id }))
      await enqueueAll(tx, 'deliver-email', jobs)
      count += some.length
    }
  })
}
