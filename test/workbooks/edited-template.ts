import { day } from '../../src/core/day.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import { parseCellAddress } from '../../src/workbook/cell-address.ts'
import { sheetNames } from '../../src/workbook/template.ts'
import type { CellToWrite, SheetToWrite } from '../../src/workbook/writing/sheet-to-write.ts'
import { writeSpreadsheet } from '../../src/workbook/writing/spreadsheet.ts'
import { templateSheets } from '../../src/workbook/writing/write-template.ts'
import { baseItems } from './base-template.ts'

/** The values typed into cells, by address; a text in a date cell stays a text, null clears the cell. */
type Edits = Readonly<Record<string, string | number | null>>

export type Edit = {
  /** On the plan sheet. */
  readonly plan?: Edits
  readonly details?: Edits
  /** The rows of the plan sheet in a new order, by their numbers now; those left out are deleted. */
  readonly rows?: readonly number[]
  readonly items?: readonly PlanItem[]
  /** Copies of the plan sheet behind all others, by name, with what was typed into each afterwards. */
  readonly copies?: Readonly<Record<string, Edits>>
}

/** A template as people fill it in: first rows are moved, then values are typed into cells. */
export async function editedTemplate({
  plan = {},
  details = {},
  rows,
  items = baseItems,
  copies = {},
}: Edit): Promise<Uint8Array> {
  const template = templateSheets({
    organisation: { code: 'XCE', name: 'Central England NHS Trust' },
    cycle: '2020-21',
    madeOn: day('2021-07-01'),
    latestCompletion: day('2021-12-30'),
    mostOutstandingItems: 15,
    items: items.map((item) => ({ item, asks: `What ${item.evidence} asks` })),
  })
  if (!template.made) throw new Error(`The template was not made: ${template.refusal.reason}`)
  const sheets = template.sheets.map((sheet) => {
    if (sheet.name === sheetNames.plan) return typedInto(rows === undefined ? sheet : moved(sheet, rows), plan)
    return sheet.name === sheetNames.details ? typedInto(sheet, details) : sheet
  })
  const copied = Object.entries(copies).flatMap(([name, edits]) =>
    sheets.filter((sheet) => sheet.name === sheetNames.plan).map((sheet) => ({ ...typedInto(sheet, edits), name })),
  )
  return writeSpreadsheet('A filled template', [...sheets, ...copied])
}

function moved(sheet: SheetToWrite, rows: readonly number[]): SheetToWrite {
  const order = new Map([1, ...rows].map((row, index) => [row, index + 1]))
  const cells = sheet.cells.flatMap((cell) => {
    const row = order.get(cell.row)
    return row === undefined ? [] : [{ ...cell, row }]
  })
  return { ...sheet, cells }
}

function typedInto(sheet: SheetToWrite, edits: Edits): SheetToWrite {
  const typed = Object.entries(edits).map(([address, value]): CellToWrite => {
    const at = parseCellAddress(address)
    if (at === null) throw new Error(`“${address}” is no cell`)
    const look = sheet.cells.find((cell) => cell.row === at.row && cell.column === at.column)?.look ?? 'input'
    return { ...at, value, look }
  })
  const isTyped = (cell: CellToWrite) => typed.some(({ row, column }) => row === cell.row && column === cell.column)
  return { ...sheet, cells: [...sheet.cells.filter((cell) => !isTyped(cell)), ...typed] }
}
