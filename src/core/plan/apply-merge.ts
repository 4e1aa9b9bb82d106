import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { MergeEntry } from './merge.ts'
import type { PlanItem } from './plan.ts'

/** Which of the two to keep of an item. */
export type Choices = ReadonlyMap<EvidenceReference, 'file' | 'web'>

/** The plan’s items after an upload, or the conflicts that nobody has chosen in. */
export type Merged =
  | { readonly merged: true; readonly items: readonly PlanItem[] }
  | { readonly merged: false; readonly unresolved: readonly EvidenceReference[] }

/**
 * Takes what the file added and changed, unless a choice says otherwise. An item whose rows are missing from the file
 * stays on the web unless the file is chosen: deleted rows alone are no wish to give up a gap.
 */
export function applyMerge(entries: readonly MergeEntry[], choices: Choices): Merged {
  const open = entries.filter(({ change, evidence }) => change === 'conflict' && !choices.has(evidence))
  if (open.length > 0) return { merged: false, unresolved: open.map(({ evidence }) => evidence) }
  const items = entries.flatMap((entry) => {
    const kept = choices.get(entry.evidence) ?? byDefault(entry)
    const item = kept === 'file' && entry.change !== 'unchanged' ? entry.file : entry.web
    return item === null ? [] : [item]
  })
  return { merged: true, items }
}

function byDefault({ change }: MergeEntry): 'file' | 'web' {
  return change === 'added' || change === 'changed' ? 'file' : 'web'
}
