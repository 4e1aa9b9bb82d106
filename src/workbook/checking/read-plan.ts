import { compareEvidence } from '../../core/catalogue/evidence.ts'
import { contentVersionOf, contentVersions } from '../../core/plan/canonical.ts'
import type { FileItem, ListedGaps } from '../../core/plan/merge.ts'
import { cellName, parseCellAddress } from '../cell-address.ts'
import { isRefusal, type Refusal } from '../reading/refusal.ts'
import { openWorkbook, type Workbook } from '../reading/workbook.ts'
import { itemFingerprint } from '../template.ts'
import { findPlanSheet, type PlanSheet } from './find-plan-sheet.ts'
import type { CellLocation, Problem } from './problem.ts'
import { contentVersionIn, detailsSheet, type FileDetails, readDetails } from './read-details.ts'
import { type FilledItem, readItem } from './read-item.ts'
import { sortRows } from './sort-rows.ts'

/** A filled template: its details, its items, and each cell that cannot be used as it is. */
export type FilledPlan = FileDetails & {
  /** The name of the sheet with the items. */
  readonly sheet: string
  /** The heading of the evidence items, where findings about the whole plan are shown. */
  readonly heading: CellLocation
  /** In order of evidence reference. Blank items that the template listed are here too, unless their rows were deleted. */
  readonly items: readonly FilledItem[]
  /** From the top left to the bottom right. */
  readonly problems: readonly Problem[]
}

type PlanReading =
  | { readonly read: true; readonly plan: FilledPlan }
  | { readonly read: false; readonly refusal: Refusal }

/** Reads an improvement plan template that was filled in, from the bytes of an .xlsx file from anywhere. */
export async function readPlan(bytes: Uint8Array): Promise<PlanReading> {
  const workbook = await openWorkbook(bytes)
  if (isRefusal(workbook)) return { read: false, refusal: workbook }
  const plan = await planIn(workbook)
  return isRefusal(plan) ? { read: false, refusal: plan } : { read: true, plan }
}

/**
 * The items of the file, for merging them with the plan on the web. Each is compared in the content version of the file,
 * or in a later one if somebody added a column that its template did not have.
 */
export function fileItems({ items, contentVersion }: FilledPlan, versions = contentVersions): readonly FileItem[] {
  return items.map(({ item, unread }) => {
    const version = Math.max(contentVersion, contentVersionOf({ items: [item] }, versions))
    return { item, unread, fingerprint: itemFingerprint(item, version, versions) }
  })
}

/** The items as they were when the file was made, for the same merge. */
export function listedGaps({ listed }: FilledPlan): ListedGaps {
  return new Map(listed.map(({ evidence, fingerprint }) => [evidence, fingerprint]))
}

async function planIn(workbook: Workbook): Promise<FilledPlan | Refusal> {
  const sheet = await detailsSheet(workbook)
  const contentVersion = contentVersionIn(sheet)
  if (typeof contentVersion !== 'number') return contentVersion
  const plan = await findPlanSheet(workbook, contentVersion)
  if (isRefusal(plan)) return plan
  const details = readDetails(sheet, contentVersion)
  if (isRefusal(details)) return details
  const { items, problems } = sortRows(plan)
  const lastRows = new Map(details.listed.map(({ evidence, lastRow }) => [evidence, lastRow]))
  const read = items.map((rows) => readItem(plan, rows, lastRows.get(rows.evidence) ?? 0))
  const all = [...plan.problems, ...problems, ...read.flatMap((item) => item.problems)]
  return {
    ...details,
    sheet: plan.sheet.name,
    heading: headingOf(plan),
    items: read.map(({ filled }) => filled).toSorted((a, b) => compareEvidence(a.item.evidence, b.item.evidence)),
    problems: all.toSorted(byPlace),
  }
}

function headingOf({ sheet, headingRow, columns }: PlanSheet): CellLocation {
  return { sheet: sheet.name, cell: cellName({ row: headingRow, column: columns.get('evidence') ?? 1 }) }
}

function byPlace(a: Problem, b: Problem): number {
  const [left, right] = [parseCellAddress(a.cell), parseCellAddress(b.cell)]
  return (left?.row ?? 0) - (right?.row ?? 0) || (left?.column ?? 0) - (right?.column ?? 0)
}
