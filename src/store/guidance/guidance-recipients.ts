import { sql } from 'kysely'
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

/**
 * Editors and SIROs of the organisations that a change affects, by address, after `after`, without those who have an
 * email with this dedupe key; for an organisation that closed into one successor, those of the successor
 * (interpretation 7).
 */
export async function affectedPeople(
  tx: Tx,
  proposal: string,
  dedupeKey: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly AffectedPerson[]> {
  const { rows } = await sql<AffectedPerson>`
    with inherited as materialized (
      select code, successors[1] as successor from organisations where closed is not null and cardinality(successors) = 1
    ), addressed as (
      select p.id, p.name, p.email from people p
      where p.removed_at is null and p.email > ${after}
        and not exists (select from outbox where dedupe_key = ${dedupeKey} and to_email = p.email)
        and exists (
        select from appointments a
        cross join lateral (select a.organisation as code union all select code from inherited where successor = a.organisation) o
        where a.person = p.id and a.role in ('editor', 'siro')
          and exists (select from guidance_effects e where e.proposal = ${proposal}::uuid and e.organisation = o.code))
      order by p.email limit ${limit}
    )
    select addressed.id, addressed.name, addressed.email, told.organisations
    from addressed cross join lateral (
      select jsonb_agg(jsonb_build_object('code', each.code, 'name', each.name, 'effects', each.effects)
        order by each.code) as organisations
      from (
        select organisations.code, organisations.name, jsonb_agg(jsonb_build_object('kind', e.kind,
          'concerns', e.concerns, 'what', e.what, 'before', e.before, 'after', e.after) order by e.sequence) as effects
        from (
          select distinct o.code from appointments a
          cross join lateral (select a.organisation as code union all select code from inherited where successor = a.organisation) o
          where a.person = addressed.id and a.role in ('editor', 'siro')
        ) own
        join organisations on organisations.code = own.code
        join guidance_effects e on e.proposal = ${proposal}::uuid and e.organisation = own.code
        group by organisations.code, organisations.name
      ) each
    ) told
    order by addressed.email`.execute(tx)
  return rows
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
