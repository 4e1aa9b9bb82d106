import type { Status } from '../casefile/status.ts'
import { type Day, inWords } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode } from '../organisation.ts'
import { editionPrefix } from './columns.ts'
import { codeInFile, codeInName } from './file-code.ts'
import { type FileColumns, fileColumns, type HeaderProblem, presentName } from './file-columns.ts'
import { dayInFile } from './file-day.ts'
import { statusInFile } from './file-status.ts'

/** S8: what a published register says of one organisation. */
export type Observation = {
  readonly organisation: OdsCode
  readonly status: Status
  readonly publishedOn: Day | null
}

/** What cannot be read: where (`row` as a spreadsheet counts), what stands there, what to write instead. */
export type FileProblem = {
  readonly row: number
  readonly column: string
  readonly stands: string
  readonly write: string
}

/** A row that says nothing to record, and why. */
export type LeftOut = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly status: string
  readonly because: 'unknown-organisation' | 'another-cycle' | 'no-status'
}

export type RegisterFile = {
  readonly observations: readonly Observation[]
  readonly problems: readonly FileProblem[]
  readonly leftOut: readonly LeftOut[]
}

/** What the lead says of the file: whose register it is, and when it showed what it shows. */
export type FileContext = {
  readonly cycle: CycleName
  readonly observedOn: Day
  /** The organisations of the register; those of the demo are not among them. */
  readonly known: ReadonlySet<OdsCode>
}

type Line = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly status: string
  readonly published: string
}

type LineRead =
  | { readonly kind: 'observation'; readonly observation: Observation; readonly line: Line }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'left-out'; readonly leftOut: LeftOut }

/**
 * Reads the toolkit's own download, in the form of any year, from its cells as text. What a spreadsheet program has
 * damaged is a problem, never mended by a guess; with any problem, nothing of the file should be recorded.
 */
export function readRegisterFile(rows: readonly (readonly string[])[], context: FileContext): RegisterFile {
  const columns = fileColumns(rows[0] ?? [])
  if (!('code' in columns)) return { observations: [], problems: columns.map(headerProblem), leftOut: [] }
  const lines = rows.map((cells, place) => lineOf(cells, place + 1, columns)).slice(1)
  const filled = lines.filter(({ code, name, status, published }) => (code + name + status + published).trim() !== '')
  const namesYears = filled.some(({ status }) => namesAYear(status))
  const read = filled.map((line) => readLine(line, context, namesYears))
  const observed = read.flatMap((each) => (each.kind === 'observation' ? [each] : []))
  return {
    observations: onceEach(observed),
    problems: [...read.flatMap((each) => (each.kind === 'problem' ? [each.problem] : [])), ...contradictions(observed)],
    leftOut: read.flatMap((each) => (each.kind === 'left-out' ? [each.leftOut] : [])),
  }
}

function readLine(line: Line, context: FileContext, namesYears: boolean): LineRead {
  const code = codeInFile(line.code)
  if (code.kind === 'missing') return problem(line, 'code', 'the ODS code of the organisation')
  if (code.kind === 'damaged') return problem(line, 'code', undamaged(line.name))
  if (code.kind === 'other' || !context.known.has(code.code)) return leftOut(line, 'unknown-organisation')
  const status = statusInFile(line.status, context.cycle)
  const example = `a status such as ${editionPrefix(context.cycle)} Standards Met`
  if (status.kind === 'not-a-status') return problem(line, 'status', example)
  if (status.kind === 'another-cycle') return leftOut(line, 'another-cycle')
  if (status.kind === 'nothing') return leftOut(line, 'no-status')
  if (status.cycle === 'not-said' && namesYears && status.status !== 'not-published') {
    return problem(line, 'status', `${example}, with its years as in the other rows`)
  }
  return withDay(line, context, { organisation: code.code, status: status.status })
}

function withDay(line: Line, { observedOn }: FileContext, rest: Omit<Observation, 'publishedOn'>): LineRead {
  const published = dayInFile(line.published)
  if (published.kind === 'not-a-day') return problem(line, 'published', 'a date such as 30/06/2021, day first')
  if (published.day !== null && published.day > observedOn) {
    return problem(line, 'published', `a date up to ${inWords(observedOn)}, when the register showed this`)
  }
  return { kind: 'observation', line, observation: { ...rest, publishedOn: published.day } }
}

function lineOf(cells: readonly string[], row: number, columns: FileColumns): Line {
  const at = (place: number | null) => (place === null ? '' : (cells[place] ?? '')).trim()
  return {
    row,
    code: at(columns.code),
    name: at(columns.name),
    status: at(columns.status),
    published: at(columns.published),
  }
}

function namesAYear(status: string): boolean {
  return /^\d/.test(status)
}

function undamaged(name: string): string {
  const code = codeInName(name)
  const known = code === null ? '' : `; the name says ${code}`
  return `the code as text, as the toolkit gives it, such as 00L or 117${known}`
}

function problem(line: Line, column: 'code' | 'status' | 'published', write: string): LineRead {
  return { kind: 'problem', problem: { row: line.row, column: presentName(column), stands: line[column], write } }
}

function leftOut({ published: _, ...line }: Line, because: LeftOut['because']): LineRead {
  return { kind: 'left-out', leftOut: { ...line, because } }
}

function headerProblem({ kind, column }: HeaderProblem): FileProblem {
  const write = kind === 'missing' ? `the heading ${column}, in the first row` : `the heading ${column} only once`
  return { row: 1, column, stands: '', write }
}

type Observed = LineRead & { readonly kind: 'observation' }

function onceEach(observed: readonly Observed[]): readonly Observation[] {
  return [...new Map(observed.map(({ observation }) => [observation.organisation, observation])).values()]
}

/** An organisation may stand twice where both rows say the same. */
function contradictions(observed: readonly Observed[]): readonly FileProblem[] {
  const first = new Map<OdsCode, Observed>()
  return observed.flatMap((each) => {
    const before = first.get(each.observation.organisation)
    if (before === undefined) first.set(each.observation.organisation, each)
    if (before === undefined || saysTheSame(before.observation, each.observation)) return []
    const write = `one row for ${each.observation.organisation}: row ${before.line.row} says something else`
    return [{ row: each.line.row, column: presentName('code'), stands: each.line.code, write }]
  })
}

function saysTheSame(a: Observation, b: Observation): boolean {
  return a.status === b.status && a.publishedOn === b.publishedOn
}
