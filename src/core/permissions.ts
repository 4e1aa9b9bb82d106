import type { Actor, Appointment, Role } from './actor.ts'
import type { OdsCode, RegionCode } from './organisation.ts'

export type Permission =
  | 'see-public-pages'
  | 'see-own-account'
  | 'read-casefile'
  | 'read-history'
  | 'edit-assessment'
  | 'edit-plan'
  | 'sign-off-plan'
  | 'send-plan'
  | 'send-update'
  | 'see-review-queue'
  | 'review-plan'
  | 'correct-status'
  | 'decide-late-plan'
  | 'import-register'
  | 'see-letters'
  | 'retry-letters'
  | 'see-guidance-desk'

/** Who may: the whole of it (`docs/permissions.md` is made from this table). What is not named here is refused. */
export const permissions: Readonly<Record<Permission, readonly Role[] | 'everyone' | 'signed-in'>> = {
  'see-public-pages': 'everyone',
  'see-own-account': 'signed-in',
  'read-casefile': [
    'editor',
    'siro',
    'organisation-administrator',
    'reader',
    'reviewer',
    'lead',
    'auditor',
    'regional-security-lead',
    'rdt-team',
    'sro',
  ],
  'read-history': ['editor', 'siro', 'organisation-administrator', 'reader', 'reviewer', 'lead', 'auditor', 'sro'],
  'edit-assessment': ['editor'],
  'edit-plan': ['editor'],
  'sign-off-plan': ['siro'],
  'send-plan': ['editor'],
  'send-update': ['editor'],
  'see-review-queue': ['reviewer', 'lead', 'auditor'],
  'review-plan': ['reviewer', 'lead'],
  'correct-status': ['reviewer', 'lead'],
  'decide-late-plan': ['sro'],
  'import-register': ['lead'],
  'see-letters': ['lead', 'auditor'],
  'retry-letters': ['lead'],
  'see-guidance-desk': ['lead'],
}

/** What a permission is asked about: an organisation's casefile, or nothing in particular. */
export type Subject = {
  readonly organisation: OdsCode
  readonly region: RegionCode | null
  /** The SRO sees a casefile only once a late plan in it was referred to them. */
  readonly referredToSro: boolean
}

/** The role under which `actor` may do this here, or null: they may not. Without a subject only national roles count. */
export function roleFor(actor: Actor | null, permission: Permission, subject: Subject | null): Role | null {
  const roles = permissions[permission]
  if (actor === null || typeof roles === 'string') return null
  return actor.appointments.find((each) => roles.includes(each.role) && reaches(each, subject))?.role ?? null
}

/** True where `permissions` lets this person do it here. */
export function may(actor: Actor | null, permission: Permission, subject: Subject | null): boolean {
  const roles = permissions[permission]
  if (roles === 'everyone') return true
  if (roles === 'signed-in') return actor !== null
  return roleFor(actor, permission, subject) !== null
}

function reaches(appointment: Appointment, subject: Subject | null): boolean {
  if ('organisation' in appointment) return subject?.organisation === appointment.organisation
  if ('region' in appointment) return subject !== null && subject.region === appointment.region
  return appointment.role !== 'sro' || subject === null || subject.referredToSro
}
