import { randomUUID } from 'node:crypto'
import type { Day } from '../core/day.ts'
import type { Chase } from '../core/timetable/chase.ts'
import { chasing, chasingLetter } from '../core/timetable/chasing-letter.ts'
import { letterText } from '../core/timetable/letter-text.ts'
import { lookUpByIndex } from '../store/asks.ts'
import { addressesWaiting, addressesWritten, type KeptChase, lockWaitingChases, settleChases } from '../store/chases.ts'
import type { Tx } from '../store/database.ts'
import { insertLetters, type NewLetter } from '../store/letters.ts'
import { enqueueAll } from '../store/queues.ts'
import type { Casework } from './casework.ts'
import { serviceScope } from './scope.ts'
import { type Weighed, weigh } from './still-wanted-chases.ts'

/** Addresses that one transaction writes to: each is done whole, or not at all. */
const perTransaction = 100

/** What makes a chasing letter unique for its address: its day. */
export function chasingOccasion(day: Day): string {
  return `${chasing}/${day}`
}

/**
 * Writes what waits for each address into one letter, and queues it. Whoever had a chasing letter on that day gets the
 * next one when another day is opened. What was met or withdrawn while it waited goes into none. `progress` is told
 * how many addresses were written to.
 */
export async function writeChasingLetters(
  casework: Casework,
  day: Day,
  progress: (addresses: number) => void,
): Promise<void> {
  let [after, written] = ['', 0]
  for (;;) {
    const addresses = await casework.database.inTransaction(serviceScope, async (tx) => {
      await lookUpByIndex(tx)
      const found = await addressesWaiting(tx, after, perTransaction)
      const written = await addressesWritten(tx, chasingOccasion(day), found)
      const unwritten = found.filter((email) => !written.has(email))
      if (unwritten.length > 0) await writeTo(tx, casework, unwritten, day)
      return found
    })
    const last = addresses.at(-1)
    if (last === undefined) return
    after = last
    written += addresses.length
    progress(written)
  }
}

async function writeTo(tx: Tx, casework: Casework, addresses: readonly string[], day: Day): Promise<void> {
  const weighed = await weigh(tx, await lockWaitingChases(tx, addresses), day)
  const wanted = weighed.filter(({ chase }) => chase !== null)
  const letters = [...Map.groupBy(wanted, ({ kept }) => kept.to.email).values()].map((chases) => ({
    chases,
    letter: newLetter(casework, chases, day),
  }))
  const kept = await insertLetters(
    tx,
    letters.map(({ letter }) => letter),
  )
  const written = letters.filter(({ letter }) => kept.has(letter.id))
  await settleChases(tx, [
    ...weighed.flatMap(({ kept: chase, chase: said }) => (said === null ? [{ chase, letter: null }] : [])),
    ...written.flatMap(({ chases, letter }) => chases.map((each) => ({ chase: each.kept, letter: letter.id }))),
  ])
  await enqueueAll(
    tx,
    'deliver-letter',
    written.map(({ letter }) => ({ id: letter.id })),
  )
}

function newLetter({ clock, publicUrl, contactEmail }: Casework, weighed: readonly Weighed[], on: Day): NewLetter {
  const id = randomUUID()
  const to = addressOf(weighed.map(({ kept }) => kept))
  const letter = chasingLetter(weighed.flatMap(({ chase }): readonly Chase[] => (chase === null ? [] : [chase])))
  return {
    id,
    occasion: chasingOccasion(on),
    kind: chasing,
    ...placeOf(weighed.map(({ kept }) => kept)),
    to,
    subject: letter.subject,
    body: letterText(letter, { name: to.name, publicUrl, contact: contactEmail }),
    on,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  }
}

/** By the name that the person’s account bears, where one of the asks is to an account. */
function addressOf(chases: readonly KeptChase[]): NewLetter['to'] {
  const chase = chases.find(({ to }) => to.person !== null) ?? chases[0]
  if (chase === undefined) throw new Error('A chasing letter says something: give it at least one chase')
  const { person: id, name, email } = chase.to
  return { id, name, email }
}

/** A letter about one casefile is kept with it; one about several belongs to none. */
function placeOf(chases: readonly KeptChase[]): Pick<NewLetter, 'organisation' | 'cycle'> {
  const [first, ...others] = chases
  const isOne =
    first !== undefined &&
    others.every(({ organisation, cycle }) => organisation === first.organisation && cycle === first.cycle)
  return isOne ? { organisation: first.organisation, cycle: first.cycle } : { organisation: null, cycle: null }
}
