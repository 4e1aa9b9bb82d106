import { shownStatusName } from '../../core/casefile/publication.ts'
import { inWords } from '../../core/day.ts'
import { shownStatuses } from '../../core/register/choices.ts'
import { type TotalsRow, totalsOf } from '../../core/register/totals.ts'
import { markdownTable } from './markdown-table.ts'
import type { Rehearsed } from './rehearsed.ts'

/** How many organisations show each status, by type and by region, on each of the days asked for. */
export function statusSections({ statuses }: Rehearsed, variant: string): readonly string[] {
  return statuses.flatMap(({ day, shown }) => {
    const cells = shown.map(({ organisation: { type, region }, status }) => ({ type, region, shown: status, count: 1 }))
    const { byType, byRegion, all } = totalsOf(cells)
    const columns = shownStatuses.filter((each) => all.counts[each] > 0)
    const heads = columns.map((each) => shownStatusName(each, day))
    const lines = (rows: readonly TotalsRow[]) =>
      rows.map(({ name, counts, total }) => [name, ...columns.map((each) => counts[each]), total])
    return [
      '',
      `## Statuses on ${inWords(day)}${variant}`,
      '',
      ...markdownTable(['By type', ...heads, 'All'], lines([...byType, all])),
      '',
      ...markdownTable(['By region', ...heads, 'All'], lines(byRegion)),
    ]
  })
}
