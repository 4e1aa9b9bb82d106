import type { Actor, Appointment } from '../../core/actor.ts'
import type { OdsCode } from '../../core/organisation.ts'
import {
  mostInvitationsADay,
  openChange,
  type PeopleRefusal,
  type RoleChange,
  refusalOfChange,
} from '../../core/people/change.ts'
import { secondFactorEnded } from '../../core/people/letters.ts'
import { may, organisationAsSubject, type Subject } from '../../core/permissions.ts'
import type { Tx } from '../../store/database.ts'
import { deleteHalfSignInsOf } from '../../store/half-sign-ins.ts'
import { ensurePerson, type KeptPerson, lockPeople, lockPerson, wasRemovedBy } from '../../store/keep-people.ts'
import { organisationByCode } from '../../store/organisations.ts'
import { actorById } from '../../store/people.ts'
import { countInvitedBy } from '../../store/people-events.ts'
import { deleteSecondFactor } from '../../store/second-factors.ts'
import { deleteSessionsOf } from '../../store/sessions.ts'
import type { Casework } from '../casework.ts'
import { scopeOf, serviceScope } from '../scope.ts'
import { applyChange, type Keeper, recordEvent, writeTo } from './apply-change.ts'

/** What is asked of whoever keeps people. A person who is left without a role is removed; who is given one is back. */
export type PeopleOrder =
  | { readonly type: 'invite'; readonly name: string; readonly email: string; readonly give: readonly Appointment[] }
  | ({ readonly type: 'change-roles'; readonly person: string } & RoleChange)
  | { readonly type: 'end-second-factor'; readonly person: string }

export type PeopleKept =
  | { readonly outcome: 'done'; readonly person: string }
  | { readonly outcome: 'refused'; readonly refusal: PeopleRefusal }
  | { readonly outcome: 'not-allowed' }

/**
 * The one door to who may do what. `organisation` says for which organisation somebody acts as its administrator; null:
 * for all of them, as a lead does.
 */
export async function keepPeople(
  casework: Casework,
  by: Actor,
  organisation: OdsCode | null,
  order: PeopleOrder,
): Promise<PeopleKept> {
  const subject = organisation === null ? null : await subjectOf(casework, organisation)
  if (organisation !== null && subject === null) return { outcome: 'not-allowed' }
  const desk: Desk = { organisation, subject }
  return casework.database.inTransaction(await scopeOf(casework.database, by), async (tx): Promise<PeopleKept> => {
    // One change after another: two leads who remove each other at the same moment would leave none.
    await lockPeople(tx)
    const keeper = await actorById(tx, by.id)
    if (keeper === null || !isKeeper(keeper, desk)) return { outcome: 'not-allowed' }
    if (order.type === 'end-second-factor') return endSecondFactor(tx, casework, keeper, desk, order.person)
    return changeRoles(tx, casework, keeper, desk, order)
  })
}

/** Where somebody keeps people: for one organisation, or, with null, for all. */
type Desk = { readonly organisation: OdsCode | null; readonly subject: Subject | null }

type RoleOrder = Exclude<PeopleOrder, { type: 'end-second-factor' }>

async function changeRoles(tx: Tx, casework: Casework, by: Actor, desk: Desk, order: RoleOrder): Promise<PeopleKept> {
  const wished = order.type === 'invite' ? { give: order.give, take: [] } : order
  if (![...wished.give, ...wished.take].every((each) => mayKeepRole(by, each, desk))) return { outcome: 'not-allowed' }
  if (wished.give.length + wished.take.length === 0) return { outcome: 'refused', refusal: 'nothing-changes' }
  if (!(await areKnown(tx, wished.give))) return { outcome: 'refused', refusal: 'unknown-organisation' }
  if (order.type === 'invite' && (await countInvitedBy(tx, by.id, casework.clock.today())) >= mostInvitationsADay)
    return { outcome: 'refused', refusal: 'too-many-invitations' }
  const person = await personMeant(tx, order)
  if (person === null || !isWithin(person, order, desk.organisation)) return { outcome: 'not-allowed' }
  if (order.type === 'invite' && (await isBeyond(tx, desk, person)))
    return { outcome: 'refused', refusal: 'not-yours-to-invite' }
  const change = openChange(person.appointments, wished)
  const refusal = refusalOfChange(by, person.id, change, (actor, each) => mayKeepRole(actor, each, desk))
  if (refusal !== null) return { outcome: 'refused', refusal }
  await applyChange(tx, casework, keeperAt(by, desk), person, change)
  return { outcome: 'done', person: person.id }
}

