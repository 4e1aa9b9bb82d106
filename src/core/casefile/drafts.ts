import { compareEvidence, type EvidenceReference } from '../catalogue/evidence.ts'
import { canonicalItem } from '../plan/canonical.ts'
import { emptyItem, type Plan, type PlanItem } from '../plan/plan.ts'
import type { Judgement } from '../plan/rules.ts'
import type { Revision } from './events.ts'

/** Who changed something last, so that a second person can be told. */
type ChangedBy = { readonly id: string; readonly name: string }

/** What is being marked before it is published. `version` counts saves: a form names the one it started from. */
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

/** The plan being written. `contributors` are all who changed it since it was last sent: none of them may sign it. */
export type PlanDraft = {
  readonly items: readonly DraftItem[]
  readonly contributors: readonly string[]
  /** The sha256 of the canonical text of its plan, worked out where the draft is kept. */
  readonly revision: Revision
}

/** Each item has its own version, so two people on two items never meet and two on one are told. */
export type DraftItem = { readonly item: PlanItem; readonly version: number; readonly changedBy: ChangedBy | null }

/** A reviewer's judgements as far as they have got; not yet a decision. */
export type ReviewDraft = {
  readonly version: number
  readonly revision: Revision
  readonly judgements: readonly Judgement[]
  readonly reason: string
  readonly changedBy: ChangedBy
}

/** A plan draft as decisions change it; its revision follows from its content. */
export type PlanDraftContent = Omit<PlanDraft, 'revision'>

export function planOf({ items }: Pick<PlanDraft, 'items'>): Plan {
  return { items: items.map(({ item }) => item) }
}

/**
 * The list is prefilled with every gap; what was already written is kept, and items no longer gaps leave the list.
 * Who published a list other than the one before changed the plan (P6); who published the first has written none yet.
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

/** The contributors to a draft with one more, named once. */
export function withContributor({ contributors }: PlanDraftContent, id: string): readonly string[] {
  return contributors.includes(id) ? contributors : [...contributors, id]
}

/** The draft with one item put in place of what stood there, saved by `by`; who saves the same again wrote nothing. */
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
