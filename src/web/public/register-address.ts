import type { RegisterQuery } from '../../core/register/query.ts'
import { type Form, field, fields } from '../form.ts'

/** The register's own address for this query; `page` is only named when it is not the first. */
export function registerAddress(
  path: string,
  query: RegisterQuery,
  changes: Partial<Record<keyof RegisterQuery, string>> = {},
): string {
  const { search, type, region, status, cycle, on, page } = query
  const asked = {
    search,
    type: type ?? '',
    region: region ?? '',
    status: status ?? '',
    cycle,
    on,
    page: String(page),
    ...changes,
  }
  const said = Object.entries(asked).filter(([name, value]) => value !== '' && !(name === 'page' && value === '1'))
  return `${path}?${new URLSearchParams(said)}`
}

/** What the address asks, as the register's reader takes it: a name given twice stays two. */
export function parametersOf(query: Form): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    [...query.keys()].map((name) => [name, fields(query, name).length > 1 ? fields(query, name) : field(query, name)]),
  )
}
