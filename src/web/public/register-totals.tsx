import { shownStatuses, statusChoices } from '../../core/register/choices.ts'
import type { RegisterQuery } from '../../core/register/register-query.ts'
import type { RegisterTotals as Totals, TotalsRow } from '../../core/register/totals.ts'
import type { Table } from '../../core/table.ts'
import { field, fields, type SubmittedForm } from '../../http/form.ts'
import { type Column, DataTable, Downloads } from '../components/data-table.tsx'

/** How many organisations have each status, by type and by region; each number links to its list. */
export function RegisterTotals({ totals, query }: { readonly totals: Totals; readonly query: RegisterQuery }) {
  if (totals.all.total === 0) return null
  return (
    <section aria-labelledby="totals">
      <h2 class="nhsuk-heading-m" id="totals">
        Totals
      </h2>
      <p>Numbers of organisations under the filters above, whatever their status.</p>
      <DataTable
        caption="By type"
        captionSize="s"
        columns={columns(totals, query, 'type')}
        rows={[...totals.byType, totals.all]}
        empty=""
        compact
      />
      <DataTable
        caption="By region"
        captionSize="s"
        columns={columns(totals, query, 'region')}
        rows={[...totals.byRegion, totals.all]}
        empty=""
        compact
      />
      <Downloads
        csv={registerAddress('/register/totals.csv', { ...query, page: 1 })}
        xlsx={registerAddress('/register/totals.xlsx', { ...query, page: 1 })}
      />
    </section>
  )
}

/** Both tables in one file. */
export function totalsTable(totals: Totals, query: RegisterQuery): Table {
  const statuses = statusChoices(query.on)
  const lines = (by: string, rows: readonly TotalsRow[]) =>
    rows.map(({ name, counts, total }) => [by, name, ...statuses.map(({ value }) => counts[value]), total])
  return {
    columns: ['By', 'Name', ...statuses.map(({ name }) => name), 'All'],
    rows: [...lines('Type', totals.byType), ...lines('Region', totals.byRegion), ...lines('All', [totals.all])],
  }
}

/** The columns of a table of totals, with only the statuses that occur. */
function columns({ all }: Totals, query: RegisterQuery, by: 'type' | 'region'): readonly Column<TotalsRow>[] {
  const names = new Map(statusChoices(query.on).map(({ value, name }) => [value, name]))
  const shown = shownStatuses.filter((status) => all.counts[status] > 0)
  return [
    { header: by === 'type' ? 'Type' : 'Region', cell: ({ name }) => name },
    ...shown.map((status) => ({
      header: names.get(status) ?? status,
      numeric: true,
      cell: ({ value, counts, name }: TotalsRow) => {
        const count = counts[status]
        if (count === 0) return '0'
        const href = registerAddress('/register', { ...query, page: 1 }, { [by]: value, status })
        return (
          <a href={href}>
            {count}
            <span class="nhsuk-u-visually-hidden">{` ${name}: ${names.get(status)}`}</span>
          </a>
        )
      },
    })),
    { header: 'All', numeric: true, cell: ({ total }) => total },
  ]
}

/** The address of the register for this query with these changes, without empty parameters and without the first page. */
export function registerAddress(
  path: string,
  query: RegisterQuery,
  changes: Partial<Record<keyof RegisterQuery, string>> = {},
): string {
  const { search, type, region, status, cycle, on, page } = query
  const parameters = {
    search,
    type: type ?? '',
    region: region ?? '',
    status: status ?? '',
    cycle,
    on,
    page: String(page),
    ...changes,
  }
  const given = Object.entries(parameters).filter(
    ([name, value]) => value !== '' && !(name === 'page' && value === '1'),
  )
  return `${path}?${new URLSearchParams(given)}`
}

/** The parameters of an address as `readRegisterQuery` takes them: a parameter given twice keeps both values. */
export function parametersOf(query: SubmittedForm): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    [...query.keys()].map((name) => [name, fields(query, name).length > 1 ? fields(query, name) : field(query, name)]),
  )
}
