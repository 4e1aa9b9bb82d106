import { pluralise } from '../../core/sentences.ts'
import { type CsvLimits, type CsvRow, csvRecords } from './csv-records.ts'
import { declaredSeparator, type IsHeading, settledSeparator } from './csv-separator.ts'
import { decodeText } from './decode-text.ts'
import { clipped } from './refusal.ts'

/** A row with more or fewer values than there are headings: it is not clear which value belongs to which. */
export type Misshapen = {
  /** As a spreadsheet counts, from 1. */
  readonly row: number
  readonly stands: string
  /** Completes “this is …”; says the line of the file. */
  readonly is: string
  readonly write: string
}

/** All rows from the top, empty ones too, with unchanged values. The misshapen ones are among them, and listed. */
type CsvFile = { readonly rows: readonly CsvRow[]; readonly misshapen: readonly Misshapen[] }

/** Why a CSV file cannot be read, in a sentence that says what to do. */
export type NoCsv = { readonly refused: string }

/**
 * Reads a CSV file in any of Excel's encodings, with one separator for all of it (declared, else the one that gives the
 * headings) and any line ends. Reads one row more than the limit, so that the caller can see that a file is too long.
 */
export function readCsv(bytes: Uint8Array, isHeading: IsHeading, limits: CsvLimits): CsvFile | NoCsv {
  const text = decodeText(bytes)
  if (text === null)
    return { refused: 'The file is cut off: its last character is incomplete. Save it as CSV once more.' }
  const isPlainHeading: IsHeading = (values) => isHeading(values.map(plainValue))
  const declared = declaredSeparator(text)
  const separator = declared?.separator ?? settledSeparator(text, isPlainHeading)
  const records = csvRecords(declared?.rest ?? text, separator, { ...limits, rows: limits.rows + 1 })
  const above = declared === null ? 0 : 1
  if (records.broken !== null) return { refused: notClosed(records.broken + above) }
  const rows = records.rows.map(({ line, values }) => ({ line: line + above, values }))
  return { rows, misshapen: misshapenIn(rows, isPlainHeading, separator) }
}

/** The value without spaces around it, nor the spaces of no width that texts copied from web pages have. */
export function plainValue(value: string): string {
  let [from, to] = [0, value.length]
  while (from < to && isSpace(value.charAt(from))) from += 1
  while (to > from && isSpace(value.charAt(to - 1))) to -= 1
  return value.slice(from, to)
}

function isSpace(letter: string): boolean {
  return letter.trim() === '' || noWidth.has(letter)
}

const noWidth: ReadonlySet<string> = new Set(['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'])

function notClosed(line: number): string {
  return `The file cannot be read as CSV: in the row that begins on line ${line} a quotation mark is not closed. Close it or take it out, or save the file again as CSV or .xlsx.`
}

/** Empty values after the last heading do not count, as Excel writes them; nor do rows that are empty altogether. */
function misshapenIn(rows: readonly CsvRow[], isHeading: IsHeading, separator: string): readonly Misshapen[] {
  const heading = rows.findIndex(({ values }) => isHeading(values))
  const headings = filledWidth(rows[heading]?.values ?? [])
  return rows.flatMap(({ line, values }, index) => {
    const filled = filledWidth(values)
    if (heading === -1 || index <= heading || filled === 0) return []
    const wider = filled > headings
    if (!wider && values.length >= headings) return []
    const is = `a row of ${pluralise(wider ? filled : values.length, 'value')} under ${pluralise(headings, 'heading')}, on line ${line} of the file`
    return [{ row: index + 1, stands: clipped(values.join(separator)), is, write: wider ? writeWider : writeNarrower }]
  })
}

const writeWider =
  'Put quotation marks around a value that holds the separator, so that there is one value under each heading.'
const writeNarrower = 'Write one value under each heading, empty ones too, or take the row out.'

function filledWidth(values: readonly string[]): number {
  return values.findLastIndex((value) => plainValue(value) !== '') + 1
}
