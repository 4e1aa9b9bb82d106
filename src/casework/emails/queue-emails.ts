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
 * Writes and queues the letters about what has just happened, in the transaction of its events: there are letters if
 * and only if it happened. `casefile` is as it stands after `events`. Nobody gets two letters about one event.
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
    for (const { letter, to } of await addressEmails(tx, casefile, event.on, emailsFor(event, casefile, guidance))) {
      await queue(tx, newEmailOf(casework, casefile, { letter, to, event, version }))
    }
  }
}

/** A letter, and one person whom it goes to. */
type AddressedEmail = { readonly letter: Email; readonly to: Person }

/**
 * Each letter for each person of its audience; who is in two audiences gets the first letter. Reading 7: where the
 * organisation closed into one other, that one's people answer for it. Its region stays its own.
 */
export async function addressEmails(
  tx: Tx,
  { organisation }: Casefile,
  on: Day,
  letters: readonly Email[],
): Promise<readonly AddressedEmail[]> {
  const found = new Map<string, AddressedEmail>()
  const answering = successorOn(on, organisation) ?? organisation.code
  for (const letter of letters) {
    const people = await peopleHolding(tx, audiences[letter.to].roles, answering, organisation.region)
    for (const to of people) if (!found.has(to.id)) found.set(to.id, { letter, to })
  }
  return [...found.values()]
}

type EmailOfEvent = AddressedEmail & { readonly event: CasefileEvent; readonly version: number }

function newEmailOf(
  { clock, publicUrl, contactEmail }: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  { organisation, cycle }: Casefile,
  { letter, to, event, version }: EmailOfEvent,
): NewEmail {
  const id = randomUUID()
  return {
    id,
    occasion: `${organisation.code}/${cycle}/${version}/${letter.kind}`,
    kind: letter.kind,
    organisation: organisation.code,
    cycle,
    to,
    subject: letter.subject,
    body: emailText(letter, { name: to.name, publicUrl, contact: contactEmail }),
    on: event.on,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  }
}

async function queue(tx: Tx, letter: NewEmail): Promise<void> {
  if (await insertEmail(tx, letter)) await enqueue(tx, 'deliver-letter', { id: letter.id })
}
