import { randomUUID } from 'node:crypto'
import { type Email, emailText } from '../../core/emails/email.ts'
import { affectedEmail, supportersEmail } from '../../core/emails/guidance-emails.ts'
import type { IssuedChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue } from '../../store/database/queues.ts'
import { insertEmail } from '../../store/emails/outbox.ts'
import { changesOf } from '../../store/guidance/guidance.ts'
import { proposalById } from '../../store/guidance/guidance-proposals.ts'
import { affectedPeople, affectedSupporters } from '../../store/guidance/guidance-recipients.ts'
import type { Person } from '../../store/people/people.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { countEffectsOf } from './guidance-effects.ts'

const batch = 200

/**
 * G2 “the affected are told”: counts what an issued change does, then queues one email to each address, in batches.
 * Safe to run twice: nobody gets a second email about one change.
 */
export async function notifyOfChange(services: Services, id: string): Promise<void> {
  const issued = await issuedChange(services, id)
  if (issued === null) return
  if (!(await countEffectsOf(services, id))) throw new Error(`Another run counts what change ${id} does: try again`)
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    after = await services.database.inTransaction(serviceScope, (tx) => notifyNextBatch(tx, services, issued, from))
  }
  await services.database.inTransaction(serviceScope, (tx) => notifySupporters(tx, services, issued))
}

type Issued = { readonly cycle: CycleName; readonly change: IssuedChange }

function issuedChange({ database }: Services, id: string): Promise<Issued | null> {
  return database.inTransaction(serviceScope, async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal === null) return null
    const change = (await changesOf(tx, proposal.cycle)).find((each) => each.proposal === id)
    return change === undefined ? null : { cycle: proposal.cycle, change }
  })
}

/** Emails one batch of people of organisations; gives the address to continue after, null at the end. */
async function notifyNextBatch(tx: Tx, services: Services, issued: Issued, after: string): Promise<string | null> {
  const people = await affectedPeople(tx, issued.change.proposal, after, batch)
  for (const person of people)
    await queueEmail(tx, services, issued, person, affectedEmail(issued.cycle, issued.change, person.organisations))
  return people.length < batch ? null : (people.at(-1)?.email ?? null)
}

async function notifySupporters(tx: Tx, services: Services, issued: Issued): Promise<void> {
  for (const person of await affectedSupporters(tx, issued.change.proposal)) {
    const email = supportersEmail(issued.cycle, issued.change, person.organisations, person.whose)
    await queueEmail(tx, services, issued, person, email)
  }
}

async function queueEmail(
  tx: Tx,
  { clock, publicUrl, contactEmail }: Services,
  { cycle, change }: Issued,
  { id: person, name, email }: Person,
  written: Email,
): Promise<void> {
  const id = randomUUID()
  const isNew = await insertEmail(tx, {
    id,
    dedupeKey: `guidance/${cycle}/${change.number}`,
    kind: written.kind,
    organisation: null,
    cycle,
    to: { id: person, name, email },
    subject: written.subject,
    body: emailText(written, { name, publicUrl, contact: contactEmail }),
    on: change.issuedOn,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  })
  if (isNew) await enqueue(tx, 'deliver-email', { id })
}
