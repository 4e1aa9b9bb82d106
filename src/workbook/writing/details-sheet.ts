import type { Day } from '../../core/day.ts'
import { latestContentVersion } from '../../core/plan/canonical.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import { serialOf } from '../reading/serial-day.ts'
import { detailNames, gapListHeadings, itemFingerprint, sheetNames, templateVersion } from '../template.ts'
import type { CellToWrite, SheetToWrite } from './sheet-to-write.ts'

export type TemplateDetails = {
  readonly organisation: { readonly code: string; readonly name: string }
  readonly cycle: string
  readonly madeOn: Day
}

/** The sheet with what the file is and the gaps it listed, which is read back to see what has changed since. */
export function detailsSheet(
  { organisation, cycle, madeOn }: TemplateDetails,
  listed: readonly { readonly item: PlanItem; readonly lastRow: number }[],
): SheetToWrite {
  const details: readonly (readonly [string, string])[] = [
    [detailNames.organisationCode, organisation.code],
    [detailNames.organisationName, organisation.name],
    [detailNames.cycle, cycle],
    [detailNames.templateVersion, templateVersion],
  ]
  const firstGap = details.length + 4
  return {
    name: sheetNames.details,
    widths: [22, 70, 16],
    cells: [
      ...details.flatMap(([name, value], index) => line(index + 1, name, value)),
      fixed(details.length + 1, 1, detailNames.madeOn),
      { row: details.length + 1, column: 2, value: serialOf(madeOn), look: 'fixed-date' },
      ...line(details.length + 2, detailNames.contentVersion, String(latestContentVersion)),
      ...gapListHeadings.map(
        (value, index) => ({ row: firstGap - 1, column: index + 1, value, look: 'heading' }) as const,
      ),
      ...listed.flatMap((gap, index) => gapLine(firstGap + index, gap)),
    ],
    choices: [],
    frozen: { rows: 0, columns: 0 },
  }
}

function line(row: number, name: string, value: string): readonly CellToWrite[] {
  return [fixed(row, 1, name), fixed(row, 2, value)]
}

function gapLine(row: number, { item, lastRow }: { readonly item: PlanItem; readonly lastRow: number }) {
  return [
    fixed(row, 1, item.evidence),
    fixed(row, 2, itemFingerprint(item, latestContentVersion)),
    fixed(row, 3, lastRow),
  ]
}

function fixed(row: number, column: number, value: string | number): CellToWrite {
  return { row, column, value, look: 'fixed' }
}
