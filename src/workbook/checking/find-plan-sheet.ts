import { visibleText } from '../../core/visible-text.ts'
import { cellName } from '../cell-address.ts'
import { shown } from '../reading/cell.ts'
import { isRefusal, type Refusal } from '../reading/refusal.ts'
import type { Row, Sheet } from '../reading/sheet.ts'
import type { Workbook } from '../reading/workbook.ts'
import { type ColumnKey, columnOrder, columns, sheetNames } from '../template.ts'
import { findCell, type Problem } from './problem.ts'

/** The sheet with the plan, and in which of its columns each heading was found. */
export type PlanSheet = {
  readonly sheet: Sheet
  readonly headingRow: number
  readonly columns: ReadonlyMap<ColumnKey, number>
  /** Columns that are missing or there twice: a blank cell in them does not mean that nothing was written. */
  readonly unsure: ReadonlySet<ColumnKey>
  readonly problems: readonly Problem[]
}

/**
 * The sheet with the plan’s name and headings, its columns in any order. Where there is none, the one with the headings is
 * taken among the other sheets, which people may have added or renamed. A second one that holds something else, such as
 * an edited copy, is refused: only a person can tell which counts. A column that workbooks of this content version did not
 * have is unsure, and no problem: it was not there to fill in.
 */
export async function findPlanSheet({ sheets }: Workbook, contentVersion: number): Promise<PlanSheet | Refusal> {
  const named = sheets.find(({ name }) => isNamed(name, sheetNames.plan))
  const own = await named?.read()
  if (own !== undefined && isRefusal(own)) return own
  const plan = own === undefined ? null : planSheetIn(own, contentVersion)
  const others = sheets.filter((sheet) => sheet !== named && !isNamed(sheet.name, sheetNames.details))
  const { found, refusal } = await planSheetsAmong(others, contentVersion)
  if (plan !== null) return onlyOne([plan, ...found.filter((other) => isOtherVersion(plan, other))])
  const [first, ...more] = found
  return first === undefined ? (refusal ?? noPlanSheet(sheets, own)) : onlyOne([first, ...more])
}

function onlyOne([first, ...more]: readonly [PlanSheet, ...PlanSheet[]]): PlanSheet | Refusal {
  if (more.length === 0) return first
  return { reason: 'several-plan-sheets', sheets: [first, ...more].map(({ sheet }) => sheet.name) }
}

/** A sheet with row ids was copied from the template; a list of one’s own with some of its headings is none of ours. */
function isOtherVersion(plan: PlanSheet, other: PlanSheet): boolean {
  if (!other.columns.has('rowId')) return false
  const content = contentOf(other)
  return content !== '' && content !== contentOf(plan)
}

/** All texts below the headings, whatever the order of the columns; '' for none. */
function contentOf({ sheet, headingRow, columns: found }: PlanSheet): string {
  const rows = sheet.rows.filter(({ number }) => number > headingRow)
  const texts = rows.map((row) => columnOrder.map((key) => textIn(row, found.get(key))))
  return texts.some((row) => row.some((text) => text !== '')) ? JSON.stringify(texts) : ''
}

function textIn(row: Row, column: number | undefined): string {
  const found = findCell(row, column)
  return found === null ? '' : shown(found.cell)
}

/** Whether a sheet has that name, whatever its capitals, the spaces around it, and the table that Numbers names after it. */
export function isNamed(name: string, expected: string): boolean {
  const plain = visibleText(name)
    .replace(/ - Table \d+$/i, '')
    .trim()
  return plain.toLowerCase() === expected.toLowerCase()
}

/** The sheets with the plan’s headings; a sheet that is refused counts only where no other has them. */
async function planSheetsAmong(sheets: Workbook['sheets'], contentVersion: number) {
  const found: PlanSheet[] = []
  let refusal: Refusal | null = null
  for (const unread of sheets) {
    const sheet = await unread.read()
    if (isRefusal(sheet)) refusal ??= sheet
    else found.push(...[planSheetIn(sheet, contentVersion) ?? []].flat())
  }
  return { found, refusal }
}

function noPlanSheet(sheets: Workbook['sheets'], named: Sheet | undefined): Refusal {
  const texts = new Set(named?.rows.flatMap((row) => headingsIn(row).map(({ key }) => key)))
  const lacking = requiredHeadings.filter((key) => !texts.has(key))
  const lacks = (lacking.length > 0 ? lacking : requiredHeadings).map((key) => columns[key].heading)
  return {
    reason: 'no-plan-sheet',
    sheets: sheets.map(({ name }) => name),
    named: named === undefined ? null : { sheet: named.name, lacks },
  }
}

/** The heading row is the first with these two; each other heading that is missing is a problem. */
const requiredHeadings: readonly ColumnKey[] = ['evidence', 'action']

function planSheetIn(sheet: Sheet, contentVersion: number): PlanSheet | null {
  for (const row of sheet.rows.filter(({ cells }) => cells.size >= requiredHeadings.length)) {
    const headings = headingsIn(row)
    const keys = new Set(headings.map(({ key }) => key))
    if (!requiredHeadings.every((key) => keys.has(key))) continue
    const lacking = columnOrder.filter((key) => key !== 'asks' && !keys.has(key)) // `asks` is only there for people to read
    const twice = headings.filter(({ key }, index) => headings.findIndex((other) => other.key === key) < index)
    return {
      sheet,
      headingRow: row.number,
      columns: new Map(headings.toReversed().map(({ key, column }) => [key, column])),
      unsure: new Set([...lacking, ...twice.map(({ key }) => key)]),
      problems: [
        ...lacking.filter((key) => columns[key].since <= contentVersion).map((key) => missing(sheet, row, key)),
        ...twice.map((heading) => repeated(sheet, row, heading)),
      ],
    }
  }
  return null
}

type Heading = { readonly key: ColumnKey; readonly column: number }

function headingsIn({ cells }: Row): readonly Heading[] {
  return [...cells]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([column, cell]) => {
      const key = byHeading.get(plain(shown(cell)))
      return key === undefined ? [] : [{ key, column }]
    })
}

/** A cell may hold 32,767 characters, and every cell is looked at until the headings are found. */
const longestHeading = 200

const byHeading = new Map(columnOrder.map((key) => [plain(columns[key].heading), key]))

/** A heading without what people change: case, spaces, and what is in brackets. */
function plain(heading: string): string {
  if (heading.length > longestHeading) return ''
  return heading
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s*:])[\s*:]+$/, '')
    .trim()
    .toLowerCase()
}

function missing(sheet: Sheet, row: Row, key: ColumnKey): Problem {
  const { heading, rule } = columns[key]
  const column = columnOrder.indexOf(key) + 1
  const cell = row.cells.get(column)
  return {
    rule,
    sheet: sheet.name,
    cell: cellName({ row: row.number, column }),
    holds: cell === undefined ? '' : shown(cell),
    is: `not the heading “${heading}”, which is nowhere else in this row either`,
    write: `Write “${heading}” above the column that holds it, or put the column back.`,
  }
}

function repeated(sheet: Sheet, row: Row, { key, column }: Heading): Problem {
  return {
    rule: columns[key].rule,
    sheet: sheet.name,
    cell: cellName({ row: row.number, column }),
    holds: columns[key].heading,
    is: 'the same heading a second time',
    write: 'Keep one column of this name and give the other another name.',
  }
}
