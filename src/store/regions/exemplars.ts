import { sql } from 'kysely'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import { exemplarItems } from '../../core/casefile/plans/gaps.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, RegionCode } from '../../core/organisation.ts'
import type { Tx } from '../database/database.ts'

/** Stores for which items the organisation is named as an exemplar after these events. */
export async function saveExemplars(
  tx: Tx,
  casefile: Pick<Casefile, 'organisation' | 'cycle' | 'status' | 'publishedOn' | 'met' | 'exemplarFor'>,
  events: readonly CasefileEvent[],
): Promise<void> {
  const last = events.at(-1)
  if (last === undefined || !events.some(({ type }) => changing.includes(type))) return
  const named = exemplarItems(casefile)
  const [code, { cycle }] = [casefile.organisation.code, casefile]
  await sql`
    insert into exemplars (organisation, cycle, evidence, agreed_on)
    select ${code}, ${cycle}, evidence, ${last.on}::date from unnest(${named}::text[]) as named (evidence)
    on conflict (organisation, cycle, evidence) do update
    set agreed_on = excluded.agreed_on, withdrawn_on = null where exemplars.withdrawn_on is not null
  `.execute(tx)
  await sql`
    update exemplars set withdrawn_on = ${last.on}::date
    where organisation = ${code} and cycle = ${cycle} and withdrawn_on is null and evidence <> all(${named}::text[])
  `.execute(tx)
}

/** The events after which an organisation becomes or stops being an exemplar: its agreement, or whether it meets the item. */
const changing: readonly CasefileEvent['type'][] = [
  'exemplar-agreed',
  'exemplar-withdrawn',
  'assessment-published',
  'status-corrected',
  'completion-confirmed',
  'closed-unmet',
]

/** An organisation that agreed to be named as an exemplar for an item, with the address of a person to ask there. */
export type Exemplar = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  readonly evidence: EvidenceReference
  readonly agreedOn: Day
}

/** Those of a region that are named today, by item and name. */
export async function exemplarsIn(tx: Tx, region: RegionCode): Promise<readonly Exemplar[]> {
  const rows = await tx
    .selectFrom('exemplars')
    .innerJoin('organisations', 'organisations.code', 'exemplars.organisation')
    .select([
      'organisations.code',
      'organisations.name',
      'exemplars.cycle',
      'exemplars.evidence',
      'exemplars.agreed_on as agreedOn',
    ])
    .where('organisations.region', '=', region)
    .where('exemplars.withdrawn_on', 'is', null)
    .orderBy(sql`string_to_array(exemplars.evidence, '.')`)
    .orderBy('organisations.name')
    .execute()
  return rows as unknown as readonly Exemplar[]
}