/**
 * An administrator lets in people of their own: not back whom somebody else removed, and not who decides about
 * organisations. The answer is the same for both, so that it tells nothing of an address.
 */
async function isBeyond(tx: Tx, { organisation }: Desk, { id, removed, appointments }: KeptPerson): Promise<boolean> {
  if (organisation === null) return false
  if (removed) return !(await wasRemovedBy(tx, id, organisation))
  return appointments.some((each) => !('organisation' in each))
}

function keeperAt({ id, name }: Actor, { organisation }: Desk): Keeper {
  return { by: { id, name }, organisation }
}

/** The same from the machine itself, where nobody is signed in yet. */
export async function inviteFromCommandLine(
  casework: Casework,
  { name, email, give }: Omit<Extract<PeopleOrder, { type: 'invite' }>, 'type'>,
): Promise<'done' | 'nothing-changes' | 'unknown-organisation'> {
  return casework.database.inTransaction(serviceScope, async (tx) => {
    if (!(await areKnown(tx, give))) return 'unknown-organisation'
    const { id, isNew } = await ensurePerson(tx, { name, email })
    const person = await lockPerson(tx, id)
    if (person === null) throw new Error('A person who was just made is gone')
    const change = openChange(person.appointments, { give, take: [] })
    if (change.give.length === 0) return 'nothing-changes'
    const keeper: Keeper = { by: { id: null, name: 'Whoever runs the service' }, organisation: null }
    await applyChange(tx, casework, keeper, { ...person, isNew }, change)
    return 'done'
  })
}

async function subjectOf({ database, clock }: Casework, code: OdsCode): Promise<Subject | null> {
  const organisation = await organisationByCode(database.withoutScope, code)
  return organisation === null ? null : organisationAsSubject(organisation, clock.today())
}

/** Whether every organisation is there that a role is to be given for. */
async function areKnown(tx: Tx, give: readonly Appointment[]): Promise<boolean> {
  const codes = give.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  const found = await Promise.all(codes.map((code) => organisationByCode(tx, code)))
  return !found.includes(null)
}

function isKeeper(actor: Actor, { organisation, subject }: Desk): boolean {
  return organisation === null ? may(actor, 'keep-people', null) : may(actor, 'keep-own-people', subject)
}

/** A lead gives every role; an administrator those of the one organisation. */
function mayKeepRole(actor: Actor, appointment: Appointment, desk: Desk): boolean {
  if (appointment.role === 'service' || !isKeeper(actor, desk)) return false
  return desk.organisation === null || ('organisation' in appointment && appointment.organisation === desk.organisation)
}

async function personMeant(tx: Tx, order: RoleOrder): Promise<(KeptPerson & { readonly isNew: boolean }) | null> {
  const { id, isNew } = order.type === 'invite' ? await ensurePerson(tx, order) : { id: order.person, isNew: false }
  const person = await lockPerson(tx, id)
  return person === null ? null : { ...person, isNew }
}

/** An administrator has to do with people of the organisation only; with anybody else by inviting them. */
function isWithin({ appointments }: KeptPerson, { type }: RoleOrder, code: OdsCode | null): boolean {
  if (code === null || type === 'invite') return true
  return appointments.some((each) => 'organisation' in each && each.organisation === code)
}

/** After a lost telephone. Only a lead, and never for themselves: that would leave the first factor alone. */
async function endSecondFactor(tx: Tx, casework: Casework, by: Actor, desk: Desk, id: string): Promise<PeopleKept> {
  const person = desk.organisation === null ? await lockPerson(tx, id) : null
  if (person === null) return { outcome: 'not-allowed' }
  if (by.id === person.id) return { outcome: 'refused', refusal: 'own-administration' }
  await deleteSecondFactor(tx, person.id)
  await deleteHalfSignInsOf(tx, person.id)
  await deleteSessionsOf(tx, person.id, null)
  const keeper = keeperAt(by, desk)
  await recordEvent(tx, casework, keeper, { person: person.id, type: 'second-factor-removed', appointment: null })
  await writeTo(tx, casework, keeper, person, secondFactorEnded(by.name))
  return { outcome: 'done', person: person.id }
}
