import { findColumns, type HeaderProblem, type Headings } from '../headings.ts'

/** The indexes, from 0, of the columns of a register's file that are read. */
export type FileColumns = {
  readonly code: number
  readonly name: number | null
  readonly status: number
  readonly published: number
  readonly sector: number | null
  /** The toolkit year of each status, where the statuses do not say it. */
  readonly year: number | null
}

/** The names of each column in the toolkit's downloads since 2019, the current one first. */
const headings: Headings<keyof FileColumns> = {
  code: { names: ['Code', 'ODSCode', 'ODS Code'] },
  name: { names: ['Organisation Name', 'OrganisationName'], optional: true },
  status: { names: ['Status', 'Latest Status', 'PublicationStatus'] },
  published: { names: ['Date Of Publication', 'DateOfPublication'] },
  sector: { names: ['Primary Sector', 'PrimarySector', 'Sector'], optional: true },
  year: { names: ['Toolkit year'], optional: true },
}

/** Finds the columns by their headings, or says which are missing or there twice. */
export function fileColumns(row: readonly string[]): FileColumns | readonly HeaderProblem[] {
  const { columns, problems } = findColumns(headings, row)
  const { code, name, status, published, sector, year } = columns
  if (problems.length > 0 || code === null || status === null || published === null) return problems
  return { code, name, status, published, sector, year }
}

export function presentName(column: keyof FileColumns): string {
  return headings[column].names[0] ?? column
}
