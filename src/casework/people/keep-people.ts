import type { Actor, Appointment } from '../../core/actor.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { openChange, type PeopleRefusal, type RoleChange, refusalOfChange } from '../../core/people/change.ts'
import { secondFactorEnded } from '../../core/people/letters.ts'
import { may, organisationAsSubject, type Subject } from '../../core/permissions.ts'
import type { Tx } from '../../store/database.ts'
import { deleteHalfSignInsOf } from '../../store/half-sign-ins.ts'
import { ensurePerson, type KeptPerson, lockPerson } from '../../store/keep-people.ts'
import { organisationByCode } from '../../store/organisations.ts'
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
  const mayKeep = (actor: Actor, appointment: Appointment) => mayKeepRole(actor, appointment, organisation, subject)
  const isKeeper = organisation === null ? may(by, 'keep-people', null) : may(by, 'keep-own-people', subject)
  if (!isKeeper || (organisation !== null && subject === null)) return { outcome: 'not-allowed' }
  const keeper = { by: { id: by.id, name: by.name }, organisation }
  const scope = await scopeOf(casework.database, by)
  return casework.database.inTransaction(scope, async (tx): Promise<PeopleKept> => {
    if (order.type === 'end-second-factor') return endSecondFactor(tx, casework, keeper, order.person)
    const wished = order.type === 'invite' ? { give: order.give, take: [] } : order
    if (![...wished.give, ...wished.take].every((each) => mayKeep(by, each))) return { outcome: 'not-allowed' }
    if (wished.give.length + wished.take.length === 0) return { outcome: 'refused', refusal: 'nothing-changes' }
    if (!(await areKnown(tx, wished.give))) return { outcome: 'refused', refusal: 'unknown-organisation' }
    const person = await personMeant(tx, order)
    if (person === null || !isWithin(person, order, organisation)) return { outcome: 'not-allowed' }
    const change = openChange(person.appointments, wished)
    const refusal = refusalOfChange(by, person.id, change, mayKeep)
    if (refusal !== null) return { outcome: 'refused', refusal }
    await applyChange(tx, casework, keeper, person, change)
    return { outcome: 'done', person: person.id }
  })
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

/** A lead gives every role; an administrator those of the one organisation. */
function mayKeepRole(actor: Actor, appointment: Appointment, code: OdsCode | null, subject: Subject | null): boolean {
  if (appointment.role === 'service') return false
  if (code === null) return may(actor, 'keep-people', null)
  return 'organisation' in appointment && appointment.organisation === code && may(actor, 'keep-own-people', subject)
}

async function personMeant(tx: Tx, order: PeopleOrder): Promise<(KeptPerson & { readonly isNew: boolean }) | null> {
  const { id, isNew } = order.type === 'invite' ? await ensurePerson(tx, order) : { id: order.person, isNew: false }
  const person = await lockPerson(tx, id)
  return person === null ? null : { ...person, isNew }
}

/** An administrator has to do with people of the organisation only; with anybody else by inviting them. */
function isWithin({ appointments }: KeptPerson, { type }: PeopleOrder, code: OdsCode | null): boolean {
  if (code === null || type === 'invite') return true
  return appointments.some((each) => 'organisation' in each && each.organisation === code)
}

/** After a lost telephone. Only a lead, and never for themselves: that would leave the first factor alone. */
async function endSecondFactor(tx: Tx, casework: Casework, keeper: Keeper, id: string): Promise<PeopleKept> {
  const person = keeper.organisation === null ? await lockPerson(tx, id) : null
  if (person === null) return { outcome: 'not-allowed' }
  if (keeper.by.id === person.id) return { outcome: 'refused', refusal: 'own-administration' }
  await deleteSecondFactor(tx, person.id)
  await deleteHalfSignInsOf(tx, person.id)
  await deleteSessionsOf(tx, person.id, null)
  await recordEvent(tx, casework, keeper, { person: person.id, type: 'second-factor-removed', appointment: null })
  await writeTo(tx, casework, keeper, person, secondFactorEnded(keeper.by.name))
  return { outcome: 'done', person: person.id }
}
