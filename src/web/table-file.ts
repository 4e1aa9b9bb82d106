import type { Cell, Table } from '../core/table.ts'
import type { Answer } from '../http/answer.ts'
import { field, type SubmittedForm } from '../http/form.ts'
import type { SheetToWrite } from '../workbook/writing/sheet-to-write.ts'
import { writeSpreadsheet } from '../workbook/writing/spreadsheet.ts'
import { toCsv } from '../workbook/writing/write-csv.ts'

export type TableFormat = 'csv' | 'xlsx'

/** The format in `?format=`; null where the page itself is requested, or an unknown format. */
export function requestedFormat(query: SubmittedForm): TableFormat | null {
  const format = field(query, 'format')
  return format === 'csv' || format === 'xlsx' ? format : null
}

/** A table as a file to download, named `name` with the ending of its format. No text becomes a formula. */
export async function tableFile(table: Table, name: string, format: TableFormat): Promise<Answer> {
  if (format === 'csv')
    return { kind: 'file', name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', content: toCsv(table) }
  const bytes = await writeSpreadsheet(name, [sheetOf(table)])
  return { kind: 'file', name: `${name}.xlsx`, mediaType: xlsxMediaType, content: Buffer.from(bytes) }
}

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function sheetOf({ columns, rows }: Table): SheetToWrite {
  return {
    name: 'List',
    widths: columns.map((heading, index) => widthOf([heading, ...rows.map((row) => row[index] ?? null)])),
    cells: [
      ...columns.map((value, index) => ({ row: 1, column: index + 1, value, look: 'heading' }) as const),
      ...rows.flatMap((cells, row) => cells.map((value, index) => cellAt(row + 2, index + 1, value))),
    ],
    choices: [],
    frozen: { rows: 1, columns: 0 },
    unprotected: true,
  }
}

function cellAt(row: number, column: number, value: Cell) {
  return { row, column, value, look: typeof value === 'number' ? 'input' : 'text-input' } as const
}

/** The width in characters: enough for short texts; long ones wrap. */
function widthOf(cells: readonly Cell[]): number {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length))
  return Math.min(60, Math.max(10, longest + 2))
}
