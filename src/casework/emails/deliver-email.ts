import { reminderKind } from '../../core/emails/reminder-email.ts'
import type { Delivery, Transport } from '../../mail/transport.ts'
import type { Tx } from '../../store/database/database.ts'
import { emailById, lockEmail, markFailed, markSent, moveEmail, type StoredEmail } from '../../store/emails/outbox.ts'
import { isRemoved } from '../../store/people/manage-people.ts'
import { remindersInEmail } from '../../store/timetable/pending-reminders.ts'
import { isLinkExpired, textToSend } from '../people/sign-in/sign-in-link.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { recheck } from '../timetable/recheck-reminders.ts'

/** What delivering an email needs. */
export type DeliveryDeps = { readonly services: Services; readonly transport: Transport }

/**
 * Delivers one queued email. An email that is sent already, or withdrawn, is left alone, so the job may run twice; a
 * reminder of what has been done by now is withdrawn. Throws when the email has to be tried again; the reason is stored
 * with it. It goes out twice only when the mail server accepted it and its answer, or our record of the answer, was
 * lost; then both have the same Message-ID.
 */
export async function deliverEmail({ services, transport }: DeliveryDeps, id: string): Promise<void> {
  const { database, clock } = services
  const delivery = await database.inTransaction(serviceScope, async (tx): Promise<Delivery> => {
    const email = await lockEmail(tx, id)
    if (email === null) return (await emailById(tx, id)) === null ? done : beingDelivered
    if (email.state === 'sent' || email.state === 'withdrawn') return done
    if (await isNoLongerNeeded(tx, email, services)) return withdraw(tx, email)
    const text = await textToSend(tx, email, services)
    const attempted = await attempt(transport, { ...email, text })
    if (attempted.delivered) await markSent(tx, id, clock.now())
    else await markFailed(tx, id, attempted.why, attempted.lasting ? 'failed' : 'queued')
    return attempted
  })
  if (!delivery.delivered && !delivery.lasting) throw new Error(delivery.why)
}

/** Marks an email as failed after its last attempt: the lead sees it in the outbox and can send it again. */
export async function markEmailFailed({ database }: Services, id: string): Promise<void> {
  await database.inTransaction(serviceScope, (tx) => moveEmail(tx, id, 'queued', 'failed'))
}

/** True for a reminder of what has been done or withdrawn while the email waited, and for a sign-in link that has expired. */
async function isNoLongerNeeded(tx: Tx, email: StoredEmail, services: Services): Promise<boolean> {
  const { id, kind } = email
  if (isLinkExpired(email, services) || (await isRecipientRemoved(tx, email))) return true
  if (kind !== reminderKind) return false
  const rechecked = await recheck(tx, await remindersInEmail(tx, id), services.clock.today())
  return rechecked.every(({ due }) => due === null)
}

/** A person removed while emails to them are queued gets only the email about the removal. */
async function isRecipientRemoved(tx: Tx, { kind, to }: StoredEmail): Promise<boolean> {
  return to.id !== null && kind !== 'person-removed' && (await isRemoved(tx, to.id))
}

async function withdraw(tx: Tx, { id, state }: StoredEmail): Promise<Delivery> {
  await moveEmail(tx, id, state, 'withdrawn')
  return done
}

const done: Delivery = { delivered: true }
const beingDelivered: Delivery = { delivered: false, why: 'The email is being delivered already', lasting: false }

/** An error of our own counts as a failed attempt too. Only its name is stored: its message may hold the email. */
async function attempt(transport: Transport, email: Parameters<Transport['deliver']>[0]): Promise<Delivery> {
  try {
    return await transport.deliver(email)
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    return { delivered: false, why: `The email could not be handed over (${name})`, lasting: false }
  }
}
