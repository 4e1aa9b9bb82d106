import { compareEvidence, type EvidenceReference } from '../catalogue/evidence.ts'
import { canonicalItem } from '../plan/canonical.ts'
import { emptyItem, type Plan, type PlanItem } from '../plan/plan.ts'
import type { Judgement } from '../plan/rules.ts'
import type { Revision } from './events.ts'

/** Who changed something last, to name them to a second person who changes it at the same time. */
type ChangedBy = { readonly id: string; readonly name: string }

/** The assessment before it is published. `version` counts saves; a form sends the version it started from. */
export type AssessmentDraft = {
  readonly version: number
  readonly answers: readonly AssessmentAnswer[]
  readonly changedBy: ChangedBy
}

/** `partly` is a gap too: not all of the item is met (P1 “partly answered ones too”). */
export type AssessmentAnswer = {
  readonly evidence: EvidenceReference
  readonly answer: 'met' | 'partly' | 'not-met'
  readonly note: string
}

/** The plan being written. `contributors` changed it since it was last sent, so none of them may sign it off. */
export type PlanDraft = {
  readonly items: readonly DraftItem[]
  readonly contributors: readonly string[]
  /** The sha256 of the canonical text of its plan, computed where the draft is stored. */
  readonly revision: Revision
}

/** Each item has its own version, so that only two people who change the same item get a conflict. */
export type DraftItem = { readonly item: PlanItem; readonly version: number; readonly changedBy: ChangedBy | null }

/** A reviewer's judgements so far; not yet a decision. */
export type ReviewDraft = {
  readonly version: number
  readonly revision: Revision
  readonly judgements: readonly Judgement[]
  readonly reason: string
  readonly changedBy: ChangedBy
}

/** A plan draft without its revision, which is computed from the content. */
export type PlanDraftContent = Omit<PlanDraft, 'revision'>

export function planOf({ items }: Pick<PlanDraft, 'items'>): Plan {
  return { items: items.map(({ item }) => item) }
}

/**
 * A draft with one item for each gap: items written already are kept, those no longer gaps are removed. A publisher who
 * changes the list contributes to the plan (P6); the publisher of the first list has written nothing yet.
 */
export function draftFor(
  gaps: readonly EvidenceReference[],
  before: PlanDraftContent | null,
  publisher: string,
): PlanDraftContent {
  const items = gaps
    .toSorted(compareEvidence)
    .map((gap) => before?.items.find(({ item }) => item.evidence === gap) ?? listed(gap))
  if (before === null) return { items, contributors: [] }
  const isSameList = items.length === before.items.length && items.every((item) => before.items.includes(item))
  return { items, contributors: isSameList ? before.contributors : withContributor(before, publisher) }
}

function listed(gap: EvidenceReference): DraftItem {
  return { item: emptyItem(gap), version: 0, changedBy: null }
}

/** The contributors to a draft with one more, each once. */
export function withContributor({ contributors }: PlanDraftContent, id: string): readonly string[] {
  return contributors.includes(id) ? contributors : [...contributors, id]
}

/** The draft with one item replaced, saved by `by`, who becomes a contributor unless the item is unchanged. */
export function withItem(draft: PlanDraftContent, item: PlanItem, by: ChangedBy): PlanDraftContent {
  const before = draft.items.find((each) => each.item.evidence === item.evidence)
  const changed = { item, version: (before?.version ?? 0) + 1, changedBy: by }
  const others = draft.items.filter((each) => each.item.evidence !== item.evidence)
  const isSame = before !== undefined && canonicalItem(before.item) === canonicalItem(item)
  return {
    items: [...others, changed].toSorted((a, b) => compareEvidence(a.item.evidence, b.item.evidence)),
    contributors: isSame ? draft.contributors : withContributor(draft, by.id),
  }
}
