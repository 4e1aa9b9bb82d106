import { CsvError, parse } from 'csv-parse/sync'

/** One row of a CSV file: its unchanged values, and the line of the file that it begins on, from 1. */
export type CsvRow = { readonly line: number; readonly values: readonly string[] }

/** The rows up to the first that cannot be read; `broken` is null if all were read. */
type CsvRecords = { readonly rows: readonly CsvRow[]; readonly broken: BrokenRow | null }

/** The line on which a row begins that cannot be read, and why. */
export type BrokenRow = { readonly line: number; readonly because: 'quotation-mark' | 'too-long' }

/** The most rows that are read, and the most characters of each. */
export type CsvLimits = { readonly rows: number; readonly rowCharacters: number }

/**
 * Rows as RFC 4180 has them, with line ends of any kind, also mixed. Where that fails, quotation marks within a value
 * that is not in any (`6" racks`) are letters; but one that opens a value and would then run over lines breaks its row.
 */
export function csvRecords(text: string, separator: string, limits: CsvLimits): CsvRecords {
  const strict = recordsIn(text, separator, limits, false)
  return strict.broken?.because !== 'quotation-mark' ? strict : untilRunaway(recordsIn(text, separator, limits, true))
}

function recordsIn(text: string, separator: string, limits: CsvLimits, relaxed: boolean): CsvRecords {
  const options = { ...reading(separator, limits), relax_quotes: relaxed }
  try {
    return { rows: numbered(parse(text, options)).rows, broken: null }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const readable = Number(error.records)
    const { rows, next } = numbered(readable === 0 ? [] : parse(text, { ...options, to: readable }))
    const because = error.code === 'CSV_MAX_RECORD_SIZE' ? 'too-long' : 'quotation-mark'
    return { rows, broken: { line: next, because } }
  }
}

function reading(delimiter: string, { rows, rowCharacters }: CsvLimits) {
  const record_delimiter = ['\r\n', '\n', '\r']
  return { delimiter, record_delimiter, relax_column_count: true, max_record_size: rowCharacters, to: rows }
}

/** Counts the lines, as the library does it at half the speed: one for a row, and one for each line end in a value. */
function numbered(records: readonly (readonly string[])[]) {
  const rows: CsvRow[] = []
  let next = 1
  for (const values of records) {
    rows.push({ line: next, values })
    next += 1 + values.reduce((ends, value) => ends + lineEnds(value), 0)
  }
  return { rows, next }
}

function lineEnds(value: string): number {
  return value.match(/\r\n|\n|\r/g)?.length ?? 0
}

/** Cuts the rows before a value that begins with a quotation mark and runs over lines, as that mark was never closed. */
function untilRunaway({ rows, broken }: CsvRecords): CsvRecords {
  const at = rows.findIndex(({ values }) => values.some((value) => value.startsWith('"') && /[\r\n]/.test(value)))
  const runaway = rows[at]
  if (runaway === undefined) return { rows, broken }
  return { rows: rows.slice(0, at), broken: { line: runaway.line, because: 'quotation-mark' } }
}

/** Tells the row of headings from any other by its values. */
export type IsHeading = (values: readonly string[]) => boolean

const separators = [',', ';', '\t', '|'] as const

/** How much is read with each separator to find the headings, which are near the top. */
const top = { rows: 200, rowCharacters: 100_000, characters: 200_000 }

/**
 * The separator of a file: the one that gives the earliest row of headings, or the most values if none gives headings. One
 * that the file declares is taken unless another gives headings and it does not.
 */
export function settledSeparator(text: string, isHeading: IsHeading, declared: string | null): string {
  const start = text.slice(0, top.characters)
  const tried = [...(declared === null ? [] : [declared]), ...separators].map((separator) => {
    const { rows } = csvRecords(start, separator, top)
    const heading = rows.findIndex(({ values }) => isHeading(values))
    return { separator, heading: heading === -1 ? Number.POSITIVE_INFINITY : heading, width: firstWidth(rows) }
  })
  const own = tried[0]
  if (declared !== null && own?.heading !== Number.POSITIVE_INFINITY) return declared
  const [best] = tried.toSorted((a, b) => (a.heading === b.heading ? b.width - a.width : a.heading - b.heading))
  return best?.separator ?? ','
}

/** What Excel reads as the separator and not as a row: a first line `sep=;`. */
export function declaredSeparator(text: string): { readonly separator: string; readonly rest: string } | null {
  const [line, separator] = /^"?sep=([^"\r\n])"?[,;\t|]*(?:\r\n|\n|\r|$)/i.exec(text) ?? []
  return line === undefined || separator === undefined ? null : { separator, rest: text.slice(line.length) }
}

function firstWidth(rows: readonly CsvRow[]): number {
  return rows.find(({ values }) => values.some((value) => value.trim() !== ''))?.values.length ?? 0
}
