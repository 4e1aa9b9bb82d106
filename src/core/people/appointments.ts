import { type Appointment, type NationalRole, type OrganisationRole, type RegionalRole, roleNames } from '../actor.ts'
import { regionNames } from '../register/regions.ts'

/** The roles that can be given, by what they reach. `service` is nobody's. */
export const organisationRoles: readonly OrganisationRole[] = ['editor', 'siro', 'organisation-administrator', 'reader']
export const regionalRoles: readonly RegionalRole[] = ['regional-security-lead', 'rdt-team']
export const nationalRoles: readonly NationalRole[] = ['reviewer', 'lead', 'sro', 'nis-authority', 'auditor']

export function isSameAppointment(one: Appointment, other: Appointment): boolean {
  return one.role === other.role && reachOf(one) === reachOf(other)
}

/** “Editor of RXX”, “Regional Security Lead, Midlands”, “Reviewer”. */
export function appointmentText(appointment: Appointment): string {
  const role = roleNames[appointment.role]
  if ('organisation' in appointment) return `${role} of ${appointment.organisation}`
  return 'region' in appointment ? `${role}, ${regionNames[appointment.region]}` : role
}

/** What it is held for: the code of an organisation or a region, or nothing. */
function reachOf(appointment: Appointment): string {
  if ('organisation' in appointment) return appointment.organisation
  return 'region' in appointment ? appointment.region : ''
}
