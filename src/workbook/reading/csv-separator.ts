import { type CsvRow, csvRecords } from './csv-records.ts'

/** Tells the row of headings from any other by its values. */
export type IsHeading = (values: readonly string[]) => boolean

const separators = [',', ';', '\t', '|'] as const

/** How much is read with each separator to find the headings, which are near the top. */
const top = { rows: 200, rowCharacters: 100_000 }

/** The separator of a file: the one that gives the earliest row of headings, or the most values if none gives headings. */
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
  const [line, separator] = /^"?sep=([^"\r\n])"?[,;\t|]*(?:\r\n|\n|\r|$)/i.exec(text) ?? []
  return line === undefined || separator === undefined ? null : { separator, rest: text.slice(line.length) }
}

function firstWidth(rows: readonly CsvRow[]): number {
  return rows.find(({ values }) => values.some((value) => value.trim() !== ''))?.values.length ?? 0
}
