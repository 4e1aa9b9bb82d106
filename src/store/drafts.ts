import type { Casefile } from '../core/casefile/casefile.ts'
import type { Decision } from '../core/casefile/decision.ts'
import { type AssessmentDraft, type PlanDraftContent, planOf, type ReviewDraft } from '../core/casefile/drafts.ts'
import { canonicalPlan } from '../core/plan/canonical.ts'
import type { Place } from './casefiles.ts'
import { sha256 } from './chain.ts'
import type { Tx } from './database.ts'

type Kind = 'assessment' | 'plan' | 'review'

/** What is being written in a casefile; null where nothing is. */
export async function loadDrafts(
  tx: Tx,
  { organisation, cycle }: Place,
): Promise<Pick<Casefile, 'assessmentDraft' | 'planDraft' | 'reviewDraft'>> {
  const rows = await tx
    .selectFrom('drafts')
    .select(['kind', 'content'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .execute()
  const contentOf = (kind: Kind): unknown => rows.find((row) => row.kind === kind)?.content
  const plan = contentOf('plan') as PlanDraftContent | undefined
  return {
    assessmentDraft: (contentOf('assessment') as AssessmentDraft | undefined) ?? null,
    planDraft: plan === undefined ? null : { ...plan, revision: sha256(canonicalPlan(planOf(plan))) },
    reviewDraft: (contentOf('review') as ReviewDraft | undefined) ?? null,
  }
}

/** Keeps the drafts that a decision changed and puts away those it gave as null; the others stay as they are. */
export async function saveDrafts(
  tx: Tx,
  place: Place,
  decision: Decision & { readonly accepted: true },
  stamp: { readonly id: string; readonly name: string; readonly at: string },
): Promise<void> {
  const { assessmentDraft, planDraft, reviewDraft } = decision
  if (assessmentDraft !== undefined) await saveDraft(tx, place, 'assessment', assessmentDraft, stamp)
  if (planDraft !== undefined) await saveDraft(tx, place, 'plan', contentOnly(planDraft), stamp)
  if (reviewDraft !== undefined) await saveDraft(tx, place, 'review', reviewDraft, stamp)
}

/** A revision follows from the content, so it is worked out on reading and never kept beside it. */
function contentOnly(draft: PlanDraftContent | null): PlanDraftContent | null {
  return draft === null ? null : { items: draft.items, contributors: draft.contributors }
}

async function saveDraft(
  tx: Tx,
  { organisation, cycle }: Place,
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
