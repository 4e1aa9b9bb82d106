import { sql } from 'kysely'
import { type Casefile, lastSent } from '../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { upcastItem } from '../../core/plan/upcast.ts'
import type { ApprovedItem } from '../../core/reviews/approved-item.ts'
import type { Tx } from '../database/database.ts'

/**
 * Stores each item of an approved plan and its progress; nothing for a plan that is not approved, or whose approval was
 * corrected (S5). `events` are those that led to `casefile`.
 */
export async function saveApprovedItems(tx: Tx, casefile: Casefile, events: readonly CasefileEvent[]): Promise<void> {
  const sent = lastSent(casefile)
  if (events.some(({ type }) => type === 'status-corrected') && sent?.outcome !== 'approved') {
    await deleteItems(tx, casefile)
    return
  }
  if (sent?.outcome !== 'approved' || casefile.current === null) return
  const approval = events.find(({ type }) => type === 'plan-approved')
  const items = JSON.stringify(casefile.current.items)
  if (approval === undefined) await updateItems(tx, casefile, items)
  else await putItems(tx, casefile, items, { sentOn: sent.sentOn, approvedOn: approval.on })
}

async function deleteItems(tx: Tx, { organisation, cycle }: Casefile): Promise<void> {
  await tx
    .deleteFrom('approved_items')
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .execute()
}

async function putItems(
  tx: Tx,
  { organisation, cycle }: Casefile,
  items: string,
  { sentOn, approvedOn }: { readonly sentOn: string; readonly approvedOn: string },
): Promise<void> {
  await sql`
    insert into approved_items (organisation, cycle, evidence, sent_on, approved_on, item)
    select ${organisation.code}, ${cycle}, item ->> 'evidence', ${sentOn}::date, ${approvedOn}::date, item
    from jsonb_array_elements(${items}::jsonb) as items (item)
    on conflict (organisation, cycle, evidence) do update
    set sent_on = excluded.sent_on, approved_on = excluded.approved_on, item = excluded.item
  `.execute(tx)
}

async function updateItems(tx: Tx, { organisation, cycle }: Casefile, items: string): Promise<void> {
  await sql`
    update approved_items kept
    set item = items.item
    from jsonb_array_elements(${items}::jsonb) as items (item)
    where kept.organisation = ${organisation.code} and kept.cycle = ${cycle}
      and kept.evidence = items.item ->> 'evidence'
  `.execute(tx)
}

/** What the approved plans of up to `most` other organisations do about each of these items, newest approval first. */
export async function approvedItemsElsewhere(
  tx: Tx,
  { organisation, cycle }: { readonly organisation: OdsCode; readonly cycle: CycleName },
  evidence: readonly EvidenceReference[],
  most: number,
): Promise<readonly ApprovedItem[]> {
  const { rows } = await sql<ApprovedItem>`
    select o.code, o.name, others.sent_on as "sentOn", others.approved_on as "approvedOn", others.item
    from unnest(${evidence}::text[]) as asked (evidence)
    cross join lateral (
      select organisation, sent_on, approved_on, item
      from approved_items
      where cycle = ${cycle} and approved_items.evidence = asked.evidence and organisation <> ${organisation}
      order by approved_on desc, organisation
      limit ${most}
    ) others
    join organisations o on o.code = others.organisation
    order by asked.evidence, others.approved_on desc, o.code
  `.execute(tx)
  return rows.map((row) => ({ ...row, item: upcastItem(row.item) }))
}
