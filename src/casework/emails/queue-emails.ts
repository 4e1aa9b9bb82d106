import { randomUUID } from 'node:crypto'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { Day } from '../../core/day.ts'
import { audiences, type Email, emailText } from '../../core/emails/email.ts'
import { emailsFor } from '../../core/emails/event-emails.ts'
import { successorOn } from '../../core/organisation.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue } from '../../store/database/queues.ts'
import { insertEmail, type NewEmail } from '../../store/emails/outbox.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { type Person, peopleHolding } from '../../store/people/people.ts'
import type { Services } from '../services.ts'

/**
 * Writes and queues the emails about what has just happened, in the transaction of its events: there are emails if
 * and only if it happened. `casefile` is as it stands after `events`. Nobody gets two emails about one event.
 */
export async function queueEmails(
  tx: Tx,
  casework: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  casefile: Casefile,
  events: readonly CasefileEvent[],
): Promise<void> {
  const guidance = await guidanceOf(tx, casefile.cycle)
  for (const [place, event] of events.entries()) {
    const version = casefile.version - events.length + place + 1
    for (const { email, to } of await addressEmails(tx, casefile, event.on, emailsFor(event, casefile, guidance))) {
      await queue(tx, newEmailOf(casework, casefile, { email, to, event, version }))
    }
  }
}

/** An email, and one person whom it goes to. */
type AddressedEmail = { readonly email: Email; readonly to: Person }

/**
 * Each email for each person of its audience; who is in two audiences gets the first email. Reading 7: where the
 * organisation closed into one other, that one's people answer for it. Its region stays its own.
 */
export async function addressEmails(
  tx: Tx,
  { organisation }: Casefile,
  on: Day,
  emails: readonly Email[],
): Promise<readonly AddressedEmail[]> {
  const found = new Map<string, AddressedEmail>()
  const answering = successorOn(on, organisation) ?? organisation.code
  for (const email of emails) {
    const people = await peopleHolding(tx, audiences[email.to].roles, answering, organisation.region)
    for (const to of people) if (!found.has(to.id)) found.set(to.id, { email, to })
  }
  return [...found.values()]
}

type EmailOfEvent = AddressedEmail & { readonly event: CasefileEvent; readonly version: number }

function newEmailOf(
  { clock, publicUrl, contactEmail }: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  { organisation, cycle }: Casefile,
  { email, to, event, version }: EmailOfEvent,
): NewEmail {
  const id = randomUUID()
  return {
    id,
    dedupeKey: `${organisation.code}/${cycle}/${version}/${email.kind}`,
    kind: email.kind,
    organisation: organisation.code,
    cycle,
    to,
    subject: email.subject,
    body: emailText(email, { name: to.name, publicUrl, contact: contactEmail }),
    on: event.on,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  }
}

async function queue(tx: Tx, email: NewEmail): Promise<void> {
  if (await insertEmail(tx, email)) await enqueue(tx, 'deliver-email', { id: email.id })
}
