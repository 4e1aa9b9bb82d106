import { affectedEmail, supportersEmail } from '../../core/emails/guidance-emails.ts'
import type { IssuedChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Tx } from '../../store/database/database.ts'
import { addressesWritten } from '../../store/emails/outbox.ts'
import { changesOf } from '../../store/guidance/guidance.ts'
import { type Proposal, proposalById } from '../../store/guidance/guidance-proposals.ts'
import { affectedPeople, affectedSupporters } from '../../store/guidance/guidance-recipients.ts'
import { preferIndexes } from '../../store/timetable/reminders.ts'
import { type AddressedEmail, writeEmails } from '../emails/write-emails.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { countEffectsOf, isCountedAsIssued } from './guidance-effects.ts'

/** The people whom one transaction writes to: each gets their email with its job, or neither. */
const perTransaction = 250

/**
 * G2 “the affected are told”: counts what an issued change does, then queues one email to each address, in batches.
 * Gives how many it queued. Safe to run twice: after an interruption it goes on where it stopped, and nobody gets a
 * second email about one change.
 */
export async function notifyOfChange(services: Services, id: string): Promise<number> {
  const issued = await issuedChange(services, id)
  if (issued === null) return 0
  // Counted once: what some were told already must not differ from what the others are told.
  if (!isCountedAsIssued(issued.proposal) && !(await countEffectsOf(services, id)))
    throw new Error(`Another run counts what change ${id} does: try again`)
  const inTransaction = <Result>(work: (tx: Tx) => Promise<Result>) =>
    services.database.inTransaction(serviceScope, work)
  let [after, queued]: [string | null, number] = ['', 0]
  while (after !== null) {
    const from: string = after
    const done = await inTransaction((tx) => notifyNextBatch(tx, services, issued, from))
    after = done.last
    queued += done.queued
  }
  return queued + (await inTransaction((tx) => notifySupporters(tx, services, issued)))
}

type Issued = { readonly cycle: CycleName; readonly change: IssuedChange; readonly proposal: Proposal }

function issuedChange({ database }: Services, id: string): Promise<Issued | null> {
  return database.inTransaction(serviceScope, async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal === null) return null
    const change = (await changesOf(tx, proposal.cycle)).find((each) => each.proposal === id)
    return change === undefined ? null : { cycle: proposal.cycle, change, proposal }
  })
}

/** Emails one batch of people of organisations; `last` is the address to continue after, null at the end. */
async function notifyNextBatch(
  tx: Tx,
  services: Services,
  issued: Issued,
  after: string,
): Promise<{ readonly last: string | null; readonly queued: number }> {
  await preferIndexes(tx)
  const { cycle, change } = issued
  const { affected, last } = await affectedPeople(tx, change.proposal, after, perTransaction)
  const addresses = affected.map(({ email }) => email)
  const written = await addressesWritten(tx, dedupeKeyOf(issued), addresses)
  const emails = affected
    .filter(({ email }) => !written.has(email))
    .map((to) => addressed(issued, to, affectedEmail(cycle, change, to.organisations)))
  return { last, queued: await countWritten(tx, services, emails) }
}

/** They are few, and `writeEmails` leaves out who has this email already: nobody looks up which addresses those are. */
async function notifySupporters(tx: Tx, services: Services, issued: Issued): Promise<number> {
  const { cycle, change } = issued
  const supporters = await affectedSupporters(tx, change.proposal)
  const emails = supporters.map((to) =>
    addressed(issued, to, supportersEmail(cycle, change, to.organisations, to.whose)),
  )
  return countWritten(tx, services, emails)
}

async function countWritten(tx: Tx, services: Services, emails: readonly AddressedEmail[]): Promise<number> {
  const written = await writeEmails(tx, services, emails)
  return written.filter((id) => id !== null).length
}

function addressed(issued: Issued, to: AddressedEmail['to'], email: AddressedEmail['email']): AddressedEmail {
  const { cycle, change } = issued
  return { email, to, dedupeKey: dedupeKeyOf(issued), on: change.issuedOn, about: { organisation: null, cycle } }
}

function dedupeKeyOf({ cycle, change }: Issued): string {
  return `guidance/${cycle}/${change.number}`
}
