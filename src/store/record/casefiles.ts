import { sql } from 'kysely'
import { type Casefile, newCasefile } from '../../core/casefile/casefile.ts'
import type { Decision } from '../../core/casefile/decide/decision.ts'
import { type AssessmentDraft, type PlanDraftContent, planOf, type ReviewDraft } from '../../core/casefile/drafts.ts'
import type { CasefileEvent, Stamp } from '../../core/casefile/events.ts'
import { evolve } from '../../core/casefile/evolve.ts'
import { type StoredPlanDraft, upcastDraft, upcastEvent } from '../../core/casefile/upcast.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import { organisationScope, type PermissionScope } from '../../core/permissions.ts'
import { canonicalPlan, contentVersionOf } from '../../core/plan/canonical.ts'
import type { Tx } from '../database/database.ts'
import { chainHash, firstPreviousHash, sha256 } from './chain.ts'

/** Names one casefile: an organisation in a cycle. */
export type CasefileKey = { readonly organisation: Organisation; readonly cycle: CycleName }

/** An event as it is stored: with its version in the casefile, when it was recorded, and its link in the chain. */
export type RecordedEvent = CasefileEvent & {
  readonly version: number
  readonly recordedAt: string
  readonly hash: string
}

/** Makes the casefile's row if there is none and locks it, so that commands to one casefile run one after another. */
export async function lockCasefile(tx: Tx, { organisation, cycle }: CasefileKey): Promise<void> {
  await tx
    .insertInto('casefiles')
    .values({ organisation: organisation.code, cycle, version: 0, status: 'not-published', stage: 'not-published' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select 1 from casefiles where organisation = ${organisation.code} and cycle = ${cycle} for update`.execute(
    tx,
  )
}

/** The casefile as its events make it, with its drafts. */
export async function loadCasefile(tx: Tx, key: CasefileKey): Promise<Casefile> {
  return casefileFrom(tx, key, await eventsOf(tx, key))
}

/** The same for a caller that has read the events already. */
export async function casefileFrom(tx: Tx, key: CasefileKey, events: readonly CasefileEvent[]): Promise<Casefile> {
  const record = events.reduce<Casefile>(evolve, newCasefile(key.organisation, key.cycle))
  return { ...record, ...(await loadDrafts(tx, key)) }
}

/** Every event of a casefile, oldest first, in today's shape. Throws `NewerContent` if a newer build wrote one of them. */
export async function eventsOf(tx: Tx, { organisation, cycle }: CasefileKey): Promise<readonly RecordedEvent[]> {
  const rows = await tx
    .selectFrom('casefile_events')
    .selectAll()
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({
    ...upcastEvent(row.payload as CasefileEvent),
    by: { id: row.by_person ?? '', name: row.by_name, role: row.by_role as Stamp['by']['role'] },
    on: row.on_day as CasefileEvent['on'],
    guidance: row.guidance_version,
    version: row.version,
    recordedAt: row.recorded_at,
    hash: row.hash,
  }))
}

/** Adds events after `version`, each chained to the one before. The primary key refuses a second writer at the same version. */
export async function appendEvents(
  tx: Tx,
  key: CasefileKey,
  version: number,
  events: readonly CasefileEvent[],
  recordedAt: string,
): Promise<void> {
  if (events.length === 0) return
  let previous = await lastHash(tx, key)
  for (const [index, event] of events.entries()) {
    const row = eventRow(
      key.organisation.code,
      key.cycle,
      { ...event, version: version + index + 1, recordedAt },
      previous,
    )
    await tx.insertInto('casefile_events').values(row).execute()
    previous = row.hash
  }
}

/** The hash of an event: it covers everything but the hashes. */
export function hashOfEvent(
  previous: string,
  { organisation, cycle }: CasefileKey,
  event: Omit<RecordedEvent, 'hash'>,
): string {
  return hashIn(previous, organisation.code, cycle, event)
}

function hashIn(
  previous: string,
  organisation: OdsCode,
  cycle: CycleName,
  { by, on, guidance, version, recordedAt, ...payload }: Omit<RecordedEvent, 'hash'>,
): string {
  return chainHash(previous, { organisation, cycle, version, by, on, guidance, payload, recordedAt })
}

/** The row that stores an event, linked to the hash of the one before. */
export function eventRow(
  organisation: OdsCode,
  cycle: CycleName,
  event: Omit<RecordedEvent, 'hash'>,
  previous: string,
) {
  const { by, on, guidance, version, recordedAt, ...payload } = event
  return {
    organisation,
    cycle,
    version,
    type: event.type,
    payload: JSON.stringify(payload),
    by_person: by.id === '' ? null : by.id,
    by_name: by.name,
    by_role: by.role,
    on_day: on,
    recorded_at: recordedAt,
    guidance_version: guidance,
    previous_hash: previous,
    hash: hashIn(previous, organisation, cycle, event),
  }
}

async function lastHash(tx: Tx, { organisation, cycle }: CasefileKey): Promise<string> {
  const row = await tx
    .selectFrom('casefile_events')
    .select('hash')
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ?? firstPreviousHash
}

/** The scope in which a permission is checked for a casefile. */
export async function permissionScopeOf(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  today: Day,
): Promise<PermissionScope> {
  const row = await tx
    .selectFrom('casefiles')
    .select(['referred_to_sro', 'escalated'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .executeTakeFirst()
  return {
    ...organisationScope(organisation, today),
    referredToSro: row?.referred_to_sro ?? false,
    escalated: row?.escalated ?? false,
  }
}

type Kind = 'assessment' | 'plan' | 'review'

/** The drafts of a casefile, in today's shape; null where there is none. Throws `NewerContent` like `eventsOf`. */
async function loadDrafts(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
): Promise<Pick<Casefile, 'assessmentDraft' | 'planDraft' | 'reviewDraft'>> {
  const rows = await tx
    .selectFrom('drafts')
    .select(['kind', 'content'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .execute()
  const contentOf = (kind: Kind): unknown => rows.find((row) => row.kind === kind)?.content
  const stored = contentOf('plan') as StoredPlanDraft | undefined
  const plan = stored === undefined ? null : upcastDraft(stored)
  return {
    assessmentDraft: (contentOf('assessment') as AssessmentDraft | undefined) ?? null,
    planDraft: plan === null ? null : { ...plan, revision: sha256(canonicalPlan(planOf(plan))) },
    reviewDraft: (contentOf('review') as ReviewDraft | undefined) ?? null,
  }
}

/** Stores the drafts that a decision changed and deletes those it gave as null; the others stay as they are. */
export async function saveDrafts(
  tx: Tx,
  key: CasefileKey,
  decision: Decision & { readonly accepted: true },
  stamp: { readonly id: string; readonly name: string; readonly at: string },
): Promise<void> {
  const { assessmentDraft, planDraft, reviewDraft } = decision
  if (assessmentDraft !== undefined) await saveDraft(tx, key, 'assessment', assessmentDraft, stamp)
  if (planDraft !== undefined) await saveDraft(tx, key, 'plan', contentOnly(planDraft), stamp)
  if (reviewDraft !== undefined) await saveDraft(tx, key, 'review', reviewDraft, stamp)
}

/** A revision follows from the content, so it is computed on reading and never stored. */
function contentOnly(draft: PlanDraftContent | null): StoredPlanDraft | null {
  if (draft === null) return null
  return { contentVersion: contentVersionOf(planOf(draft)), items: draft.items, contributors: draft.contributors }
}

async function saveDraft(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  kind: Kind,
  content: object | null,
  { id, name, at }: { readonly id: string; readonly name: string; readonly at: string },
): Promise<void> {
  const key = { organisation: organisation.code, cycle, kind }
  if (content === null) {
    await tx
      .deleteFrom('drafts')
      .where((where) => where.and(key))
      .execute()
    return
  }
  const change = { content: JSON.stringify(content), changed_by: id, changed_by_name: name, changed_at: at }
  await tx
    .insertInto('drafts')
    .values({ ...key, ...change, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'cycle', 'kind'])
        .doUpdateSet((now) => ({ ...change, version: now('drafts.version', '+', 1) })),
    )
    .execute()
}
