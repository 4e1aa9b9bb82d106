import { chasing } from '../core/timetable/chasing-letter.ts'
import type { Delivery, Transport } from '../mail/transport.ts'
import { chasesOfLetter } from '../store/chases.ts'
import type { Tx } from '../store/database.ts'
import { isRemoved } from '../store/keep-people.ts'
import { type KeptLetter, letterById, lockLetter, markFailed, markSent, moveLetter } from '../store/letters.ts'
import type { Casework } from './casework.ts'
import { serviceScope } from './scope.ts'
import { isLinkTooOld, textToSend } from './sign-in/link-letter.ts'
import { weigh } from './still-wanted-chases.ts'

/** The letters' way out of the house. */
export type Post = { readonly casework: Casework; readonly transport: Transport }

/**
 * Delivers one queued letter. A letter that is sent already, or gone, is left alone, so the job may run twice; one that
 * chases what has come by now is not sent. Throws
 * when the letter has to be tried again; what went wrong is kept with it. It goes out twice only when it was taken and
 * the mail server's answer, or our note of it, was lost; then both have the same Message-ID.
 */
export async function deliverLetter({ casework, transport }: Post, id: string): Promise<void> {
  const { database, clock } = casework
  const tried = await database.inTransaction(serviceScope, async (tx): Promise<Delivery> => {
    const letter = await lockLetter(tx, id)
    if (letter === null) return (await letterById(tx, id)) === null ? done : beingDelivered
    if (letter.state === 'sent' || letter.state === 'withdrawn') return done
    if (await isWantedNoMore(tx, letter, casework)) return withdraw(tx, letter)
    const text = await textToSend(tx, letter, casework)
    const delivery = await attempt(transport, { ...letter, text })
    if (delivery.delivered) await markSent(tx, id, clock.now())
    else await markFailed(tx, id, delivery.why, delivery.lasting ? 'stuck' : 'queued')
    return delivery
  })
  if (!tried.delivered && !tried.lasting) throw new Error(tried.why)
}

/** When every try has failed: the letter stays where the lead sees it and can send it again. */
export async function giveUpLetter({ database }: Casework, id: string): Promise<void> {
  await database.inTransaction(serviceScope, (tx) => moveLetter(tx, id, 'queued', 'stuck'))
}

/** Nothing is chased after it came or was withdrawn, however long its letter waited for a mail server; no link is sent that is over. */
async function isWantedNoMore(tx: Tx, letter: KeptLetter, casework: Casework): Promise<boolean> {
  const { id, kind } = letter
  if (isLinkTooOld(letter, casework) || (await isToNobodyHere(tx, letter))) return true
  if (kind !== chasing) return false
  const weighed = await weigh(tx, await chasesOfLetter(tx, id), casework.clock.today())
  return weighed.every(({ chase }) => chase === null)
}

/** Whoever was removed while a letter waited hears of that, and of nothing else any more. */
async function isToNobodyHere(tx: Tx, { kind, to }: KeptLetter): Promise<boolean> {
  return to.id !== null && kind !== 'person-removed' && (await isRemoved(tx, to.id))
}

async function withdraw(tx: Tx, { id, state }: KeptLetter): Promise<Delivery> {
  await moveLetter(tx, id, state, 'withdrawn')
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
