import type { OdsCode, RegionCode } from './organisation.ts'

export type OrganisationRole = 'editor' | 'siro' | 'organisation-administrator' | 'reader'
export type NationalRole = 'reviewer' | 'lead' | 'sro' | 'nis-authority' | 'auditor'
export type RegionalRole = 'regional-security-lead' | 'rdt-team'
/** The service itself, which sends reminders and decides nothing. No person has this role. */
type ServiceRole = 'service'
export type Role = OrganisationRole | NationalRole | RegionalRole | ServiceRole

/** One role held for one organisation, one region or nationally. */
export type Appointment =
  | { readonly role: OrganisationRole; readonly organisation: OdsCode }
  | { readonly role: RegionalRole; readonly region: RegionCode }
  | { readonly role: NationalRole }
  | { readonly role: ServiceRole }

/** A person with their appointments. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly appointments: readonly Appointment[]
}

export const roleNames: Readonly<Record<Role, string>> = {
  editor: 'Editor',
  siro: 'Senior information risk owner (SIRO)',
  'organisation-administrator': 'Organisation administrator',
  reader: 'Reader',
  reviewer: 'Reviewer',
  lead: 'Lead',
  sro: 'NHSX senior responsible owner (SRO)',
  'nis-authority': 'NIS authority',
  auditor: 'Auditor',
  'regional-security-lead': 'Regional Security Lead',
  'rdt-team': 'Regional Digital Transformation team',
  service: 'This service',
}

/** The service as the author of the reminders of the daily run (T2, T4–T6, T8, U2). */
export const theService = { id: '', name: 'This service', role: 'service' } as const

/** Whether the person has a regional or national role, beyond single organisations. */
export function isCentral({ appointments }: Actor): boolean {
  return appointments.some((held) => !('organisation' in held))
}

export function holdsNationally({ appointments }: Actor, role: NationalRole): boolean {
  return appointments.some((appointment) => appointment.role === role)
}

export function holdsFor({ appointments }: Actor, role: OrganisationRole, organisation: OdsCode): boolean {
  return appointments.some((held) => held.role === role && 'organisation' in held && held.organisation === organisation)
}

export function holdsInRegion({ appointments }: Actor, role: RegionalRole, region: RegionCode): boolean {
  return appointments.some((held) => held.role === role && 'region' in held && held.region === region)
}
