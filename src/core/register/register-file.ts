import type { CycleName } from '../guidance/cycles.ts'
import type { HeaderProblem } from '../headings.ts'
import type { OdsCode } from '../organisation.ts'
import { statusInFile } from './file-cells.ts'
import { type FileColumns, fileColumns, presentName } from './file-columns.ts'
import {
  type FileContext,
  type FileProblem,
  type FileYears,
  type LeftOut,
  type Line,
  type LineRead,
  leftOutRow,
  misshapenMayBeOurs,
  type Observation,
  readLine,
} from './file-line.ts'

export type RegisterFile = {
  readonly observations: readonly Observation[]
  readonly problems: readonly FileProblem[]
  readonly leftOut: readonly LeftOut[]
  readonly rows: FileRows
}

/** The number of rows below the headings, each counted once: `read` is the sum of the others. */
export type FileRows = {
  readonly read: number
  readonly taken: number
  /** Rows that repeat what a row above says about the same organisation. */
  readonly repeated: number
  readonly withProblems: number
  readonly leftOut: number
  readonly empty: number
}

/** A row whose values do not fit the headings, as reported by the reader of the file. */
export type MisshapenRow = {
  readonly row: number
  readonly stands: string
  readonly is: string
  readonly write: string
}

/**
 * Reads the toolkit's own download, in the form of any year, from its cells as text. What a spreadsheet program has
 * damaged is a problem, never corrected by a guess. If there is any problem, nothing of the file should be recorded.
 */
export function readRegisterFile(
  rows: readonly (readonly string[])[],
  context: FileContext,
  misshapen: readonly MisshapenRow[] = [],
): RegisterFile {
  const { heading, columns } = headingOf(rows)
  if (!('code' in columns)) return withoutHeadings(heading, columns)
  const lines = rows.map((cells, index) => lineOf(cells, index + 1, columns)).slice(heading + 1)
  const { ours, others } = sortedMisshapen(misshapen, rows, columns, context)
  const misshapenRows = new Set(misshapen.map(({ row }) => row))
  const filled = lines.filter((line) => !misshapenRows.has(line.row) && !isEmpty(line))
  const years = yearsOf(filled, context.cycle)
  const { observed, problems, leftOut } = sorted(filled.map((line) => readLine(line, context, years)))
  const found = {
    observations: onceEach(observed),
    problems: byRow([...ours.map(misshapenProblem), ...problems, ...contradictions(observed)]),
    leftOut: byRow([...others, ...leftOut]),
  }
  return { ...found, rows: counted(lines.length, filled.length + misshapenRows.size, found) }
}

/** The rows that were read, by what they are. */
function sorted(read: readonly LineRead[]) {
  return {
    observed: read.flatMap((each) => (each.kind === 'observation' ? [each] : [])),
    problems: read.flatMap((each) => (each.kind === 'problem' ? [each.problem] : [])),
    leftOut: read.flatMap((each) => (each.kind === 'left-out' ? [each.leftOut] : [])),
  }
}

function byRow<Entry extends { readonly row: number }>(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => a.row - b.row)
}

/** Misshapen rows that name an organisation here in any column are problems; the others are nobody's here. */
function sortedMisshapen(
  misshapen: readonly MisshapenRow[],
  rows: readonly (readonly string[])[],
  columns: FileColumns,
  context: FileContext,
): { readonly ours: readonly MisshapenRow[]; readonly others: readonly LeftOut[] } {
  const lineAt = (row: number) => lineOf(rows[row - 1] ?? [], row, columns)
  const isOurs = ({ row }: MisshapenRow) => misshapenMayBeOurs(rows[row - 1] ?? [], lineAt(row), context)
  const others = misshapen.filter((each) => !isOurs(each))
  return {
    ours: misshapen.filter(isOurs),
    others: others.map(({ row }) => leftOutRow(lineAt(row), 'unknown-organisation')),
  }
}

