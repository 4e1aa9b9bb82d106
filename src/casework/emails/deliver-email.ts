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

/** The emails' way out of the house. */
export type DeliveryDeps = { readonly casework: Services; readonly transport: Transport }

/**
 * Delivers one queued email. An email that is sent already, or gone, is left alone, so the job may run twice; one that
 * chases what has come by now is not sent. Throws
 * when the email has to be tried again; what went wrong is kept with it. It goes out twice only when it was taken and
 * the mail server's answer, or our note of it, was lost; then both have the same Message-ID.
 */
export async function deliverEmail({ casework, transport }: DeliveryDeps, id: string): Promise<void> {
  const { database, clock } = casework
  const tried = await database.inTransaction(serviceScope, async (tx): Promise<Delivery> => {
    const email = await lockEmail(tx, id)
    if (email === null) return (await emailById(tx, id)) === null ? done : beingDelivered
    if (email.state === 'sent' || email.state === 'withdrawn') return done
    if (await isNoLongerNeeded(tx, email, casework)) return withdraw(tx, email)
    const text = await textToSend(tx, email, casework)
    const delivery = await attempt(transport, { ...email, text })
    if (delivery.delivered) await markSent(tx, id, clock.now())
    else await markFailed(tx, id, delivery.why, delivery.lasting ? 'failed' : 'queued')
    return delivery
  })
  if (!tried.delivered && !tried.lasting) throw new Error(tried.why)
}

/** When every try has failed: the email stays where the lead sees it and can send it again. */
export async function markEmailFailed({ database }: Services, id: string): Promise<void> {
  await database.inTransaction(serviceScope, (tx) => moveEmail(tx, id, 'queued', 'failed'))
}

/** Nothing is chased after it came or was withdrawn, however long its email waited for a mail server; no link is sent that is over. */
async function isNoLongerNeeded(tx: Tx, email: StoredEmail, casework: Services): Promise<boolean> {
  const { id, kind } = email
  if (isLinkExpired(email, casework) || (await isRecipientRemoved(tx, email))) return true
  if (kind !== reminderKind) return false
  const weighed = await recheck(tx, await remindersInEmail(tx, id), casework.clock.today())
  return weighed.every(({ due: chase }) => chase === null)
}

/** Whoever was removed while an email waited hears of that, and of nothing else any more. */
async function isRecipientRemoved(tx: Tx, { kind, to }: StoredEmail): Promise<boolean> {
  return to.id !== null && kind !== 'person-removed' && (await isRemoved(tx, to.id))
}

async function withdraw(tx: Tx, { id, state }: StoredEmail): Promise<Delivery> {
  await moveEmail(tx, id, state, 'withdrawn')
  return done
}

const done: Delivery = { delivered: true }
const beingDelivered: Delivery = { delivered: false, why: 'The email is being delivered already', lasting: false }

/** Our own mistake is a failed try too. It is named by its kind alone: its message may hold the email. */
async function attempt(transport: Transport, email: Parameters<Transport['deliver']>[0]): Promise<Delivery> {
  try {
    return await transport.deliver(email)
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    return { delivered: false, why: `The email could not be handed over (${name})`, lasting: false }
  }
}
