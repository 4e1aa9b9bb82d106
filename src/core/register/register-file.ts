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
  if (!('code' in columns)) return withoutHeadings(rows, columns)
  const lines = rows.map((cells, index) => lineOf(cells, index + 1, columns)).slice(heading + 1)
  const { ours, others } = sortedMisshapen(misshapen, rows, columns, context)
  const misshapenRows = new Set(misshapen.map(({ row }) => row))
  const filled = lines.filter((line) => !misshapenRows.has(line.row) && !isEmpty(line))
  const years = yearsOf(filled, context.cycle)
  const read = filled.map((line) => readLine(line, context, years))
  const observed = read.flatMap((each) => (each.kind === 'observation' ? [each] : []))
  const problems = [
    ...ours.map(misshapenProblem),
    ...read.flatMap((each) => (each.kind === 'problem' ? [each.problem] : [])),
    ...contradictions(observed),
  ].toSorted((a, b) => a.row - b.row)
  const leftOut = [...others, ...read.flatMap((each) => (each.kind === 'left-out' ? [each.leftOut] : []))].toSorted(
    (a, b) => a.row - b.row,
  )
  const observations = onceEach(observed)
  const filledRows = filled.length + misshapenRows.size
  return {
    observations,
    problems,
    leftOut,
    rows: counted(lines.length, filledRows, { observations, problems, leftOut }),
  }
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

function withoutHeadings(rows: readonly (readonly string[])[], columns: readonly HeaderProblem[]): RegisterFile {
  const counts = { read: rows.length, taken: 0, repeated: 0, withProblems: 0, leftOut: rows.length, empty: 0 }
  return { observations: [], problems: columns.map(headerProblem), leftOut: [], rows: counts }
}

/** The index of the row with the headings and its columns; without one, the problems of the first row. */
function headingOf(rows: readonly (readonly string[])[]) {
  const heading = rows.slice(0, mostAbove).findIndex((cells) => 'code' in fileColumns(cells))
  return { heading, columns: fileColumns(rows[Math.max(heading, 0)] ?? []) }
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

function headerProblem({ kind, column }: HeaderProblem): FileProblem {
  const write = kind === 'missing' ? `the heading ${column}, in the first row` : `the heading ${column} only once`
  return { row: 1, column, stands: '', write, because: 'headings' }
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
