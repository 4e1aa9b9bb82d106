import type { Actor, Appointment } from '../../core/actor.ts'
import { secondFactorEnded } from '../../core/emails/people-emails.ts'
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
import { scopeOf, serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { applyChange, emailPerson, type PeopleManager, recordEvent } from './apply-change.ts'

/** What is asked of whoever keeps people. A person who is left without a role is removed; who is given one is back. */
export type PeopleCommand =
  | { readonly type: 'invite'; readonly name: string; readonly email: string; readonly give: readonly Appointment[] }
  | ({ readonly type: 'change-roles'; readonly person: string } & RoleChange)
  | { readonly type: 'end-second-factor'; readonly person: string }

export type ManagePeopleResult =
  | { readonly outcome: 'done'; readonly person: string }
  | { readonly outcome: 'refused'; readonly refusal: PeopleRefusal }
  | { readonly outcome: 'not-allowed' }

/**
 * The one door to who may do what. `organisation` says for which organisation somebody acts as its administrator; null:
 * for all of them, as a lead does.
 */
export async function managePeople(
  casework: Services,
  by: Actor,
  organisation: OdsCode | null,
  order: PeopleCommand,
): Promise<ManagePeopleResult> {
  const subject = organisation === null ? null : await permissionScopeOf(casework, organisation)
  if (organisation !== null && subject === null) return { outcome: 'not-allowed' }
  const desk: ManagedScope = { organisation, subject }
  return casework.database.inTransaction(
    await scopeOf(casework.database, by),
    async (tx): Promise<ManagePeopleResult> => {
      // One change after another: two leads who remove each other at the same moment would leave none.
      await lockPeople(tx)
      const keeper = await actorById(tx, by.id)
      if (keeper === null || !mayManage(keeper, desk)) return { outcome: 'not-allowed' }
      if (order.type === 'end-second-factor') return endSecondFactor(tx, casework, keeper, desk, order.person)
      return changeRoles(tx, casework, keeper, desk, order)
    },
  )
}

/** Where somebody keeps people: for one organisation, or, with null, for all. */
type ManagedScope = { readonly organisation: OdsCode | null; readonly subject: PermissionScope | null }

type RoleCommand = Exclude<PeopleCommand, { type: 'end-second-factor' }>

async function changeRoles(
  tx: Tx,
  casework: Services,
  by: Actor,
  desk: ManagedScope,
  order: RoleCommand,
): Promise<ManagePeopleResult> {
  const wished = order.type === 'invite' ? { give: order.give, take: [] } : order
  if (![...wished.give, ...wished.take].every((each) => mayManageRole(by, each, desk)))
    return { outcome: 'not-allowed' }
  if (wished.give.length + wished.take.length === 0) return { outcome: 'refused', refusal: 'nothing-changes' }
  if (!(await areOrganisationsKnown(tx, wished.give))) return { outcome: 'refused', refusal: 'unknown-organisation' }
  if (order.type === 'invite' && (await countInvitedBy(tx, by.id, casework.clock.today())) >= maxInvitationsADay)
    return { outcome: 'refused', refusal: 'too-many-invitations' }
  const person = await findPerson(tx, order)
  if (person === null || !isWithin(person, order, desk.organisation)) return { outcome: 'not-allowed' }
  if (order.type === 'invite' && (await isBeyondAdministrator(tx, desk, person)))
    return { outcome: 'refused', refusal: 'not-yours-to-invite' }
  const change = remainingChange(person.appointments, wished)
  const refusal = refusalOfChange(by, person.id, change, (actor, each) => mayManageRole(actor, each, desk))
  if (refusal !== null) return { outcome: 'refused', refusal }
  await applyChange(tx, casework, managerOf(by, desk), person, change)
  return { outcome: 'done', person: person.id }
}

/**
 * An administrator lets in people of their own: not back whom somebody else removed, and not who decides about
 * organisations. The answer is the same for both, so that it tells nothing of an address.
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

/** The same from the machine itself, where nobody is signed in yet. */
export async function inviteFromCommandLine(
  casework: Services,
  { name, email, give }: Omit<Extract<PeopleCommand, { type: 'invite' }>, 'type'>,
): Promise<'done' | 'nothing-changes' | 'unknown-organisation'> {
  return casework.database.inTransaction(serviceScope, async (tx) => {
    if (!(await areOrganisationsKnown(tx, give))) return 'unknown-organisation'
    const { id, isNew } = await ensurePerson(tx, { name, email })
    const person = await lockPerson(tx, id)
    if (person === null) throw new Error('A person who was just made is gone')
    const change = remainingChange(person.appointments, { give, take: [] })
    if (change.give.length === 0) return 'nothing-changes'
    const keeper: PeopleManager = { by: { id: null, name: 'Whoever runs the service' }, organisation: null }
    await applyChange(tx, casework, keeper, { ...person, isNew }, change)
    return 'done'
  })
}

async function permissionScopeOf({ database, clock }: Services, code: OdsCode): Promise<PermissionScope | null> {
  const organisation = await organisationByCode(database.withoutScope, code)
  return organisation === null ? null : organisationScope(organisation, clock.today())
}

/** Whether every organisation is there that a role is to be given for. */
async function areOrganisationsKnown(tx: Tx, give: readonly Appointment[]): Promise<boolean> {
  const codes = give.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  const found = await Promise.all(codes.map((code) => organisationByCode(tx, code)))
  return !found.includes(null)
}

function mayManage(actor: Actor, { organisation, subject }: ManagedScope): boolean {
  return organisation === null ? may(actor, 'manage-people', null) : may(actor, 'manage-own-people', subject)
}

/** A lead gives every role; an administrator those of the one organisation. */
function mayManageRole(actor: Actor, appointment: Appointment, desk: ManagedScope): boolean {
  if (appointment.role === 'service' || !mayManage(actor, desk)) return false
  return desk.organisation === null || ('organisation' in appointment && appointment.organisation === desk.organisation)
}

async function findPerson(tx: Tx, order: RoleCommand): Promise<(StoredPerson & { readonly isNew: boolean }) | null> {
  const { id, isNew } = order.type === 'invite' ? await ensurePerson(tx, order) : { id: order.person, isNew: false }
  const person = await lockPerson(tx, id)
  return person === null ? null : { ...person, isNew }
}

/** An administrator has to do with people of the organisation only; with anybody else by inviting them. */
function isWithin({ appointments }: StoredPerson, { type }: RoleCommand, code: OdsCode | null): boolean {
  if (code === null || type === 'invite') return true
  return appointments.some((each) => 'organisation' in each && each.organisation === code)
}

/** After a lost telephone. Only a lead, and never for themselves: that would leave the first factor alone. */
async function endSecondFactor(
  tx: Tx,
  casework: Services,
  by: Actor,
  desk: ManagedScope,
  id: string,
): Promise<ManagePeopleResult> {
  const person = desk.organisation === null ? await lockPerson(tx, id) : null
  if (person === null) return { outcome: 'not-allowed' }
  if (by.id === person.id) return { outcome: 'refused', refusal: 'own-administration' }
  await deleteSecondFactor(tx, person.id)
  await deletePendingSignInsOf(tx, person.id)
  await deleteSessionsOf(tx, person.id, null)
  const keeper = managerOf(by, desk)
  await recordEvent(tx, casework, keeper, { person: person.id, type: 'second-factor-removed', appointment: null })
  await emailPerson(tx, casework, keeper, person, secondFactorEnded(by.name))
  return { outcome: 'done', person: person.id }
}
