import { randomUUID } from 'node:crypto'
import type { Casefile } from '../core/casefile/casefile.ts'
import type { CasefileEvent } from '../core/casefile/events.ts'
import type { Day } from '../core/day.ts'
import { inheritorOn } from '../core/organisation.ts'
import { audiences, type Letter } from '../core/timetable/letter.ts'
import { letterText } from '../core/timetable/letter-text.ts'
import { lettersFor } from '../core/timetable/letters.ts'
import { guidanceOf } from '../store/cycles.ts'
import type { Tx } from '../store/database.ts'
import { insertLetter, type NewLetter } from '../store/letters.ts'
import { type Person, peopleHolding } from '../store/people.ts'
import { enqueue } from '../store/queues.ts'
import type { Casework } from './casework.ts'

/**
 * Writes and queues the letters about what has just happened, in the transaction of its events: there are letters if
 * and only if it happened. `casefile` is as it stands after `events`. Nobody gets two letters about one event.
 */
export async function queueLetters(
  tx: Tx,
  casework: Pick<Casework, 'clock' | 'publicUrl' | 'contactEmail'>,
  casefile: Casefile,
  events: readonly CasefileEvent[],
): Promise<void> {
  const guidance = await guidanceOf(tx, casefile.cycle)
  for (const [place, event] of events.entries()) {
    const version = casefile.version - events.length + place + 1
    for (const { letter, to } of await addressed(tx, casefile, event.on, lettersFor(event, casefile, guidance))) {
      await queue(tx, newLetter(casework, casefile, { letter, to, event, version }))
    }
  }
}

/** A letter, and one person whom it goes to. */
export type Addressed = { readonly letter: Letter; readonly to: Person }

/**
 * Each letter for each person of its audience; who is in two audiences gets the first letter. Reading 7: where the
 * organisation closed into one other, that one's people answer for it. Its region stays its own.
 */
export async function addressed(
  tx: Tx,
  { organisation }: Casefile,
  on: Day,
  letters: readonly Letter[],
): Promise<readonly Addressed[]> {
  const found = new Map<string, Addressed>()
  const answering = inheritorOn(on, organisation) ?? organisation.code
  for (const letter of letters) {
    const people = await peopleHolding(tx, audiences[letter.to].roles, answering, organisation.region)
    for (const to of people) if (!found.has(to.id)) found.set(to.id, { letter, to })
  }
  return [...found.values()]
}

type Due = Addressed & { readonly event: CasefileEvent; readonly version: number }

function newLetter(
  { clock, publicUrl, contactEmail }: Pick<Casework, 'clock' | 'publicUrl' | 'contactEmail'>,
  { organisation, cycle }: Casefile,
  { letter, to, event, version }: Due,
): NewLetter {
  const id = randomUUID()
  return {
    id,
    occasion: `${organisation.code}/${cycle}/${version}/${letter.kind}`,
    kind: letter.kind,
    organisation: organisation.code,
    cycle,
    to,
    subject: letter.subject,
    body: letterText(letter, { name: to.name, publicUrl, contact: contactEmail }),
    on: event.on,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  }
}

async function queue(tx: Tx, letter: NewLetter): Promise<void> {
  if (await insertLetter(tx, letter)) await enqueue(tx, 'deliver-letter', { id: letter.id })
}
