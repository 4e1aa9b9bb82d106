import type { Cell, Table } from '../core/table.ts'
import type { Answer } from '../http/answer.ts'
import { field, type SubmittedForm } from '../http/form.ts'
import type { SheetToWrite } from '../workbook/writing/sheet-to-write.ts'
import { writeSpreadsheet } from '../workbook/writing/spreadsheet.ts'
import { toCsv } from '../workbook/writing/write-csv.ts'

export type TableFormat = 'csv' | 'xlsx'

/** The format that `?format=` asks for, or null: the page itself. */
export function requestedFormat(query: SubmittedForm): TableFormat | null {
  const asked = field(query, 'format')
  return asked === 'csv' || asked === 'xlsx' ? asked : null
}

/** A list as a file to download, called `name` with the ending of its format. Texts stay texts: none becomes a formula. */
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
    widths: columns.map((heading, place) => widthOf([heading, ...rows.map((row) => row[place] ?? null)])),
    cells: [
      ...columns.map((value, place) => ({ row: 1, column: place + 1, value, look: 'heading' }) as const),
      ...rows.flatMap((cells, row) => cells.map((value, place) => cellAt(row + 2, place + 1, value))),
    ],
    choices: [],
    frozen: { rows: 1, columns: 0 },
    unprotected: true,
  }
}

function cellAt(row: number, column: number, value: Cell) {
  return { row, column, value, look: typeof value === 'number' ? 'input' : 'text-input' } as const
}

/** In characters: wide enough for short texts, long ones wrap. */
function widthOf(cells: readonly Cell[]): number {
  const longest = Math.max(...cells.map((cell) => String(cell ?? '').length))
  return Math.min(60, Math.max(10, longest + 2))
}
