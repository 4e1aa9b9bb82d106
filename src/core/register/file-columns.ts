/** The indexes, from 0, of the columns of a register's file that are read. */
export type FileColumns = {
  readonly code: number
  readonly name: number | null
  readonly status: number
  readonly published: number
}

/** Why the headings are not those of a register's file. */
export type HeaderProblem =
  | { readonly kind: 'missing'; readonly column: string }
  | { readonly kind: 'twice'; readonly column: string }

/** The names of each column in the toolkit's downloads since 2019, the current one first. */
const names: Readonly<Record<keyof FileColumns, readonly string[]>> = {
  code: ['Code', 'ODSCode', 'ODS Code'],
  name: ['Organisation Name', 'OrganisationName'],
  status: ['Status', 'Latest Status', 'PublicationStatus'],
  published: ['Date Of Publication', 'DateOfPublication'],
}

/** Finds the columns by their headings, whatever their order; stray spaces, capitals and full stops do not matter. */
export function fileColumns(headings: readonly string[]): FileColumns | readonly HeaderProblem[] {
  const plain = headings.map(plainHeading)
  const [code, name] = [indexesOf(plain, 'code'), indexesOf(plain, 'name')]
  const [status, published] = [indexesOf(plain, 'status'), indexesOf(plain, 'published')]
  const problems = [
    ...headerProblems('code', code),
    ...headerProblems('name', name).filter(({ kind }) => kind === 'twice'),
    ...headerProblems('status', status),
    ...headerProblems('published', published),
  ]
  const [codeAt, statusAt, publishedAt] = [code[0], status[0], published[0]]
  if (problems.length > 0 || codeAt === undefined || statusAt === undefined || publishedAt === undefined)
    return problems
  return { code: codeAt, name: name[0] ?? null, status: statusAt, published: publishedAt }
}

export function presentName(column: keyof FileColumns): string {
  return names[column][0] ?? column
}

function indexesOf(headings: readonly string[], column: keyof FileColumns): readonly number[] {
  const accepted = names[column].map(plainHeading)
  return headings.flatMap((heading, index) => (accepted.includes(heading) ? [index] : []))
}

function headerProblems(column: keyof FileColumns, indexes: readonly number[]): readonly HeaderProblem[] {
  if (indexes.length === 1) return []
  return [{ kind: indexes.length === 0 ? 'missing' : 'twice', column: presentName(column) }]
}

/** Some programs write full stops for the spaces in a heading, or a byte order mark before the first one. */
function plainHeading(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/[.\s]+/g, ' ')
    .trim()
    .toLowerCase()
}
