import {
  type Actor,
  type Appointment,
  type NationalRole,
  type OrganisationRole,
  type RegionalRole,
  roleNames,
} from '../actor.ts'
import { regionNames } from '../organisation.ts'

/** The roles that can be given, by their scope. Nobody can have the role `service`. */
export const organisationRoles: readonly OrganisationRole[] = ['editor', 'siro', 'organisation-administrator', 'reader']
export const regionalRoles: readonly RegionalRole[] = ['regional-security-lead', 'rdt-team']
export const nationalRoles: readonly NationalRole[] = ['reviewer', 'lead', 'sro', 'nis-authority', 'auditor']

export function isSameAppointment(one: Appointment, other: Appointment): boolean {
  return one.role === other.role && scopeOf(one) === scopeOf(other)
}

/** “Editor of RXX”, “Regional Security Lead, Midlands”, “Reviewer”. */
export function appointmentText(appointment: Appointment): string {
  const role = roleNames[appointment.role]
  if ('organisation' in appointment) return `${role} of ${appointment.organisation}`
  return 'region' in appointment ? `${role}, ${regionNames[appointment.region]}` : role
}

/** The scope: the code of an organisation or a region, or empty. */
function scopeOf(appointment: Appointment): string {
  if ('organisation' in appointment) return appointment.organisation
  return 'region' in appointment ? appointment.region : ''
}

/** Roles to give to one person, and to take from them. */
export type RoleChange = { readonly give: readonly Appointment[]; readonly take: readonly Appointment[] }

/** How many people one person may invite in a day, so that the service cannot be misused to send emails to many. */
export const maxInvitationsADay = 50

export type PeopleRefusal =
  | 'nothing-changes'
  | 'own-administration'
  | 'own-account'
  | 'unknown-organisation'
  | 'not-yours-to-invite'
  | 'too-many-invitations'

export const peopleRefusals: Readonly<Record<PeopleRefusal, string>> = {
  'nothing-changes': 'Choose a role that changes something',
  'unknown-organisation': 'Enter the ODS code of an organisation in the register, such as RXX or 00L',
  'not-yours-to-invite': 'This person cannot be invited from here: ask the team at NHS Digital to give them the role',
  'too-many-invitations': 'You have invited as many people today as one person can: continue tomorrow',
  'own-administration':
    'You cannot remove your own administrator role: ask another administrator, so that there is always one',
  'own-account': 'You cannot let a new account in for yourself: ask another administrator',
}

/** The part of a change that is still to be made, without roles given or taken already. */
export function remainingChange(held: readonly Appointment[], { give, take }: RoleChange): RoleChange {
  const isHeld = (each: Appointment) => held.some((one) => isSameAppointment(one, each))
  return { give: give.filter((each) => !isHeld(each)), take: take.filter(isHeld) }
}

export function appointmentsAfter(held: readonly Appointment[], { give, take }: RoleChange): readonly Appointment[] {
  return [...held.filter((each) => !take.some((one) => isSameAppointment(one, each))), ...give]
}

/**
 * Why `by` may not make this change, or null. `mayManage` says whether a person may give and take a role. Nobody may
 * remove that right from themselves, or an organisation could be left without an administrator.
 */
export function refusalOfChange(
  by: Actor,
  person: string,
  change: RoleChange,
  mayManage: (actor: Actor, appointment: Appointment) => boolean,
): PeopleRefusal | null {
  if (change.give.length + change.take.length === 0) return 'nothing-changes'
  if (by.id !== person) return null
  const after = { ...by, appointments: appointmentsAfter(by.appointments, change) }
  return change.take.every((each) => mayManage(after, each)) ? null : 'own-administration'
}
