import { type Expression, sql } from 'kysely'
import type { Appointment, Role } from '../../core/actor.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { mapBatches } from '../../core/table.ts'
import { batchesOf } from '../database/batches.ts'
import type { Tx } from '../database/database.ts'
import { containing } from '../register/register.ts'
import { appointmentsOf } from './people.ts'

export type ListedPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly removed: boolean
  readonly appointments: readonly Appointment[]
}

export type PeopleFilter = {
  /** Part of a name or an address, or the code of an organisation; empty for all. */
  readonly search: string
  readonly role: Role | null
  readonly removed: boolean
  /** Only people with a role there. */
  readonly organisation: OdsCode | null
}

type Window = { readonly offset: number; readonly limit: number }

/** People by name; `of` is the number on all pages. */
export async function listPeople(
  tx: Tx,
  filter: PeopleFilter,
  { offset, limit }: Window,
): Promise<{ readonly people: readonly ListedPerson[]; readonly of: number }> {
  const { of } = await matching(tx, filter)
    .select(({ fn }) => fn.countAll<number>().as('of'))
    .executeTakeFirstOrThrow()
  const rows = await byName(tx, filter).offset(offset).limit(limit).execute()
  return { people: rows.map(personOf), of }
}

/** Everybody whom the filter leaves, by name, in batches. */
export function allPeople(tx: Tx, filter: PeopleFilter): AsyncIterable<readonly ListedPerson[]> {
  return mapBatches(batchesOf(tx, byName(tx, filter)), personOf)
}

type StoredAppointments = Parameters<typeof appointmentsOf>[0]

function byName(tx: Tx, filter: PeopleFilter) {
  return matching(tx, filter)
    .select(['id', 'name', 'email', 'removed_at as removedAt'])
    .select(
      sql<StoredAppointments>`array(
        select json_build_object('role', role, 'organisation', organisation, 'region', region)
        from appointments where person = people.id order by role, organisation, region
      )`.as('appointments'),
    )
    .orderBy('name')
    .orderBy('id')
}

type PersonRow = Pick<ListedPerson, 'id' | 'name' | 'email'> & {
  readonly removedAt: string | null
  readonly appointments: StoredAppointments
}

function personOf({ removedAt, appointments, ...person }: PersonRow): ListedPerson {
  return { ...person, removed: removedAt !== null, appointments: appointmentsOf(appointments) }
}

function matching(tx: Tx, { search, role, removed, organisation }: PeopleFilter) {
  const holds = (condition: Expression<boolean>) =>
    sql<boolean>`exists (select from appointments where person = people.id and ${condition})`
  const part = containing(search)
  return tx
    .selectFrom('people')
    .where('removed_at', removed ? 'is not' : 'is', null)
    .$if(search !== '', (query) =>
      query.where((where) =>
        where.or([
          where('name', 'ilike', part),
          where('email', 'ilike', part),
          holds(sql<boolean>`organisation = ${search.toUpperCase()}`),
        ]),
      ),
    )
    .$if(role !== null, (query) => query.where(holds(sql<boolean>`role = ${role}`)))
    .$if(organisation !== null, (query) => query.where(holds(sql<boolean>`organisation = ${organisation}`)))
}
