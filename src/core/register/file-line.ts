import type { Status } from '../casefile/status.ts'
import { type Day, formatDate } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { publicationDays } from '../guidance/publication-days.ts'
import type { OdsCode } from '../organisation.ts'
import { disguisedIn } from '../visible-text.ts'
import { editionPrefix } from './columns.ts'
import { codeInFile, codeInName, codesBefore, dayInFile, plainCodesIn, statusInFile } from './file-cells.ts'
import { presentName } from './file-columns.ts'

/** S8: what a published register shows for one organisation. */
export type Observation = {
  readonly organisation: OdsCode
  readonly status: Status
  readonly publishedOn: Day | null
}

/**
 * A cell that cannot be imported: `row` from 1 as in a spreadsheet, `stands` its text, what to write instead, and why.
 */
export type FileProblem = {
  readonly row: number
  readonly column: string
  readonly stands: string
  readonly write: string
  readonly because:
    | 'headings'
    | 'misshapen'
    | 'unreadable'
    | 'another-cycle'
    | 'day-of-another-cycle'
    | 'day-after-seen'
    | 'contradiction'
}

/** A row with nothing to record, and why. */
export type LeftOut = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly status: string
  readonly because: 'unknown-organisation' | 'another-cycle' | 'no-year' | 'no-status' | 'no-code'
}

/** What the lead states about the file: the cycle of the register, and the day on which it showed this. */
export type FileContext = {
  readonly cycle: CycleName
  readonly observedOn: Day
  /** The organisations of the register, without those of the demo. */
  readonly known: ReadonlySet<OdsCode>
}

/**
 * The years in the statuses of a file: `this` where some name the chosen cycle, `another` where they only name others.
 */
export type FileYears = 'none' | 'this' | 'another'

export type Line = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly status: string
  readonly published: string
  /** Empty where the file does not say it. */
  readonly sector: string
  /** Empty where the file has no such column: most statuses name their year. */
  readonly year: string
}

export type LineRead =
  | { readonly kind: 'observation'; readonly observation: Observation; readonly line: Line }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'left-out'; readonly leftOut: LeftOut }

/**
 * Reads one row of a register's file. A status of another year is left out where other rows are of this one, because
 * the toolkit keeps showing the last year in which an organisation published. In a file of another year it is a
 * problem. In a file that names no year at all, every status is left out: nothing says that it is of the chosen one.
 */
export function readLine(line: Line, context: FileContext, years: FileYears): LineRead {
  const code = codeInFile(line.code)
  if (code.kind === 'missing') return withoutCode(line, context)
  if (code.kind === 'damaged' && mayBeOurs(line, context)) return problem(line, 'code', undamaged(line.name))
  if (code.kind === 'damaged') return leftOut(line, 'unknown-organisation')
  if (code.kind === 'other' && looksOurs(line, context)) return problem(line, 'code', plainCode)
  if (code.kind === 'other' || !context.known.has(code.code)) return leftOut(line, 'unknown-organisation')
  return ofOrganisation(line, context, years, code.code)
}

function ofOrganisation(line: Line, context: FileContext, years: FileYears, organisation: OdsCode): LineRead {
  const status = statusInFile(line.status, context.cycle, line.year)
  const example = `a status such as ${editionPrefix(context.cycle)} Standards Met`
  if (status.kind === 'not-a-status') return problem(line, 'status', example)
  if (status.kind === 'nothing') return leftOut(line, 'no-status')
  if (years === 'another') return problem(line, 'status', ofThisYear(context.cycle), 'another-cycle')
  if (status.kind === 'another-cycle') return leftOut(line, 'another-cycle')
  if (status.cycle === 'not-said' && years === 'none') return leftOut(line, 'no-year')
  // The toolkit itself writes “Not Published” without a year.
  if (status.cycle === 'not-said' && status.status !== 'not-published') {
    return problem(line, 'status', `${example}, with its years as in the other rows`)
  }
  return withDay(line, context, { organisation, status: status.status })
}

/** A row of another sector, or one that says nothing, is nobody's here: it never stops a file. */
function withoutCode(line: Line, { cycle }: FileContext): LineRead {
  if (statusInFile(line.status, cycle).kind === 'nothing') return leftOut(line, 'no-status')
  if (isOtherSector(line.sector)) return leftOut(line, 'no-code')
  return problem(line, 'code', 'the ODS code of the organisation')
}

/** Whether a spreadsheet may have made this code of the code of an organisation here. */
function mayBeOurs({ code, sector }: Line, { known }: FileContext): boolean {
  return !isOtherSector(sector) && codesBefore(code, known).length > 0
}

/** Whether a code that is none would be, or hold, a code of an organisation here, were it written plainly. */
function looksOurs({ code, sector }: Line, { known }: FileContext): boolean {
  if (isOtherSector(sector)) return false
  return disguisedIn(code) !== null || plainCodesIn(code).some((each) => known.has(each))
}

const plainCode = 'the code alone, in plain letters and digits, such as 00L or RR1'

/** Whether a row whose values do not fit the headings may be of an organisation here, in whichever column its code is. */
export function misshapenMayBeOurs(values: readonly string[], { code }: Line, { known }: FileContext): boolean {
  const isKnown = (value: string) => {
    const found = codeInFile(value)
    return found.kind === 'code' && known.has(found.code)
  }
  return values.some(isKnown) || (codeInFile(code).kind === 'damaged' && codesBefore(code, known).length > 0)
}

/** A sector other than those of the register (E1). An empty one says nothing. */
function isOtherSector(sector: string): boolean {
  return sector !== '' && !ourSectors.test(sector)
}

/** As the toolkit has written them since 2019. */
const ourSectors =
  /trust|\bccg|clinical commissioning|integrated care|\bicb\b|commissioning support|\bcsu\b|local authority|arm.?s.?length/i

function withDay(line: Line, { cycle, observedOn }: FileContext, rest: Omit<Observation, 'publishedOn'>): LineRead {
  const published = dayInFile(line.published)
  if (published.kind === 'not-a-day') return problem(line, 'published', published.write)
  if (published.day !== null && published.day > observedOn) {
    const write = `a date up to ${formatDate(observedOn)}, when the register showed this`
    return problem(line, 'published', write, 'day-after-seen')
  }
  const { first, last } = publicationDays(cycle)
  if (published.day !== null && (published.day < first || published.day > last)) {
    const write = `a date from ${formatDate(first)} to ${formatDate(last)}, when ${cycle} was published`
    return problem(line, 'published', write, 'day-of-another-cycle')
  }
  return { kind: 'observation', line, observation: { ...rest, publishedOn: published.day } }
}

function ofThisYear(cycle: CycleName): string {
  return `the register of ${cycle}: the statuses of this file name another year, and none names ${cycle}`
}

function undamaged(name: string): string {
  const code = codeInName(name)
  const known = code === null ? '' : `; the name says ${code}`
  return `the code as text, as the toolkit gives it, such as 00L or 117${known}`
}

function problem(
  line: Line,
  column: 'code' | 'status' | 'published',
  write: string,
  because: FileProblem['because'] = 'unreadable',
): LineRead {
  const stands = line[column]
  const disguise = disguisedIn(stands)
  const written = disguise === null ? write : `${write}; this contains ${disguise}`
  return { kind: 'problem', problem: { row: line.row, column: presentName(column), stands, write: written, because } }
}

function leftOut(line: Line, because: LeftOut['because']): LineRead {
  return { kind: 'left-out', leftOut: leftOutRow(line, because) }
}

export function leftOutRow({ row, code, name, status }: Line, because: LeftOut['because']): LeftOut {
  return { row, code, name, status, because }
}