function counted(
  read: number,
  filled: number,
  { observations, problems, leftOut }: Omit<RegisterFile, 'rows'>,
): FileRows {
  const withProblems = new Set(problems.map(({ row }) => row)).size
  const repeated = filled - withProblems - leftOut.length - observations.length
  return { read, taken: observations.length, repeated, withProblems, leftOut: leftOut.length, empty: read - filled }
}

/** Without headings, no row is below them: none is counted. */
function withoutHeadings(heading: number, columns: readonly HeaderProblem[]): RegisterFile {
  const counts = { read: 0, taken: 0, repeated: 0, withProblems: 0, leftOut: 0, empty: 0 }
  const problems = columns.map((each) => headerProblem(each, heading + 1))
  return { observations: [], problems, leftOut: [], rows: counts }
}

/** The index of the row with the headings and its columns; without one, of the row that lacks fewest, and what it lacks. */
function headingOf(rows: readonly (readonly string[])[]) {
  const top = rows.slice(0, mostAbove).map((cells, heading) => ({ heading, columns: fileColumns(cells) }))
  const lacks = ({ columns }: (typeof top)[number]) => ('code' in columns ? 0 : columns.length)
  const [best] = top.toSorted((a, b) => lacks(a) - lacks(b))
  return best ?? { heading: 0, columns: fileColumns([]) }
}

/** The most rows above the headings, such as a title or the day of a download. */
const mostAbove = 20

function yearsOf(lines: readonly Line[], cycle: CycleName): FileYears {
  const kinds = new Set(lines.map((line) => yearOf(line, cycle)))
  if (kinds.has('this')) return 'this'
  return kinds.has('another') ? 'another' : 'none'
}

function yearOf(line: Line, cycle: CycleName): FileYears {
  const status = statusInFile(line.status, cycle, line.year)
  if (status.kind === 'another-cycle') return 'another'
  return status.kind === 'status' && status.cycle === cycle ? 'this' : 'none'
}

function lineOf(cells: readonly string[], row: number, columns: FileColumns): Line {
  const at = (index: number | null) => (index === null ? '' : (cells[index] ?? '')).trim()
  return {
    row,
    code: at(columns.code),
    name: at(columns.name),
    status: at(columns.status),
    published: at(columns.published),
    sector: at(columns.sector),
    year: at(columns.year),
  }
}

function isEmpty({ code, name, status, published }: Line): boolean {
  return code + name + status + published === ''
}

function headerProblem({ kind, column }: HeaderProblem, row: number): FileProblem {
  const write = kind === 'missing' ? `the heading ${column}, in this row` : `the heading ${column} only once`
  return { row, column, stands: '', write, because: 'headings' }
}

function misshapenProblem({ row, stands, is, write }: MisshapenRow): FileProblem {
  return { row, column: 'The whole row', stands, write: `${is}. ${write}`, because: 'misshapen' }
}

type Observed = LineRead & { readonly kind: 'observation' }

function onceEach(observed: readonly Observed[]): readonly Observation[] {
  return [...new Map(observed.map(({ observation }) => [observation.organisation, observation])).values()]
}

/** An organisation may occur twice only if both rows say the same. */
function contradictions(observed: readonly Observed[]): readonly FileProblem[] {
  const first = new Map<OdsCode, Observed>()
  return observed.flatMap((each) => {
    const before = first.get(each.observation.organisation)
    if (before === undefined) first.set(each.observation.organisation, each)
    if (before === undefined || isSameObservation(before.observation, each.observation)) return []
    const write = `one row for ${each.observation.organisation}: row ${before.line.row} says something else`
    const { row, code } = each.line
    return [{ row, column: presentName('code'), stands: code, write, because: 'contradiction' as const }]
  })
}

function isSameObservation(a: Observation, b: Observation): boolean {
  return a.status === b.status && a.publishedOn === b.publishedOn
}
