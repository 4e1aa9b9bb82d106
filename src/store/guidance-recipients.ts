import { sql } from 'kysely'
import type { OdsCode } from '../core/organisation.ts'
import type { Effect } from '../core/timetable/effects.ts'
import type { Tx } from './database.ts'
import type { Person } from './people.ts'

/** Somebody whose organisations a change affects, with what it does there. */
export type AffectedPerson = Person & {
  readonly organisations: readonly {
    readonly code: OdsCode
    readonly name: string
    readonly effects: readonly Effect[]
  }[]
}

/**
 * Editors and SIROs of the organisations that a change affects, by address, behind `after`; those of the one successor
 * for an organisation that closed (reading 7).
 */
export async function affectedPeople(
  tx: Tx,
  proposal: string,
  after: string,
  limit: number,
): Promise<readonly AffectedPerson[]> {
  const { rows } = await sql<AffectedPerson>`
    with affected as (
      select o.code, o.name, o.closed, o.successors from organisations o
      where exists (select from guidance_effects e where e.proposal = ${proposal}::uuid and e.organisation = o.code)
    ), people_of as (
      select distinct p.id, p.name, p.email, a.code, a.name as organisation
      from affected a
      join appointments on appointments.organisation = a.code
        or (a.closed is not null and cardinality(a.successors) = 1 and appointments.organisation = a.successors[1])
      join people p on p.id = appointments.person
      where appointments.role in ('editor', 'siro') and p.removed_at is null and p.email > ${after}
    ), addressed as (
      select id, name, email from people_of group by id, name, email order by email limit ${limit}
    )
    select addressed.id, addressed.name, addressed.email,
      (select jsonb_agg(jsonb_build_object('code', people_of.code, 'name', people_of.organisation, 'effects',
          (select jsonb_agg(jsonb_build_object('kind', e.kind, 'concerns', e.concerns, 'what', e.what,
             'before', e.before, 'after', e.after) order by e.sequence)
           from guidance_effects e where e.proposal = ${proposal}::uuid and e.organisation = people_of.code)
        ) order by people_of.code)
       from people_of where people_of.id = addressed.id) as organisations
    from addressed order by addressed.email`.execute(tx)
  return rows
}

/** Somebody who reviews nationally, or supports in a region; with how many organisations there are affected. */
export type Supporter = Person & { readonly whose: 'region' | 'all'; readonly organisations: number }

/** Reviewers and leads, and the people of each region in which an organisation is affected. */
export async function affectedSupporters(tx: Tx, proposal: string): Promise<readonly Supporter[]> {
  const { rows } = await sql<Supporter>`
    with affected as (
      select distinct o.code, o.region from guidance_effects e join organisations o on o.code = e.organisation
      where e.proposal = ${proposal}::uuid
    )
    select p.id, p.name, p.email,
      case when bool_or(a.region is null) then 'all' else 'region' end as whose,
      count(distinct affected.code) as organisations
    from people p join appointments a on a.person = p.id
    left join affected on a.region is null or affected.region = a.region
    where p.removed_at is null and a.role in ('reviewer', 'lead', 'regional-security-lead', 'rdt-team')
    group by p.id, p.name, p.email
    having bool_or(a.region is null) or count(distinct affected.code) > 0
    order by p.email`.execute(tx)
  return rows
}
