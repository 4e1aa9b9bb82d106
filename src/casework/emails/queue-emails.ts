import type { Role } from '../../core/actor.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import { audiences, type Email } from '../../core/emails/email.ts'
import { emailsFor } from '../../core/emails/event-emails.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import { type OdsCode, successorOn } from '../../core/organisation.ts'
import type { Tx } from '../../store/database/database.ts'
import { type AppointedPerson, peopleConcerned } from '../../store/people/people.ts'
import type { Services } from '../services.ts'
import { type AddressedEmail, writeEmails } from './write-emails.ts'

/**
 * Writes and queues the emails about `events`, in the transaction of the events: emails exist if and only if the events
 * do. `casefile` is the casefile after `events`; `guidance` is its cycle's. Nobody gets two emails about one event.
 */
export async function queueEmails(
  tx: Tx,
  services: Pick<Services, 'clock' | 'publicUrl' | 'contactEmail'>,
  casefile: Casefile,
  events: readonly CasefileEvent[],
  guidance: CycleGuidance | null,
): Promise<void> {
  await writeEmails(tx, services, await addressEmails(tx, casefile, events, guidance))
}

/** The emails about `events`, each with one recipient, in the order of the events. */
export async function addressEmails(
  tx: Tx,
  casefile: Casefile,
  events: readonly CasefileEvent[],
  guidance: CycleGuidance | null,
): Promise<readonly AddressedEmail[]> {
  const written = events.map((event, index) => ({
    event,
    version: casefile.version - events.length + index + 1,
    emails: emailsFor(event, casefile, guidance),
    answering: successorOn(event.on, casefile.organisation) ?? casefile.organisation.code,
  }))
  const recipients = await recipientsOf(tx, casefile, written)
  return written.flatMap((each) => addressed(casefile, each, recipients))
}

/**
 * An event and its emails, one for each audience. Interpretation 7: where the organisation closed into one other, that
 * one's people answer for it. Its region stays its own.
 */
type WrittenAbout = {
  readonly event: CasefileEvent
  readonly version: number
  readonly emails: readonly Email[]
  readonly answering: OdsCode
}

/** Everybody in the audiences of these emails, by name. */
async function recipientsOf(
  tx: Tx,
  { organisation }: Casefile,
  written: readonly WrittenAbout[],
): Promise<readonly AppointedPerson[]> {
  const roles = new Set(
    written.flatMap(({ emails }) => emails.flatMap(({ to }): readonly Role[] => audiences[to].roles)),
  )
  if (roles.size === 0) return []
  const codes = new Set(written.map(({ answering }) => answering))
  return peopleConcerned(tx, [...roles], [...codes], organisation.region)
}

/** Each email about one event for each person of its audience; a person in two audiences gets the first email. */
function addressed(
  { organisation, cycle }: Casefile,
  { event, version, emails, answering }: WrittenAbout,
  recipients: readonly AppointedPerson[],
): readonly AddressedEmail[] {
  const byPerson = new Map<string, AddressedEmail>()
  for (const email of emails) {
    const { roles } = audiences[email.to]
    for (const to of recipients) {
      const isInAudience = roles.includes(to.role) && (to.organisation === null || to.organisation === answering)
      if (!isInAudience || byPerson.has(to.id)) continue
      byPerson.set(to.id, {
        email,
        to,
        dedupeKey: `${organisation.code}/${cycle}/${version}/${email.kind}`,
        on: event.on,
        about: { organisation: organisation.code, cycle },
      })
    }
  }
  return [...byPerson.values()]
}
