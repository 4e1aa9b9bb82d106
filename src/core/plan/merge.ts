import { compareEvidence, type EvidenceReference } from '../catalogue/evidence.ts'
import { canonicalItem } from './canonical.ts'
import { compareItems, type FieldChange } from './compare.ts'
import type { ItemPart } from './item-texts.ts'
import { plainItem } from './plain-item.ts'
import { emptyItem, type PlanItem } from './plan.ts'

/** An item of the plan on the web. The fingerprint is the same for the same content. */
export type WebItem = { readonly item: PlanItem; readonly fingerprint: string }

/** An item in the file, with its unreadable parts. */
export type FileItem = WebItem & { readonly unread: readonly ItemPart[] }

/** The gaps in the file when it was downloaded, each with the fingerprint of its item then. */
export type ListedGaps = ReadonlyMap<EvidenceReference, string>

/** What importing the file would change in one item of the plan on the web. */
export type MergeEntry = {
  readonly evidence: EvidenceReference
  readonly change: 'added' | 'changed' | 'removed' | 'unchanged' | 'conflict'
  readonly web: PlanItem | null
  /** The item after choosing the file; unreadable parts stay as on the web. */
  readonly file: PlanItem | null
  /** From the web to the file. */
  readonly fields: readonly FieldChange[]
}

/**
 * Compares a file with the plan on the web, item by item. An item changed only on the web since the file was downloaded
 * is `unchanged`; one changed in both, in different ways, is a conflict that a person has to decide.
 */
export function mergeUpload(
  web: readonly WebItem[],
  file: readonly FileItem[],
  listed: ListedGaps,
): readonly MergeEntry[] {
  const onWeb = new Map(web.map((item) => [item.item.evidence, item]))
  const inFile = new Map(file.map((item) => [item.item.evidence, item]))
  const all = [...new Set([...onWeb.keys(), ...inFile.keys()])].toSorted(compareEvidence)
  return all.map((evidence) => entryFor(evidence, onWeb.get(evidence), inFile.get(evidence), listed.get(evidence)))
}

function entryFor(
  evidence: EvidenceReference,
  web: WebItem | undefined,
  file: FileItem | undefined,
  asListed: string | undefined,
): MergeEntry {
  const webItem = web?.item ?? null
  const fileItem = file === undefined ? null : asRead(file, webItem ?? emptyItem(evidence))
  const change = changeOf(web, file, fileItem, asListed)
  return { evidence, change, web: webItem, file: fileItem, fields: fieldsBetween(webItem, fileItem) }
}

function changeOf(
  web: WebItem | undefined,
  file: FileItem | undefined,
  fileItem: PlanItem | null,
  asListed: string | undefined,
): MergeEntry['change'] {
  if (file === undefined || fileItem === null) return asListed === undefined ? 'unchanged' : 'removed'
  const isTouched = file.fingerprint !== asListed
  if (web === undefined) return goneFromWeb(isTouched, asListed)
  if (isSame(web.item, fileItem) || !isTouched) return 'unchanged'
  return web.fingerprint === asListed ? 'changed' : 'conflict'
}

/** An item only in the file: added there, or removed on the web since the file was downloaded. */
function goneFromWeb(isTouched: boolean, asListed: string | undefined): MergeEntry['change'] {
  if (asListed === undefined) return 'added'
  return isTouched ? 'conflict' : 'unchanged'
}

/** Unreadable parts stay as on the web: a date of “Q3” does not mean that there is none. */
function asRead({ item, unread }: FileItem, web: PlanItem): PlanItem {
  const asOnWeb: Partial<PlanItem> = Object.fromEntries(unread.map((part) => [part, web[part]]))
  return { ...item, ...asOnWeb }
}

function isSame(a: PlanItem, b: PlanItem): boolean {
  return canonicalItem(plainItem(a)) === canonicalItem(plainItem(b))
}

function fieldsBetween(web: PlanItem | null, file: PlanItem | null): readonly FieldChange[] {
  if (web === null || file === null) return []
  const change = compareItems(plainItem(web), plainItem(file))
  return change.kind === 'changed' ? change.fields : []
}

/** The person's choice between file and web for an item. */
export type Choices = ReadonlyMap<EvidenceReference, 'file' | 'web'>

/** The plan’s items after an upload, or the conflicts without a choice. */
type Merged =
  | { readonly merged: true; readonly items: readonly PlanItem[] }
  | { readonly merged: false; readonly unresolved: readonly EvidenceReference[] }

/**
 * Applies what the file added and changed, unless a choice says otherwise. An item whose rows are missing from the file
 * stays on the web unless the file is chosen: deleted rows alone do not mean that the gap is to be removed.
 */
export function applyMerge(entries: readonly MergeEntry[], choices: Choices): Merged {
  const open = entries.filter(({ change, evidence }) => change === 'conflict' && !choices.has(evidence))
  if (open.length > 0) return { merged: false, unresolved: open.map(({ evidence }) => evidence) }
  const items = entries.flatMap((entry) => {
    const source = choices.get(entry.evidence) ?? byDefault(entry)
    const item = source === 'file' && entry.change !== 'unchanged' ? entry.file : entry.web
    return item === null ? [] : [item]
  })
  return { merged: true, items }
}

function byDefault({ change }: MergeEntry): 'file' | 'web' {
  return change === 'added' || change === 'changed' ? 'file' : 'web'
}
