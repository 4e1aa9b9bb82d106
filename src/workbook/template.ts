import { createHash } from 'node:crypto'
import { type EvidenceReference, parseEvidenceReference } from '../core/catalogue/evidence.ts'
import { contentVersions, itemTextIn } from '../core/plan/canonical.ts'
import { furtherTexts, type ItemTextName, itemTexts } from '../core/plan/item-texts.ts'
import { plainItem } from '../core/plan/plain-item.ts'
import type { Action, PlanItem } from '../core/plan/plan.ts'

/** A rule about a cell of the plan sheet. */
export type CellRule = 'P1' | 'P2' | 'P3' | 'P4' | 'P5'

/** The columns of the plan sheet. Those `of` an item are filled in once, on its first row; each action has its own row. */
export const columns = {
  rowId: column('Row id', 'P1', 'row', 12),
  evidence: column('Evidence item', 'P1', 'row', 11),
  asks: column('What it asks', 'P1', 'item', 36),
  gap: textColumn('gap'),
  action: column('Action', 'P2', 'action', 40),
  ownerName: column('Owner name', 'P3', 'item', 20),
  ownerRole: column('Owner role', 'P3', 'item', 22),
  ownerEmail: column('Owner email', 'P3', 'item', 26),
  completion: column('Completion date', 'P4', 'item', 14),
  months: column('Months after return to BAU', 'P4', 'item', 14),
  covid: column('COVID affected (Yes/No)', 'P5', 'item', 12),
  covidHow: column('How COVID affected it', 'P5', 'item', 28),
  doneOn: column('Done on', 'P2', 'action', 14),
  note: column('Progress note', 'P2', 'action', 34),
  ...furtherColumns(),
} as const

export type ColumnKey = keyof typeof columns

/** In the order of the template. People move columns, so a file’s columns are found by their headings. */
export const columnOrder = Object.keys(columns) as readonly ColumnKey[]

/** Those that the template fills in and locks. */
export const lockedColumns: ReadonlySet<ColumnKey> = new Set(['rowId', 'evidence', 'asks'])

type Column = {
  readonly heading: string
  readonly rule: CellRule
  readonly of: 'row' | 'item' | 'action'
  /** In characters, as spreadsheets measure columns. */
  readonly width: number
  /** The first content version whose workbooks have it. */
  readonly since: number
}

function column(heading: string, rule: CellRule, of: Column['of'], width: number, since = 1): Column {
  return { heading, rule, of, width, since }
}

function textColumn(name: ItemTextName): Column {
  const { since, column: texts } = itemTexts[name]
  return column(texts.heading, texts.rule, 'item', texts.width, since)
}

/** Texts that came later stand at the end, so that no column of an earlier template moved. */
function furtherColumns() {
  const further = furtherTexts.map((name) => [name, textColumn(name)] as const)
  return Object.fromEntries(further) as { readonly [Name in Exclude<ItemTextName, 'gap'>]: Column }
}

/** Raised by one whenever a file made from the template would be read differently. A further column has a content version instead. */
export const templateVersion = '1'

export const sheetNames = { instructions: 'Instructions', plan: 'Improvement plan', details: 'Details' } as const

/** The names of the lines of the details sheet, which says what the file is. */
export const detailNames = {
  organisationCode: 'Organisation code',
  organisationName: 'Organisation name',
  cycle: 'Cycle',
  templateVersion: 'Template version',
  madeOn: 'Made on',
  contentVersion: 'Content version',
} as const

/** The headings of its list of gaps: their state when the template was made. */
export const gapListHeadings = ['Gap listed', 'Fingerprint', 'Last row number'] as const

/** What a row is about, wherever it is moved: one action of one item. Written `4.5.3/1`. */
type RowId = { readonly evidence: EvidenceReference; readonly action: string }

export function rowIdText({ evidence, action }: RowId): string {
  return `${evidence}/${action}`
}

/** null for anything that the template did not write. */
export function parseRowId(text: string): RowId | null {
  const [, reference, action] = /^([^/]{1,20})\/([A-Za-z0-9-]{1,64})$/.exec(text.trim()) ?? []
  const evidence = reference === undefined ? null : parseEvidenceReference(reference)
  return evidence === null || action === undefined ? null : { evidence, action }
}

/** The greatest number that ids such as `3` or `a3` end in; new actions are numbered from the next. */
export function lastNumber(actions: readonly Pick<Action, 'id'>[]): number {
  return Math.max(0, ...actions.map(({ id }) => Number(/\d{1,9}$/.exec(id)?.[0] ?? 0)))
}

/**
 * A hash of what a content version says of an item, in 64 hexadecimal digits. It is the same when the item is read back
 * unchanged from a workbook. A workbook is compared in its own version: in what its columns could hold.
 */
export function itemFingerprint(item: PlanItem, contentVersion: number, versions = contentVersions): string {
  return createHash('sha256')
    .update(itemTextIn(contentVersion, plainItem(item), versions))
    .digest('hex')
}
