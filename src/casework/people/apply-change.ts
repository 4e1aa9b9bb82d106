import { randomUUID } from 'node:crypto'
import type { Appointment } from '../../core/actor.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { appointmentsAfter, type RoleChange } from '../../core/people/change.ts'
import { invitation, leadAdded, type PeopleLetter, removal, rolesChanged } from '../../core/people/letters.ts'
import { letterText } from '../../core/timetable/letter-text.ts'
import type { Tx } from '../../store/database.ts'
import {
  deleteAppointment,
  deleteWaysIn,
  insertAppointment,
  insertPeopleEvent,
  type KeptPerson,
  markRemoved,
  type NewPeopleEvent,
} from '../../store/keep-people.ts'
import { insertLetter } from '../../store/letters.ts'
import { peopleOfNoOrganisation } from '../../store/people.ts'
import { enqueue } from '../../store/queues.ts'
import { deleteSessionsOf } from '../../store/sessions.ts'
import { deleteUploadsOf } from '../../store/uploads.ts'
import type { Casework } from '../casework.ts'

/** Who changes what somebody may do: a person, or the command line, and for which organisation; null nationally. */
export type Keeper = {
  readonly by: { readonly id: string | null; readonly name: string }
  readonly organisation: OdsCode | null
}

/** Makes a change that was found to be allowed: the roles, what it brings with it, its record and its letter. */
export async function applyChange(
  tx: Tx,
  casework: Casework,
  keeper: Keeper,
  person: KeptPerson & { readonly isNew: boolean },
  change: RoleChange,
): Promise<void> {
  const record = (type: NewPeopleEvent['type'], appointment: Appointment | null = null) =>
    recordEvent(tx, casework, keeper, { person: person.id, type, appointment })
  if (person.isNew) await record('invited')
  if (person.removed) await bringBack(tx, person.id, record)
  for (const appointment of change.give) {
    await insertAppointment(tx, person.id, appointment)
    await record('role-given', appointment)
  }
  for (const appointment of change.take) {
    await deleteAppointment(tx, person.id, appointment)
    await record('role-taken', appointment)
  }
  // A central role may ask for more at the door than the roles held until now.
  if (change.give.some((each) => !('organisation' in each))) await deleteSessionsOf(tx, person.id, null)
  const now = appointmentsAfter(person.appointments, change)
  for (const code of organisationsLeft(person.appointments, now)) await deleteUploadsOf(tx, person.id, code)
  if (now.length === 0) await remove(tx, casework, person.id, record)
  await writeTo(tx, casework, keeper, person, letterAbout(keeper, person, change, now))
  if (change.give.some(({ role }) => role === 'lead')) await tellLeads(tx, casework, keeper, person)
}

async function tellLeads(tx: Tx, casework: Casework, keeper: Keeper, { id, name }: KeptPerson): Promise<void> {
  const leads = await peopleOfNoOrganisation(tx, ['lead'])
  for (const lead of leads.filter((each) => each.id !== id && each.id !== keeper.by.id))
    await writeTo(tx, casework, keeper, lead, leadAdded(keeper.by.name, name))
}

export async function recordEvent(
  tx: Tx,
  { clock }: Casework,
  { by, organisation }: Keeper,
  event: Pick<NewPeopleEvent, 'person' | 'type' | 'appointment'>,
): Promise<void> {
  await insertPeopleEvent(tx, { ...event, organisation, by, on: clock.today(), recordedAt: clock.now() })
}

/** Queues a letter to the person whom it is about. */
export async function writeTo(
  tx: Tx,
  { clock, publicUrl, contactEmail }: Casework,
  { organisation }: Keeper,
  { id: to, name, email }: Pick<KeptPerson, 'id' | 'name' | 'email'>,
  letter: PeopleLetter,
): Promise<void> {
  const id = randomUUID()
  await insertLetter(tx, {
    id,
    occasion: `people/${id}`,
    kind: letter.kind,
    organisation,
    cycle: null,
    to: { id: to, name, email },
    subject: letter.subject,
    body: letterText(letter, { name, publicUrl, contact: contactEmail }),
    on: clock.today(),
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  })
  await enqueue(tx, 'deliver-letter', { id })
}

function organisationsLeft(before: readonly Appointment[], now: readonly Appointment[]): readonly OdsCode[] {
  const codesIn = (held: readonly Appointment[]) =>
    held.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  return codesIn(before).filter((code) => !codesIn(now).includes(code))
}

type Record = (type: NewPeopleEvent['type']) => Promise<void>

async function bringBack(tx: Tx, person: string, record: Record): Promise<void> {
  await markRemoved(tx, person, null)
  await record('brought-back')
}

/** Whoever may do nothing here any more is out at once. */
async function remove(tx: Tx, { clock }: Casework, person: string, record: Record): Promise<void> {
  await markRemoved(tx, person, clock.now())
  await deleteWaysIn(tx, person)
  await record('removed')
}

function letterAbout(
  { by }: Keeper,
  { isNew, removed }: { readonly isNew: boolean; readonly removed: boolean },
  change: RoleChange,
  now: readonly Appointment[],
): PeopleLetter {
  if (isNew || removed) return invitation(by.name, now)
  return now.length === 0 ? removal(by.name) : rolesChanged(by.name, change, now)
}
