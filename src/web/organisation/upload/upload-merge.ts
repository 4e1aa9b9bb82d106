import type { WaitingPlan } from '../../../casework/plans/uploads.ts'
import type { DraftItem, PlanDraft } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { canonicalItem } from '../../../core/plan/canonical.ts'
import { applyMerge, type Choices, type MergeEntry, mergeUpload } from '../../../core/plan/merge.ts'
import { type Action, emptyItem, type PlanItem } from '../../../core/plan/plan.ts'
import { itemFingerprint } from '../../../workbook/template.ts'

/** What an upload would do to the plan on the web, sorted by what its person has to do about it. */
export type UploadMerge = {
  /** To be chosen in: both the file and the web have changed since the file was made. */
  readonly conflicts: readonly MergeEntry[]
  /** Rows are missing from the file: kept, unless its person says otherwise. */
  readonly removed: readonly MergeEntry[]
  readonly taken: readonly MergeEntry[]
  /** In the file, but no published gap: an upload cannot make it one. */
  readonly leftOut: readonly MergeEntry[]
  readonly unchanged: readonly MergeEntry[]
}

export function mergeOf(draft: PlanDraft, { items, listed }: WaitingPlan): UploadMerge {
  const web = draft.items.map(({ item }) => ({ item, fingerprint: itemFingerprint(item) }))
  const entries = mergeUpload(web, items, new Map(listed))
  const onWeb = entries.filter(({ web }) => web !== null)
  const of = (...changes: readonly MergeEntry['change'][]) => onWeb.filter(({ change }) => changes.includes(change))
  return {
    conflicts: of('conflict'),
    removed: of('removed'),
    taken: of('added', 'changed'),
    leftOut: entries.filter(({ web, change }) => web === null && change !== 'unchanged'),
    unchanged: of('unchanged'),
  }
}

/** Those that a confirmation can change. */
export function touching({ conflicts, removed, taken }: UploadMerge): readonly MergeEntry[] {
  return [...conflicts, ...removed, ...taken]
}

/** What a person chose: which version of an item, and whose actions that the file lacks are to go. */
export type UploadChoices = { readonly items: Choices; readonly removeActions: ReadonlySet<EvidenceReference> }

/** The actions that an item has on the web and no longer in the file. */
export function missingActions({ web, file }: MergeEntry): readonly Action[] {
  return web?.actions.filter(({ id }) => file?.actions.every((action) => action.id !== id) ?? false) ?? []
}

/** The plan's items after the upload; a conflict not chosen in is left as it is on the web. */
export function itemsAfter(merge: UploadMerge, choices: UploadChoices, draft: PlanDraft): readonly PlanItem[] {
  const open = merge.conflicts.map(({ evidence }) => [evidence, choices.items.get(evidence) ?? 'web'] as const)
  const entries = [...merge.conflicts, ...merge.removed, ...merge.taken.map((entry) => keepingActions(entry, choices))]
  const merged = applyMerge(entries, new Map([...choices.items, ...open]))
  const after = new Map(merged.merged ? merged.items.map((item) => [item.evidence, item]) : [])
  const touched = new Set(entries.map(({ evidence }) => evidence))
  return draft.items.map(({ item }) =>
    touched.has(item.evidence) ? (after.get(item.evidence) ?? emptyItem(item.evidence)) : item,
  )
}

/** Deleted rows alone are no wish to give up an action. */
function keepingActions(entry: MergeEntry, { removeActions }: UploadChoices): MergeEntry {
  const { evidence, file } = entry
  if (file === null || removeActions.has(evidence)) return entry
  return { ...entry, file: { ...file, actions: [...file.actions, ...missingActions(entry)] } }
}

/** Those items that are different after the upload: what the order is given. */
export function changedItems(merge: UploadMerge, choices: UploadChoices, draft: PlanDraft): readonly PlanItem[] {
  const now = new Map(draft.items.map(({ item }) => [item.evidence, canonicalItem(item)]))
  return itemsAfter(merge, choices, draft).filter((item) => now.get(item.evidence) !== canonicalItem(item))
}

export function draftItem(draft: PlanDraft, evidence: EvidenceReference): DraftItem | undefined {
  return draft.items.find(({ item }) => item.evidence === evidence)
}
