import { visibleText } from './visible-text.ts'

/** The columns that are read of a file: the headings each may have, the present one first. Extra columns do not matter. */
export type Headings<K extends string> = Readonly<
  Record<K, { readonly names: readonly string[]; readonly optional?: true }>
>

/** The indexes, from 0, of the columns; null for an optional one that is not there. */
export type FoundColumns<K extends string> = Readonly<Record<K, number | null>>

/** Why a row has not the headings of a file. */
export type HeaderProblem = { readonly kind: 'missing' | 'twice'; readonly column: string }

/**
 * Finds the columns among the values of a row, whatever their order; stray spaces, capitals, full stops, and a mark at the
 * end as in `Code*` or `Status:` do not matter, nor does what is in brackets where no heading is without them.
 */
export function findColumns<K extends string>(
  headings: Headings<K>,
  row: readonly string[],
): { readonly columns: FoundColumns<K>; readonly problems: readonly HeaderProblem[] } {
  const plain = row.map(plainHeading)
  const bare = row.map(withoutBrackets)
  const keys: K[] = []
  for (const key in headings) keys.push(key)
  const found = keys.map((key) => {
    const accepted = headings[key].names.map(plainHeading)
    const at = (own: readonly string[]) => own.flatMap((heading, index) => (accepted.includes(heading) ? [index] : []))
    const exactly = at(plain)
    return { key, at: exactly.length > 0 ? exactly : at(bare) }
  })
  const problems = found.flatMap(({ key, at }): readonly HeaderProblem[] => {
    const column = headings[key].names[0] ?? key
    if (at.length > 1) return [{ kind: 'twice', column }]
    return at.length === 0 && headings[key].optional !== true ? [{ kind: 'missing', column }] : []
  })
  const columns = Object.fromEntries(found.map(({ key, at }) => [key, at[0] ?? null])) as FoundColumns<K>
  return { columns, problems }
}

/** A cell may hold very many characters, and each of the first rows is looked at. */
const longestHeading = 200

function withoutBrackets(text: string): string {
  return text.length > longestHeading ? '' : plainHeading(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '))
}

/** Some programs write full stops for the spaces in a heading. */
function plainHeading(text: string): string {
  if (text.length > longestHeading) return ''
  return visibleText(text)
    .replaceAll(/[.\s]+/g, ' ')
    .replace(/(?<![ *:])[ *:]+$/, '')
    .trim()
    .toLowerCase()
}
