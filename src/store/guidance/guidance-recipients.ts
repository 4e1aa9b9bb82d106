import { type RawBuilder, sql } from 'kysely'
import type { OdsCode } from '../../core/organisation.ts'
import type { Effect } from '../../core/timetable/effect.ts'
import type { Tx } from '../database/database.ts'
import type { Person } from '../people/people.ts'

/** A person whose organisations a change affects, with its effects there. */
type AffectedPerson = Person & {
  readonly organisations: readonly {
    readonly code: OdsCode
    readonly name: string
    readonly effects: readonly Effect[]
  }[]
}

/** Some people by address: those whom a change affects, and the address to continue after, null at the end. */
type SomePeople = { readonly affected: readonly AffectedPerson[]; readonly last: string | null }

/**
 * Of the next `limit` editors and SIROs by address after `after`, those with an organisation that a change affects; for
 * an organisation that closed into one successor, those of the successor (interpretation 7). It looks at these people
 * alone, so that the last of sixty thousand take no longer than the first.
 */
export async function affectedPeople(tx: Tx, proposal: string, after: string, limit: number): Promise<SomePeople> {
  const { rows } = await sql<Person & { readonly organisations: AffectedPerson['organisations'] | null }>`
    with ${nextPeople(after, limit)}, ${theirOrganisations}, ${effectsThere(proposal)}, told as materialized (
      select own.person, jsonb_agg(jsonb_build_object('code', own.code, 'name', organisations.name,
        'effects', effects.effects) order by own.code) as organisations
      from own join effects on effects.code = own.code join organisations on organisations.code = own.code
      group by own.person
    )
    select next.id, next.name, next.email, told.organisations from next left join told on told.person = next.id
    order by next.email`.execute(tx)
  const affected = rows.flatMap(({ organisations, ...person }) =>
    organisations === null ? [] : [{ ...person, organisations }],
  )
  return { affected, last: rows.length < limit ? null : (rows.at(-1)?.email ?? null) }
}

function nextPeople(after: string, limit: number): RawBuilder<unknown> {
  return sql`next as materialized (
      select p.id, p.name, p.email from people p
      where p.removed_at is null and p.email > ${after}
        and exists (select from appointments a where a.person = p.id and a.role in ('editor', 'siro'))
      order by p.email limit ${limit}
    )`
}

/** Those of the people in `next`, as `own`. */
const theirOrganisations = sql`inherited as materialized (
      select code, successors[1] as successor from organisations where closed is not null and cardinality(successors) = 1
    ), held as materialized (
      select next.id as person, a.organisation::text as code from next
      join appointments a on a.person = next.id and a.role in ('editor', 'siro')
    ), own as materialized (
      select person, code from held union select held.person, inherited.code from held join inherited on successor = held.code
    )`

/** Of the change on the organisations in `own`. */
function effectsThere(proposal: string): RawBuilder<unknown> {
  return sql`effects as materialized (
      select organisation::text as code, jsonb_agg(jsonb_build_object('kind', kind, 'concerns', concerns, 'what', what,
        'before', before, 'after', after) order by sequence) as effects
      from guidance_effects where proposal = ${proposal}::uuid and organisation = any (array(select code from own))
      group by organisation
    )`
}

/** A national reviewer, or a person who supports a region, with the number of organisations affected there. */
type Supporter = Person & { readonly whose: 'region' | 'all'; readonly organisations: number }

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
