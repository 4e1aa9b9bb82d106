import type { Appointment } from '../../core/actor.ts'
import { invitation, leadAdded, type PeopleEmail, removal, rolesChanged } from '../../core/emails/people-emails.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { appointmentsAfter, type RoleChange } from '../../core/people/appointments.ts'
import type { Tx } from '../../store/database/database.ts'
import {
  deleteAccess,
  deleteAppointment,
  insertAppointment,
  insertPeopleEvent,
  markRemoved,
  type NewPeopleEvent,
  type StoredPerson,
} from '../../store/people/manage-people.ts'
import { type Person, peopleOfNoOrganisation } from '../../store/people/people.ts'
import { deleteSessionsOf } from '../../store/people/sign-in/sessions.ts'
import { deleteUploadsOf } from '../../store/plans/uploads.ts'
import { type AddressedEmail, writeEmails } from '../emails/write-emails.ts'
import type { Services } from '../services.ts'

/** Who changes roles, a person or the command line, and for which organisation; null nationally. */
export type PeopleManager = {
  readonly by: { readonly id: string | null; readonly name: string }
  readonly organisation: OdsCode | null
}

/** Makes a change that has been allowed: the roles, sessions and uploads that depend on them, its record and its email. */
export async function applyChange(
  tx: Tx,
  services: Services,
  manager: PeopleManager,
  person: StoredPerson & { readonly isNew: boolean },
  change: RoleChange,
): Promise<void> {
  const record = (type: NewPeopleEvent['type'], appointment: Appointment | null = null) =>
    recordEvent(tx, services, manager, { person: person.id, type, appointment })
  if (person.isNew) await record('invited')
  if (person.removed) await reinstate(tx, person.id, record)
  for (const appointment of change.give) {
    await insertAppointment(tx, person.id, appointment)
    await record('role-given', appointment)
  }
  for (const appointment of change.take) {
    await deleteAppointment(tx, person.id, appointment)
    await record('role-taken', appointment)
  }
  // A central role may need a second factor, which the sessions so far did not.
  if (change.give.some((each) => !('organisation' in each))) await deleteSessionsOf(tx, person.id, null)
  const now = appointmentsAfter(person.appointments, change)
  for (const code of organisationsLeft(person.appointments, now)) await deleteUploadsOf(tx, person.id, code)
  if (now.length === 0) await removePerson(tx, services, person.id, record)
  await emailPerson(tx, services, manager, person, emailAbout(manager, person, change, now))
  if (change.give.some(({ role }) => role === 'lead')) await notifyLeads(tx, services, manager, person)
}

async function notifyLeads(
  tx: Tx,
  services: Services,
  manager: PeopleManager,
  { id, name }: StoredPerson,
): Promise<void> {
  const leads = await peopleOfNoOrganisation(tx, ['lead'])
  const others = leads.filter((each) => each.id !== id && each.id !== manager.by.id)
  const email = leadAdded(manager.by.name, name)
  await writeEmails(
    tx,
    services,
    others.map((lead) => emailTo(services, manager, lead, email)),
  )
}

export async function recordEvent(
  tx: Tx,
  { clock }: Services,
  { by, organisation }: PeopleManager,
  event: Pick<NewPeopleEvent, 'person' | 'type' | 'appointment'>,
): Promise<void> {
  await insertPeopleEvent(tx, { ...event, organisation, by, on: clock.today(), recordedAt: clock.now() })
}

/** Queues an email to the person whose roles or second factor changed. */
export async function emailPerson(
  tx: Tx,
  services: Services,
  manager: PeopleManager,
  person: Person,
  email: PeopleEmail,
): Promise<void> {
  await writeEmails(tx, services, [emailTo(services, manager, person, email)])
}

function emailTo({ clock }: Services, { organisation }: PeopleManager, to: Person, email: PeopleEmail): AddressedEmail {
  return { email, to, dedupeKey: null, on: clock.today(), about: { organisation, cycle: null } }
}

function organisationsLeft(before: readonly Appointment[], now: readonly Appointment[]): readonly OdsCode[] {
  const codesIn = (held: readonly Appointment[]) =>
    held.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  return codesIn(before).filter((code) => !codesIn(now).includes(code))
}

type Record = (type: NewPeopleEvent['type']) => Promise<void>

async function reinstate(tx: Tx, person: string, record: Record): Promise<void> {
  await markRemoved(tx, person, null)
  await record('reinstated')
}

/** A person without a role loses access at once. */
async function removePerson(tx: Tx, { clock }: Services, person: string, record: Record): Promise<void> {
  await markRemoved(tx, person, clock.now())
  await deleteAccess(tx, person)
  await record('removed')
}

function emailAbout(
  { by }: PeopleManager,
  { isNew, removed }: { readonly isNew: boolean; readonly removed: boolean },
  change: RoleChange,
  now: readonly Appointment[],
): PeopleEmail {
  if (isNew || removed) return invitation(by.name, now)
  return now.length === 0 ? removal(by.name) : rolesChanged(by.name, change, now)
}
