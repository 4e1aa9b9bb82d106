import { type CsvRow, csvRecords } from './csv-records.ts'

/** Tells the row of headings from any other by its values. */
export type IsHeading = (values: readonly string[]) => boolean

const separators = [',', ';', '\t'] as const

/** Headings stand near the top: so much is read of each to find them. */
const top = { rows: 200, rowCharacters: 100_000 }

/** The one separator of a file: with it a row of headings comes out, earlier than with any other; without headings, the most values. */
export function settledSeparator(text: string, isHeading: IsHeading): string {
  const tried = separators.map((separator) => {
    const { rows } = csvRecords(text, separator, top)
    const heading = rows.findIndex(({ values }) => isHeading(values))
    return { separator, heading: heading === -1 ? Number.POSITIVE_INFINITY : heading, width: firstWidth(rows) }
  })
  const [best] = tried.toSorted((a, b) => (a.heading === b.heading ? b.width - a.width : a.heading - b.heading))
  return best?.separator ?? ','
}

/** What Excel reads as the separator and not as a row: a first line `sep=;`. */
export function declaredSeparator(text: string): { readonly separator: string; readonly rest: string } | null {
  const [line, separator] = /^"?sep=([^"\r\n])"?[,;\t]*(?:\r\n|\n|\r|$)/i.exec(text) ?? []
  return line === undefined || separator === undefined ? null : { separator, rest: text.slice(line.length) }
}

function firstWidth(rows: readonly CsvRow[]): number {
  return rows.find(({ values }) => values.some((value) => value.trim() !== ''))?.values.length ?? 0
}
