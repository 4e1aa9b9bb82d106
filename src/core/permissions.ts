import type { Actor, Appointment, Role } from './actor.ts'
import type { Day } from './day.ts'
import {
  isOperatorOfEssentialServices,
  type OdsCode,
  type Organisation,
  type RegionCode,
  successorOn,
} from './organisation.ts'

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
  | 'see-outbox'
  | 'retry-emails'
  | 'see-mailbox'
  | 'handle-mailbox'
  | 'see-guidance-changes'
  | 'amend-guidance'
  | 'confirm-guidance'
  | 'daily-run'
  | 'record-reminders'
  | 'give-early-warning'
  | 'ask-region'
  | 'see-region'
  | 'record-support'
  | 'see-escalations'
  | 'confirm-escalation'
  | 'decide-escalation'
  | 'record-enforcement-notice'
  | 'see-final-review'
  | 'conclude-final-review'
  | 'agree-to-be-exemplar'
  | 'attach-evidence'
  | 'read-attachments'
  | 'see-directory'
  | 'manage-directory'
  | 'manage-announcements'
  | 'record-succession'
  | 'see-people'
  | 'manage-people'
  | 'manage-own-people'

/** The roles that have each permission (`docs/generated/permissions.md` is generated from this table). All others are refused. */
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
    'nis-authority',
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
  'see-outbox': ['lead', 'auditor'],
  'retry-emails': ['lead'],
  'see-mailbox': ['lead', 'auditor'],
  'handle-mailbox': ['lead'],
  'see-guidance-changes': ['lead', 'auditor'],
  'amend-guidance': ['lead'],
  'confirm-guidance': ['lead'],
  'daily-run': ['lead'],
  'record-reminders': ['service'],
  'give-early-warning': ['editor', 'siro'],
  'ask-region': ['reviewer', 'lead'],
  'see-region': ['regional-security-lead', 'rdt-team', 'reviewer', 'lead', 'auditor'],
  'record-support': ['regional-security-lead', 'rdt-team'],
  'see-escalations': ['sro', 'reviewer', 'lead', 'nis-authority', 'auditor'],
  'confirm-escalation': ['reviewer', 'lead'],
  'decide-escalation': ['sro'],
  'record-enforcement-notice': ['nis-authority'],
  'see-final-review': ['reviewer', 'lead', 'auditor'],
  'conclude-final-review': ['reviewer', 'lead'],
  'agree-to-be-exemplar': ['organisation-administrator'],
  'attach-evidence': ['editor'],
  'read-attachments': ['editor', 'siro', 'organisation-administrator', 'reader', 'reviewer', 'lead', 'auditor'],
  'see-directory': 'signed-in',
  'manage-directory': ['lead'],
  'manage-announcements': ['lead'],
  'record-succession': ['lead'],
  'see-people': ['lead', 'auditor'],
  'manage-people': ['lead'],
  'manage-own-people': ['organisation-administrator'],
}

/** What a permission applies to: an organisation's casefile or a region. null is used for nothing in particular. */
export type PermissionScope = {
  /** null for a region as a whole. */
  readonly organisation: OdsCode | null
  /**
   * Interpretation 7: the one successor it closed into, whose people act here as for their own; null where it is open.
   */
  readonly successor: OdsCode | null
  readonly region: RegionCode | null
  /** Whether a late plan was referred to the SRO, who may see the casefile from then on. */
  readonly referredToSro: boolean
  /** T8: whether it was escalated, so that the SRO and the NIS authority may see the casefile. */
  readonly escalated: boolean
  /** The NIS authority may see no other organisations. */
  readonly operatorOfEssentialServices: boolean
}

/** The scope of an organisation without any of its casefiles. */
export function organisationScope(organisation: Organisation, today: Day): PermissionScope {
  return {
    organisation: organisation.code,
    successor: successorOn(today, organisation),
    region: organisation.region,
    referredToSro: false,
    escalated: false,
    operatorOfEssentialServices: isOperatorOfEssentialServices(organisation),
  }
}

/** The scope for a person who was already allowed to read one of its casefiles. */
export function casefileScope(organisation: Organisation, today: Day): PermissionScope {
  return { ...organisationScope(organisation, today), referredToSro: true, escalated: true }
}

/** The scope of a region as a whole. */
export function regionScope(region: RegionCode): PermissionScope {
  return {
    organisation: null,
    successor: null,
    region,
    referredToSro: false,
    escalated: false,
    operatorOfEssentialServices: false,
  }
}

/**
 * The role under which `actor` has the permission in this scope, or null. Without a scope only national roles count.
 */
export function roleFor(actor: Actor | null, permission: Permission, scope: PermissionScope | null): Role | null {
  const roles = permissions[permission]
  if (actor === null || typeof roles === 'string') return null
  return actor.appointments.find((each) => roles.includes(each.role) && reaches(each, scope))?.role ?? null
}

/** Whether `actor` has the permission in this scope; null for a visitor who is not signed in. */
export function may(actor: Actor | null, permission: Permission, scope: PermissionScope | null): boolean {
  const roles = permissions[permission]
  if (roles === 'everyone') return true
  if (roles === 'signed-in') return actor !== null
  return roleFor(actor, permission, scope) !== null
}

function reaches(appointment: Appointment, scope: PermissionScope | null): boolean {
  if ('organisation' in appointment) return scope !== null && isOf(appointment.organisation, scope)
  if ('region' in appointment) return scope !== null && scope.region === appointment.region
  return scope === null || reachesNationally[appointment.role](scope)
}

/** Whether the organisation is the one of the scope, or its one successor. */
function isOf(code: OdsCode, { organisation, successor }: PermissionScope): boolean {
  return organisation === code || successor === code
}

type CentralRole = Exclude<Appointment, { organisation: OdsCode } | { region: RegionCode }>['role']

const everywhere = () => true

const reachesNationally: Readonly<Record<CentralRole, (scope: PermissionScope) => boolean>> = {
  reviewer: everywhere,
  lead: everywhere,
  auditor: everywhere,
  service: everywhere,
  sro: ({ referredToSro, escalated }) => referredToSro || escalated,
  'nis-authority': ({ escalated, operatorOfEssentialServices }) => escalated && operatorOfEssentialServices,
}

/** Permissions that people may not use about their own organisation, whatever central role they also have. */
const decidesOnOthers: readonly Permission[] = [
  'review-plan',
  'correct-status',
  'decide-late-plan',
  'ask-region',
  'confirm-escalation',
  'decide-escalation',
  'record-enforcement-notice',
  'conclude-final-review',
]

/** Whether using this permission here would be a decision about an organisation that the person acts for. */
export function decidesOnOwn({ appointments }: Actor, permission: Permission, scope: PermissionScope): boolean {
  return (
    decidesOnOthers.includes(permission) &&
    appointments.some((each) => 'organisation' in each && isOf(each.organisation, scope))
  )
}
