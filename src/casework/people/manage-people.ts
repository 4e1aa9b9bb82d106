import type { Actor, Appointment } from '../../core/actor.ts'
import { newAccountLetIn, secondFactorEnded } from '../../core/emails/people-emails.ts'
import type { OdsCode } from '../../core/organisation.ts'
import {
  maxInvitationsADay,
  type PeopleRefusal,
  type RoleChange,
  refusalOfChange,
  remainingChange,
} from '../../core/people/appointments.ts'
import { may, organisationScope, type PermissionScope } from '../../core/permissions.ts'
import type { Tx } from '../../store/database/database.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import {
  countInvitedBy,
  ensurePerson,
  lockPeople,
  lockPerson,
  type StoredPerson,
  wasRemovedBy,
} from '../../store/people/manage-people.ts'
import { actorById } from '../../store/people/people.ts'
import { deletePendingSignInsOf, deleteSecondFactor } from '../../store/people/sign-in/second-factors.ts'
import { deleteSessionsOf } from '../../store/people/sign-in/sessions.ts'
import { deleteIdentitiesOf } from '../../store/people/sign-in/single-sign-on.ts'
import { scopeOf, serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { applyChange, emailPerson, type PeopleManager, recordEvent } from './apply-change.ts'

/** What may be done to people and their roles. A person left without a role is removed; one given a role again is back. */
export type PeopleCommand =
  | { readonly type: 'invite'; readonly name: string; readonly email: string; readonly give: readonly Appointment[] }
  | ({ readonly type: 'change-roles'; readonly person: string } & RoleChange)
  | { readonly type: 'end-second-factor'; readonly person: string }
  /** Forgets the account with the provider: the next one with this address is theirs. */
  | { readonly type: 'let-new-account-in'; readonly person: string }

export type ManagePeopleResult =
  | { readonly outcome: 'done'; readonly person: string }
  | { readonly outcome: 'refused'; readonly refusal: PeopleRefusal }
  | { readonly outcome: 'not-allowed' }

/**
 * Every change of people and their roles from a screen comes through here. `organisation` is the one for which `by` acts
 * as its administrator; null: for all of them, as a lead does.
 */
export async function managePeople(
  services: Services,
  by: Actor,
  organisation: OdsCode | null,
  command: PeopleCommand,
): Promise<ManagePeopleResult> {
  const permissionScope = organisation === null ? null : await permissionScopeOf(services, organisation)
  if (organisation !== null && permissionScope === null) return { outcome: 'not-allowed' }
  const managed: ManagedScope = { organisation, permissionScope }
  return services.database.inTransaction(scopeOf(by), async (tx): Promise<ManagePeopleResult> => {
    // One change after another: two leads who remove each other at the same time would leave none.
    await lockPeople(tx)
    const manager = await actorById(tx, by.id)
    if (manager === null || !mayManage(manager, managed)) return { outcome: 'not-allowed' }
    if (command.type === 'end-second-factor') return endSecondFactor(tx, services, manager, managed, command.person)
    if (command.type === 'let-new-account-in') return letNewAccountIn(tx, services, manager, managed, command.person)
    return changeRoles(tx, services, manager, managed, command)
  })
}

/** Where a person manages people: in one organisation, or, with null, in all. */
type ManagedScope = { readonly organisation: OdsCode | null; readonly permissionScope: PermissionScope | null }

type RoleCommand = Extract<PeopleCommand, { type: 'invite' | 'change-roles' }>

async function changeRoles(
  tx: Tx,
  services: Services,
  by: Actor,
  managed: ManagedScope,
  command: RoleCommand,
): Promise<ManagePeopleResult> {
  const requested = command.type === 'invite' ? { give: command.give, take: [] } : command
  if (![...requested.give, ...requested.take].every((each) => mayManageRole(by, each, managed)))
    return { outcome: 'not-allowed' }
  if (requested.give.length + requested.take.length === 0) return { outcome: 'refused', refusal: 'nothing-changes' }
  if (!(await areOrganisationsKnown(tx, requested.give))) return { outcome: 'refused', refusal: 'unknown-organisation' }
  if (command.type === 'invite' && (await countInvitedBy(tx, by.id, services.clock.today())) >= maxInvitationsADay)
    return { outcome: 'refused', refusal: 'too-many-invitations' }
  const person = await findPerson(tx, command)
  if (person === null || !isWithin(person, command, managed.organisation)) return { outcome: 'not-allowed' }
  if (command.type === 'invite' && (await isBeyondAdministrator(tx, managed, person)))
    return { outcome: 'refused', refusal: 'not-yours-to-invite' }
  const change = remainingChange(person.appointments, requested)
  const refusal = refusalOfChange(by, person.id, change, (actor, each) => mayManageRole(actor, each, managed))
  if (refusal !== null) return { outcome: 'refused', refusal }
  await applyChange(tx, services, managerOf(by, managed), person, change)
  return { outcome: 'done', person: person.id }
}

/**
 * An administrator invites people of their own organisation only: nobody whom another organisation or a lead removed,
 * and nobody with a national or regional role. The answer is the same for both, so that it reveals nothing of an address.
 */
async function isBeyondAdministrator(
  tx: Tx,
  { organisation }: ManagedScope,
  { id, removed, appointments }: StoredPerson,
): Promise<boolean> {
  if (organisation === null) return false
  if (removed) return !(await wasRemovedBy(tx, id, organisation))
  return appointments.some((each) => !('organisation' in each))
}

function managerOf({ id, name }: Actor, { organisation }: ManagedScope): PeopleManager {
  return { by: { id, name }, organisation }
}

/** Invites somebody from the command line, where nobody is signed in. */
export async function inviteFromCommandLine(
  services: Services,
  { name, email, give }: Omit<Extract<PeopleCommand, { type: 'invite' }>, 'type'>,
): Promise<'done' | 'nothing-changes' | 'unknown-organisation'> {
  return services.database.inTransaction(serviceScope, async (tx) => {
    if (!(await areOrganisationsKnown(tx, give))) return 'unknown-organisation'
    const { id, isNew } = await ensurePerson(tx, { name, email })
    const person = await lockPerson(tx, id)
    if (person === null) throw new Error('A person who was just made is gone')
    const change = remainingChange(person.appointments, { give, take: [] })
    if (change.give.length === 0) return 'nothing-changes'
    const manager: PeopleManager = { by: { id: null, name: 'Whoever runs the service' }, organisation: null }
    await applyChange(tx, services, manager, { ...person, isNew }, change)
    return 'done'
  })
}

async function permissionScopeOf({ database, clock }: Services, code: OdsCode): Promise<PermissionScope | null> {
  const organisation = await organisationByCode(database.withoutScope, code)
  return organisation === null ? null : organisationScope(organisation, clock.today())
}

/** Whether every organisation named in the roles exists. */
async function areOrganisationsKnown(tx: Tx, give: readonly Appointment[]): Promise<boolean> {
  const codes = give.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  const found = await Promise.all(codes.map((code) => organisationByCode(tx, code)))
  return !found.includes(null)
}

function mayManage(actor: Actor, { organisation, permissionScope }: ManagedScope): boolean {
  return organisation === null ? may(actor, 'manage-people', null) : may(actor, 'manage-own-people', permissionScope)
}

/** A lead gives every role; an administrator those of their organisation. */
function mayManageRole(actor: Actor, appointment: Appointment, managed: ManagedScope): boolean {
  if (appointment.role === 'service' || !mayManage(actor, managed)) return false
  return (
    managed.organisation === null ||
    ('organisation' in appointment && appointment.organisation === managed.organisation)
  )
}

async function findPerson(tx: Tx, command: RoleCommand): Promise<(StoredPerson & { readonly isNew: boolean }) | null> {
  const { id, isNew } =
    command.type === 'invite' ? await ensurePerson(tx, command) : { id: command.person, isNew: false }
  const person = await lockPerson(tx, id)
  return person === null ? null : { ...person, isNew }
}

/** An administrator may change people of the organisation only; anybody else they may invite. */
function isWithin({ appointments }: StoredPerson, { type }: RoleCommand, code: OdsCode | null): boolean {
  if (code === null || type === 'invite') return true
  return appointments.some((each) => 'organisation' in each && each.organisation === code)
}

/** Ends a second factor, after a lost telephone. Only for a lead, and never their own: the first factor would be left alone. */
async function endSecondFactor(
  tx: Tx,
  services: Services,
  by: Actor,
  managed: ManagedScope,
  id: string,
): Promise<ManagePeopleResult> {
  const person = managed.organisation === null ? await lockPerson(tx, id) : null
  if (person === null) return { outcome: 'not-allowed' }
  if (by.id === person.id) return { outcome: 'refused', refusal: 'own-administration' }
  await deleteSecondFactor(tx, person.id)
  await deletePendingSignInsOf(tx, person.id)
  return signOut(tx, services, managerOf(by, managed), person, 'second-factor-removed', secondFactorEnded(by.name))
}

/** Ends every session of a person whose way of signing in changed, records why, and tells them. */
async function signOut(
  tx: Tx,
  services: Services,
  manager: ReturnType<typeof managerOf>,
  person: StoredPerson,
  type: 'second-factor-removed' | 'new-account-let-in',
  email: Parameters<typeof emailPerson>[4],
): Promise<ManagePeopleResult> {
  await deleteSessionsOf(tx, person.id, null)
  await recordEvent(tx, services, manager, { person: person.id, type, appointment: null })
  await emailPerson(tx, services, manager, person, email)
  return { outcome: 'done', person: person.id }
}

/**
 * After an account with the provider was made anew. Never their own; and an administrator's only where they have roles
 * nowhere else, because whoever signs in then has all of them.
 */
async function letNewAccountIn(
  tx: Tx,
  services: Services,
  by: Actor,
  managed: ManagedScope,
  id: string,
): Promise<ManagePeopleResult> {
  const person = await lockPerson(tx, id)
  if (person === null || !hasRolesOnlyWithin(person, managed.organisation)) return { outcome: 'not-allowed' }
  if (by.id === person.id) return { outcome: 'refused', refusal: 'own-account' }
  await deleteIdentitiesOf(tx, person.id)
  return signOut(tx, services, managerOf(by, managed), person, 'new-account-let-in', newAccountLetIn(by.name))
}

function hasRolesOnlyWithin({ appointments }: StoredPerson, code: OdsCode | null): boolean {
  if (code === null) return true
  return appointments.length > 0 && appointments.every((each) => 'organisation' in each && each.organisation === code)
}
