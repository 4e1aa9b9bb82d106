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
 * Writes and queues the emails about `events`, in the transaction of the events: emails exist if and only if the events
 * do. `casefile` is the casefile after `events`. Nobody gets two emails about one event.
 */
export async function queueEmails(
  tx: Tx,
  services: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  casefile: Casefile,
  events: readonly CasefileEvent[],
): Promise<void> {
  const guidance = await guidanceOf(tx, casefile.cycle)
  for (const [index, event] of events.entries()) {
    const version = casefile.version - events.length + index + 1
    for (const { email, to } of await addressEmails(tx, casefile, event.on, emailsFor(event, casefile, guidance))) {
      await queue(tx, newEmailOf(services, casefile, { email, to, event, version }))
    }
  }
}

/** An email and one of its recipients. */
type AddressedEmail = { readonly email: Email; readonly to: Person }

/**
 * Each email for each person of its audience; a person in two audiences gets the first email. Interpretation 7: where the
 * organisation closed into one other, that one's people answer for it. Its region stays its own.
 */
export async function addressEmails(
  tx: Tx,
  { organisation }: Casefile,
  on: Day,
  emails: readonly Email[],
): Promise<readonly AddressedEmail[]> {
  const emailsByPerson = new Map<string, AddressedEmail>()
  const answeringCode = successorOn(on, organisation) ?? organisation.code
  for (const email of emails) {
    const people = await peopleHolding(tx, audiences[email.to].roles, answeringCode, organisation.region)
    for (const to of people) if (!emailsByPerson.has(to.id)) emailsByPerson.set(to.id, { email, to })
  }
  return [...emailsByPerson.values()]
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
