import type { DraftItem, PlanDraft } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { CasefileContext } from '../casefile-context.ts'

/** An item of the plan being written, with its neighbours in the list. */
export type ListedItem = {
  readonly draft: PlanDraft
  readonly draftItem: DraftItem
  readonly evidence: EvidenceReference
  readonly previous: EvidenceReference | null
  readonly next: EvidenceReference | null
}

/** The item with this reference; null where the plan has none. */
export function listedItem({ casefile }: CasefileContext, reference: string | undefined): ListedItem | null {
  const draft = casefile.planDraft
  const index = draft?.items.findIndex(({ item }) => item.evidence === reference) ?? -1
  const draftItem = draft?.items[index]
  if (draft === null || draftItem === undefined) return null
  return {
    draft,
    draftItem,
    evidence: draftItem.item.evidence,
    previous: draft.items[index - 1]?.item.evidence ?? null,
    next: draft.items[index + 1]?.item.evidence ?? null,
  }
}
