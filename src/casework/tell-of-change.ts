import { randomUUID } from 'node:crypto'
import type { IssuedChange } from '../core/guidance/change.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import { affectedLetter, supportersLetter } from '../core/timetable/guidance-letters.ts'
import type { Letter } from '../core/timetable/letter.ts'
import { letterText } from '../core/timetable/letter-text.ts'
import { changesOf } from '../store/cycles.ts'
import type { Tx } from '../store/database.ts'
import { proposalById } from '../store/guidance-proposals.ts'
import { affectedPeople, affectedSupporters } from '../store/guidance-recipients.ts'
import { insertLetter } from '../store/letters.ts'
import type { Person } from '../store/people.ts'
import { enqueue } from '../store/queues.ts'
import type { Casework } from './casework.ts'
import { countEffectsOf } from './count-effects.ts'
import { serviceScope } from './scope.ts'

const batch = 200

/**
 * G2 “the affected are told”: counts what an issued change does, then queues one letter to each address, in batches.
 * Safe to run twice: nobody gets a second letter about one change.
 */
export async function tellOfChange(casework: Casework, id: string): Promise<void> {
  const issued = await issuedChange(casework, id)
  if (issued === null) return
  if (!(await countEffectsOf(casework, id))) throw new Error(`Another run counts what change ${id} does: try again`)
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    after = await casework.database.inTransaction(serviceScope, (tx) => tellNext(tx, casework, issued, from))
  }
  await casework.database.inTransaction(serviceScope, (tx) => tellSupporters(tx, casework, issued))
}

type Issued = { readonly cycle: CycleName; readonly change: IssuedChange }

function issuedChange({ database }: Casework, id: string): Promise<Issued | null> {
  return database.inTransaction(serviceScope, async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal === null) return null
    const change = (await changesOf(tx, proposal.cycle)).find((each) => each.proposal === id)
    return change === undefined ? null : { cycle: proposal.cycle, change }
  })
}

/** One batch of people of organisations; gives the address to go on behind, null at the end. */
async function tellNext(tx: Tx, casework: Casework, issued: Issued, after: string): Promise<string | null> {
  const people = await affectedPeople(tx, issued.change.proposal, after, batch)
  for (const person of people)
    await queue(tx, casework, issued, person, affectedLetter(issued.cycle, issued.change, person.organisations))
  return people.length < batch ? null : (people.at(-1)?.email ?? null)
}

async function tellSupporters(tx: Tx, casework: Casework, issued: Issued): Promise<void> {
  for (const person of await affectedSupporters(tx, issued.change.proposal)) {
    const letter = supportersLetter(issued.cycle, issued.change, person.organisations, person.whose)
    await queue(tx, casework, issued, person, letter)
  }
}

async function queue(
  tx: Tx,
  { clock, publicUrl, contactEmail }: Casework,
  { cycle, change }: Issued,
  { id: person, name, email }: Person,
  letter: Letter,
): Promise<void> {
  const id = randomUUID()
  const isNew = await insertLetter(tx, {
    id,
    occasion: `guidance/${cycle}/${change.number}`,
    kind: letter.kind,
    organisation: null,
    cycle,
    to: { id: person, name, email },
    subject: letter.subject,
    body: letterText(letter, { name, publicUrl, contact: contactEmail }),
    on: change.issuedOn,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  })
  if (isNew) await enqueue(tx, 'deliver-letter', { id })
}
