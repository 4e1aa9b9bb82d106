import { pluralise } from '../../core/sentences.ts'
import { visibleText } from '../../core/visible-text.ts'
import {
  type BrokenRow,
  type CsvLimits,
  type CsvRow,
  csvRecords,
  declaredSeparator,
  type IsHeading,
  settledSeparator,
} from './csv-records.ts'
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
  if (typeof text !== 'string') return text
  const crowded = crowdedLine(text)
  if (crowded !== null) return { refused: tooLong(crowded) }
  const isPlainHeading: IsHeading = (values) => isHeading(values.map(plainValue))
  const declared = declaredSeparator(text)
  const rest = declared?.rest ?? text
  const separator = settledSeparator(rest, isPlainHeading, declared?.separator ?? null)
  const records = csvRecords(rest, separator, { ...limits, rows: limits.rows + 1 })
  const above = declared === null ? 0 : 1
  if (records.broken !== null) return { refused: brokenSentence(records.broken, above) }
  const rows = records.rows.map(({ line, values }) => ({ line: line + above, values }))
  return { rows, misshapen: misshapenIn(rows, isPlainHeading, separator) }
}

/**
 * The value as a spreadsheet shows it: without what cannot be seen, without spaces around it, and without what people and
 * programs put around it so that spreadsheets leave it alone, `="1.6.5"` or `'1.6.5`.
 */
export function plainValue(value: string): string {
  const plain = visibleText(value).trim()
  const [, guarded] = /^="((?:[^"]|"")*)"$/.exec(plain) ?? []
  if (guarded !== undefined) return guarded.replaceAll('""', '"').trim()
  return guardedByApostrophe.test(plain) ? plain.slice(1) : plain
}

/** Before a reference, number, day or ODS code, or a formula; else it belongs to the text, as in “'90s servers”. */
const guardedByApostrophe = /^'([=+@-]|\d[\d.,:/ -]*%?$|\d[\dA-Z]{2,5}$)/

function brokenSentence({ line, because }: BrokenRow, above: number): string {
  return because === 'too-long' ? tooLong(line + above) : notClosed(line + above)
}

function tooLong(line: number): string {
  return `The row that begins on line ${line} of the file is far too long. Close its quotation marks, or take out what is not needed.`
}

/** The first line with more separators than any list has; null if there is none. */
function crowdedLine(text: string): number | null {
  let [line, count] = [1, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
      line += 1
      count = 0
    } else if (code === 0x2c || code === 0x3b || code === 0x09 || code === 0x7c) {
      count += 1
      if (count > mostSeparators) return line
    }
  }
  return null
}

const mostSeparators = 5_000

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
