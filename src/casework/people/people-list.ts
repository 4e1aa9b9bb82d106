import type { Actor } from '../../core/actor.ts'
import { type OdsCode, type Organisation, parseOdsCode } from '../../core/organisation.ts'
import { may, organisationScope } from '../../core/permissions.ts'
import { allRows } from '../../core/table.ts'
import { isUuid } from '../../core/uuid.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import { type PeopleEvent, peopleEventsOf, personById, type StoredPerson } from '../../store/people/manage-people.ts'
import { allPeople, type ListedPerson, listPeople, type PeopleFilter } from '../../store/people/people-list.ts'
import { secondFactorOf } from '../../store/people/sign-in/second-factors.ts'
import { hasIdentity } from '../../store/people/sign-in/single-sign-on.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

export type { ListedPerson, PeopleFilter } from '../../store/people/people-list.ts'

/** One page of a list of people; `of` is the number of people on all pages. */
export type PeoplePage = {
  readonly people: readonly ListedPerson[]
  readonly of: number
  readonly page: number
  readonly pages: number
}

const perPage = 50

/** Everybody, by pages; null for those who may not see them. `page` begins at 1. */
export async function peoplePage(
  services: Services,
  viewer: Actor,
  filter: PeopleFilter,
  page: number,
): Promise<PeoplePage | null> {
  return may(viewer, 'see-people', null) ? pageOf(services, viewer, filter, page) : null
}

/** Everybody whom the filter leaves, in batches; null for those who may not see them. */
export async function everybody(
  { database }: Services,
  viewer: Actor,
  filter: PeopleFilter,
): Promise<AsyncIterable<readonly ListedPerson[]> | null> {
  if (!may(viewer, 'see-people', null)) return null
  return database.read(scopeOf(viewer), (tx) => allPeople(tx, filter))
}

/** An organisation with its own people, for its administrator; null for anybody else. */
export async function ownPeople(
  services: Services,
  viewer: Actor,
  code: string,
): Promise<{ readonly organisation: Organisation; readonly people: readonly ListedPerson[] } | null> {
  const organisation = await ownOrganisation(services, viewer, code)
  if (organisation === null) return null
  const filter = { search: '', role: null, removed: false, organisation: organisation.code }
  const { database } = services
  const people = await database.inTransaction(scopeOf(viewer), (tx) => allRows(allPeople(tx, filter)))
  return { organisation, people: people.map((each) => onlyOf(each, organisation.code)) }
}

/** A person with what changed, when and by whom. */
export type PersonWithHistory = {
  readonly person: StoredPerson
  readonly history: readonly PeopleEvent[]
  readonly hasSecondFactor: boolean
  /** Whether an account with a provider is known for them, and the viewer may let another one in. */
  readonly mayLetNewAccountIn: boolean
}

/** Any person, for those who see people; null for anybody else, and where there is no such person. */
export async function personWithHistory(
  services: Services,
  viewer: Actor,
  id: string,
): Promise<PersonWithHistory | null> {
  return may(viewer, 'see-people', null) ? personOf(services, viewer, id, null) : null
}

/** One of an organisation's own people, for its administrator: roles elsewhere are left out. */
export async function ownPerson(
  services: Services,
  viewer: Actor,
  code: string,
  id: string,
): Promise<(PersonWithHistory & { readonly organisation: Organisation }) | null> {
  const organisation = await ownOrganisation(services, viewer, code)
  if (organisation === null) return null
  const found = await personOf(services, viewer, id, organisation.code)
  return found === null ? null : { ...found, organisation }
}

async function pageOf({ database }: Services, viewer: Actor, filter: PeopleFilter, page: number): Promise<PeoplePage> {
  const shown = { offset: (Math.max(1, page) - 1) * perPage, limit: perPage }
  const found = await database.inTransaction(scopeOf(viewer), (tx) => listPeople(tx, filter, shown))
  return { ...found, page: Math.max(1, page), pages: Math.max(1, Math.ceil(found.of / perPage)) }
}

async function ownOrganisation(
  { database, clock }: Services,
  viewer: Actor,
  text: string,
): Promise<Organisation | null> {
  const code = parseOdsCode(text)
  const organisation = code === null ? null : await organisationByCode(database.withoutScope, code)
  if (organisation === null) return null
  return may(viewer, 'manage-own-people', organisationScope(organisation, clock.today())) ? organisation : null
}

async function personOf(
  { database }: Services,
  viewer: Actor,
  id: string,
  code: OdsCode | null,
): Promise<PersonWithHistory | null> {
  if (!isUuid(id)) return null
  return database.inTransaction(scopeOf(viewer), async (tx) => {
    const found = await personById(tx, id)
    if (found === null) return null
    const person = code === null ? found : onlyOf(found, code)
    if (code !== null && person.appointments.length === 0) return null
    const factor = await secondFactorOf(tx, id)
    const hasSecondFactor = factor !== null && factor.confirmedAt !== null
    // An administrator may not where the person has roles elsewhere: the new account would have them too.
    const isWholly = person.appointments.length === found.appointments.length
    const mayLetNewAccountIn = isWholly && (await hasIdentity(tx, id))
    return { person, history: await peopleEventsOf(tx, id, code), hasSecondFactor, mayLetNewAccountIn }
  })
}

function onlyOf<Held extends ListedPerson>(person: Held, code: OdsCode): Held {
  const appointments = person.appointments.filter((each) => 'organisation' in each && each.organisation === code)
  return { ...person, appointments }
}
