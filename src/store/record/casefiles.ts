import { type Casefile, newCasefile } from '../../core/casefile/casefile.ts'
import type { Decision } from '../../core/casefile/decide/decision.ts'
import {
  type AssessmentDraft,
  type PlanDraft,
  type PlanDraftContent,
  planOf,
  type ReviewDraft,
} from '../../core/casefile/drafts.ts'
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

/** What the row of a casefile says about who may act in it, and how far its events go. */
export type CasefileRow = {
  readonly version: number
  readonly referredToSro: boolean
  readonly escalated: boolean
}

/** Locks the casefile's row until the transaction ends, so that commands run one after another; null where it has none yet. */
export async function lockCasefile(tx: Tx, { organisation, cycle }: CasefileKey): Promise<CasefileRow | null> {
  const row = await tx
    .selectFrom('casefiles')
    .select(['version', 'referred_to_sro as referredToSro', 'escalated'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Makes the row of a casefile that has none, and locks it; somebody else may have made it in the meantime. */
export async function beginCasefile(tx: Tx, key: CasefileKey): Promise<void> {
  await tx
    .insertInto('casefiles')
    .values({
      organisation: key.organisation.code,
      cycle: key.cycle,
      version: 0,
      status: 'not-published',
      stage: 'not-published',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await lockCasefile(tx, key)
}

/** The scope in which a permission is checked for a casefile; `row` is null where it has none yet. */
export function permissionScopeOf(organisation: Organisation, row: CasefileRow | null, today: Day): PermissionScope {
  return {
    ...organisationScope(organisation, today),
    referredToSro: row?.referredToSro ?? false,
    escalated: row?.escalated ?? false,
  }
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
  return rows.map(recordedEventOf)
}

/** The columns of an event that are read; `recorded_at` is an instant in any ISO 8601 form. */
export type EventRow = {
  readonly payload: unknown
  readonly by_person: string | null
  readonly by_name: string
  readonly by_role: string
  readonly on_day: string
  readonly guidance_version: string
  readonly version: number
  readonly recorded_at: string
  readonly hash: string
}

/** An event from its row, in today's shape. Throws `NewerContent` for one that a newer version wrote. */
export function recordedEventOf(row: EventRow): RecordedEvent {
  return {
    ...upcastEvent(row.payload as CasefileEvent),
    by: { id: row.by_person ?? '', name: row.by_name, role: row.by_role as Stamp['by']['role'] },
    on: row.on_day as CasefileEvent['on'],
    guidance: row.guidance_version,
    version: row.version,
    recordedAt: row.recorded_at,
    hash: row.hash,
  }
}

/**
 * Adds events after the last one (null: they are the first), each chained to the one before. The primary key refuses a
 * second writer at the same version.
 */
export async function appendEvents(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  last: Pick<RecordedEvent, 'version' | 'hash'> | null,
  events: readonly CasefileEvent[],
  recordedAt: string,
): Promise<void> {
  if (events.length === 0) return
  let { version, hash } = last ?? { version: 0, hash: firstPreviousHash }
  const rows = events.map((event) => {
    version += 1
    const row = eventRow(organisation.code, cycle, { ...event, version, recordedAt }, hash)
    hash = row.hash
    return row
  })
  await tx.insertInto('casefile_events').values(rows).execute()
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

type Kind = 'assessment' | 'plan' | 'review'

/** The drafts of a casefile; null where there is none. */
export type CasefileDrafts = Pick<Casefile, 'assessmentDraft' | 'planDraft' | 'reviewDraft'>

async function loadDrafts(tx: Tx, { organisation, cycle }: CasefileKey): Promise<CasefileDrafts> {
  const rows = await tx
    .selectFrom('drafts')
    .select(['kind', 'content'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .execute()
  return draftsOf(Object.fromEntries(rows.map(({ kind, content }) => [kind, content])))
}

/** The drafts as they are stored, by kind, in today's shape. Throws `NewerContent` like `eventsOf`. */
export function draftsOf(contents: Readonly<Partial<Record<Kind, unknown>>>): CasefileDrafts {
  const { assessment, plan, review } = contents
  return {
    assessmentDraft: (assessment as AssessmentDraft | undefined) ?? null,
    planDraft: plan === undefined ? null : withRevision(upcastDraft(plan as StoredPlanDraft)),
    reviewDraft: (review as ReviewDraft | undefined) ?? null,
  }
}

/** The drafts after a decision, as a later request will read them. */
export function draftsAfter(before: CasefileDrafts, decision: Decision & { readonly accepted: true }): CasefileDrafts {
  const { assessmentDraft, planDraft, reviewDraft } = decision
  return {
    assessmentDraft: assessmentDraft === undefined ? before.assessmentDraft : assessmentDraft,
    planDraft: planDraft === undefined ? before.planDraft : planDraft && withRevision(planDraft),
    reviewDraft: reviewDraft === undefined ? before.reviewDraft : reviewDraft,
  }
}

/** A revision follows from the content, so it is computed on reading and never stored. */
function withRevision({ items, contributors }: PlanDraftContent): PlanDraft {
  const content = { items, contributors }
  return { ...content, revision: sha256(canonicalPlan(planOf(content))) }
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
