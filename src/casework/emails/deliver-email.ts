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

/** The letters' way out of the house. */
export type DeliveryDeps = { readonly casework: Services; readonly transport: Transport }

/**
 * Delivers one queued letter. A letter that is sent already, or gone, is left alone, so the job may run twice; one that
 * chases what has come by now is not sent. Throws
 * when the letter has to be tried again; what went wrong is kept with it. It goes out twice only when it was taken and
 * the mail server's answer, or our note of it, was lost; then both have the same Message-ID.
 */
export async function deliverEmail({ casework, transport }: DeliveryDeps, id: string): Promise<void> {
  const { database, clock } = casework
  const tried = await database.inTransaction(serviceScope, async (tx): Promise<Delivery> => {
    const letter = await lockEmail(tx, id)
    if (letter === null) return (await emailById(tx, id)) === null ? done : beingDelivered
    if (letter.state === 'sent' || letter.state === 'withdrawn') return done
    if (await isNoLongerNeeded(tx, letter, casework)) return withdraw(tx, letter)
    const text = await textToSend(tx, letter, casework)
    const delivery = await attempt(transport, { ...letter, text })
    if (delivery.delivered) await markSent(tx, id, clock.now())
    else await markFailed(tx, id, delivery.why, delivery.lasting ? 'stuck' : 'queued')
    return delivery
  })
  if (!tried.delivered && !tried.lasting) throw new Error(tried.why)
}

/** When every try has failed: the letter stays where the lead sees it and can send it again. */
export async function markEmailFailed({ database }: Services, id: string): Promise<void> {
  await database.inTransaction(serviceScope, (tx) => moveEmail(tx, id, 'queued', 'stuck'))
}

/** Nothing is chased after it came or was withdrawn, however long its letter waited for a mail server; no link is sent that is over. */
async function isNoLongerNeeded(tx: Tx, letter: StoredEmail, casework: Services): Promise<boolean> {
  const { id, kind } = letter
  if (isLinkExpired(letter, casework) || (await isRecipientRemoved(tx, letter))) return true
  if (kind !== reminderKind) return false
  const weighed = await recheck(tx, await remindersInEmail(tx, id), casework.clock.today())
  return weighed.every(({ due: chase }) => chase === null)
}

/** Whoever was removed while a letter waited hears of that, and of nothing else any more. */
async function isRecipientRemoved(tx: Tx, { kind, to }: StoredEmail): Promise<boolean> {
  return to.id !== null && kind !== 'person-removed' && (await isRemoved(tx, to.id))
}

async function withdraw(tx: Tx, { id, state }: StoredEmail): Promise<Delivery> {
  await moveEmail(tx, id, state, 'withdrawn')
  return done
}

const done: Delivery = { delivered: true }
const beingDelivered: Delivery = { delivered: false, why: 'The letter is being delivered already', lasting: false }

/** Our own mistake is a failed try too. It is named by its kind alone: its message may hold the letter. */
async function attempt(transport: Transport, letter: Parameters<Transport['deliver']>[0]): Promise<Delivery> {
  try {
    return await transport.deliver(letter)
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error
    return { delivered: false, why: `The letter could not be handed over (${name})`, lasting: false }
  }
}
