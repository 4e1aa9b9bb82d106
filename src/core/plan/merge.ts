import { compareEvidence, type EvidenceReference } from '../catalogue/evidence.ts'
import { canonicalItem } from './canonical.ts'
import { compareItems, type FieldChange } from './compare.ts'
import { plainItem } from './plain-item.ts'
import { emptyItem, type PlanItem } from './plan.ts'

/** The parts of an item that a file may hold in a way nobody can read; nothing is known of them then. */
export type ItemPart = 'gap' | 'actions' | 'owner' | 'completion' | 'covid'

export const itemParts: readonly ItemPart[] = ['gap', 'actions', 'owner', 'completion', 'covid']

/** An item as the web has it. A fingerprint is the same for the same content, whoever takes it. */
export type WebItem = { readonly item: PlanItem; readonly fingerprint: string }

/** An item as the file has it. */
export type FileItem = WebItem & { readonly unread: readonly ItemPart[] }

/** The gaps that the file was made with, each with the fingerprint of its item on that day. */
export type ListedGaps = ReadonlyMap<EvidenceReference, string>

/** What the file would do to one item of the plan on the web. */
export type MergeEntry = {
  readonly evidence: EvidenceReference
  readonly change: 'added' | 'changed' | 'removed' | 'unchanged' | 'conflict'
  readonly web: PlanItem | null
  /** What stands when the file is taken: parts that could not be read are as on the web. */
  readonly file: PlanItem | null
  /** From the web to the file. */
  readonly fields: readonly FieldChange[]
}

/**
 * Compares a file with the plan on the web, item by item. What only the web has changed since the file was made is
 * unchanged by it; what both changed, in different ways, is a conflict that a person has to choose in.
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

/** An item that the file alone has: new there, or taken out on the web since the file was made. */
function goneFromWeb(isTouched: boolean, asListed: string | undefined): MergeEntry['change'] {
  if (asListed === undefined) return 'added'
  return isTouched ? 'conflict' : 'unchanged'
}

/** Parts that could not be read stay as they are on the web: a date of “Q3” is no wish to have none. */
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

/** Which of the two to keep of an item. */
export type Choices = ReadonlyMap<EvidenceReference, 'file' | 'web'>

/** The plan’s items after an upload, or the conflicts that nobody has chosen in. */
type Merged =
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
