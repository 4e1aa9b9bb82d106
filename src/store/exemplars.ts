import { sql } from 'kysely'
import type { Casefile } from '../core/casefile/casefile.ts'
import type { CasefileEvent } from '../core/casefile/events.ts'
import type { EvidenceReference } from '../core/catalogue/evidence.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { OdsCode, RegionCode } from '../core/organisation.ts'
import type { Tx } from './database.ts'

/** Keeps who agreed to be named for what, as these events of the casefile say. */
export async function saveExemplars(
  tx: Tx,
  { organisation, cycle }: Pick<Casefile, 'organisation' | 'cycle'>,
  events: readonly CasefileEvent[],
): Promise<void> {
  for (const event of events) {
    const row = { organisation: organisation.code, cycle }
    if (event.type === 'exemplar-agreed') await agreed(tx, { ...row, evidence: event.evidence, agreed_on: event.on })
    if (event.type === 'exemplar-withdrawn') await withdrawn(tx, { ...row, evidence: event.evidence }, event.on)
  }
}

type Key = { readonly organisation: string; readonly cycle: string; readonly evidence: string }

async function agreed(tx: Tx, row: Key & { readonly agreed_on: Day }): Promise<void> {
  await tx
    .insertInto('exemplars')
    .values({ ...row, withdrawn_on: null })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'cycle', 'evidence'])
        .doUpdateSet({ agreed_on: row.agreed_on, withdrawn_on: null }),
    )
    .execute()
}

async function withdrawn(tx: Tx, { organisation, cycle, evidence }: Key, on: Day): Promise<void> {
  await tx
    .updateTable('exemplars')
    .set({ withdrawn_on: on })
    .where('organisation', '=', organisation)
    .where('cycle', '=', cycle)
    .where('evidence', '=', evidence)
    .execute()
}

/** An organisation that agreed to be named as an exemplar for an item, with whom to ask there by its address here. */
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
