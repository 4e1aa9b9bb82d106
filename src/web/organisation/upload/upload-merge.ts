import type { WaitingPlan } from '../../../casework/plans/uploads.ts'
import type { DraftItem, PlanDraft } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { canonicalItem } from '../../../core/plan/canonical.ts'
import { applyMerge, type Choices, type MergeEntry, mergeUpload } from '../../../core/plan/merge.ts'
import { type Action, emptyItem, type PlanItem } from '../../../core/plan/plan.ts'
import { itemFingerprint } from '../../../workbook/template.ts'

/** What an upload would do to the plan on the web, sorted by what the uploader has to decide. */
export type UploadMerge = {
  /** The uploader has to choose: the file and the web have both changed since the file was made. */
  readonly conflicts: readonly MergeEntry[]
  /** Rows are missing from the file: kept on the web, unless the uploader says otherwise. */
  readonly removed: readonly MergeEntry[]
  readonly changed: readonly MergeEntry[]
  /** In the file, but not a published gap: an upload cannot add one. */
  readonly leftOut: readonly MergeEntry[]
  readonly unchanged: readonly MergeEntry[]
}

export function mergeOf(draft: PlanDraft, { items, listed, contentVersion }: WaitingPlan): UploadMerge {
  const web = draft.items.map(({ item }) => ({ item, fingerprint: itemFingerprint(item, contentVersion) }))
  const entries = mergeUpload(web, items, new Map(listed))
  const onWeb = entries.filter(({ web }) => web !== null)
  const of = (...changes: readonly MergeEntry['change'][]) => onWeb.filter(({ change }) => changes.includes(change))
  return {
    conflicts: of('conflict'),
    removed: of('removed'),
    changed: of('added', 'changed'),
    leftOut: entries.filter(({ web, change }) => web === null && change !== 'unchanged'),
    unchanged: of('unchanged'),
  }
}

/** The items that confirming the upload can change. */
export function touching({ conflicts, removed, changed }: UploadMerge): readonly MergeEntry[] {
  return [...conflicts, ...removed, ...changed]
}

/** The uploader’s choices: which version of an item to keep, and in which items to remove actions the file lacks. */
export type UploadChoices = { readonly items: Choices; readonly removeActions: ReadonlySet<EvidenceReference> }

/** The actions that an item has on the web but not in the file. */
export function missingActions({ web, file }: MergeEntry): readonly Action[] {
  return web?.actions.filter(({ id }) => file?.actions.every((action) => action.id !== id) ?? false) ?? []
}

/** The plan's items after the upload; a conflict without a choice stays as it is on the web. */
export function itemsAfter(merge: UploadMerge, choices: UploadChoices, draft: PlanDraft): readonly PlanItem[] {
  const open = merge.conflicts.map(({ evidence }) => [evidence, choices.items.get(evidence) ?? 'web'] as const)
  const entries = [
    ...merge.conflicts,
    ...merge.removed,
    ...merge.changed.map((entry) => keepingActions(entry, choices)),
  ]
  const merged = applyMerge(entries, new Map([...choices.items, ...open]))
  const after = new Map(merged.merged ? merged.items.map((item) => [item.evidence, item]) : [])
  const touched = new Set(entries.map(({ evidence }) => evidence))
  return draft.items.map(({ item }) =>
    touched.has(item.evidence) ? (after.get(item.evidence) ?? emptyItem(item.evidence)) : item,
  )
}

/** Deleting a row does not delete its action: the uploader has to say so. */
function keepingActions(entry: MergeEntry, { removeActions }: UploadChoices): MergeEntry {
  const { evidence, file } = entry
  if (file === null || removeActions.has(evidence)) return entry
  return { ...entry, file: { ...file, actions: [...file.actions, ...missingActions(entry)] } }
}

/** The items that differ after the upload: those that the command saves. */
export function changedItems(merge: UploadMerge, choices: UploadChoices, draft: PlanDraft): readonly PlanItem[] {
  const now = new Map(draft.items.map(({ item }) => [item.evidence, canonicalItem(item)]))
  return itemsAfter(merge, choices, draft).filter((item) => now.get(item.evidence) !== canonicalItem(item))
}

export function draftItem(draft: PlanDraft, evidence: EvidenceReference): DraftItem | undefined {
  return draft.items.find(({ item }) => item.evidence === evidence)
}
