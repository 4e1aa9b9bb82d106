import { shownStatusName } from '../../core/casefile/publication.ts'
import { type Day, inWords } from '../../core/day.ts'
import { shownStatuses } from '../../core/register/choices.ts'
import { type RegisterTotals, type TotalsRow, totalsOf } from '../../core/register/totals.ts'
import { markdownTable } from './markdown-table.ts'
import { type Rehearsed, variantName } from './rehearsed.ts'
import type { ShownOn } from './statuses.ts'

/**
 * How many organisations show each status, by type and by region, on each of the days asked for; of two rehearsals
 * both where they differ, and then their totals side by side.
 */
export function statusSections(all: readonly [Rehearsed, ...Rehearsed[]]): readonly string[] {
  const [first, ...others] = all
  return first.statuses.flatMap(({ day, shown }, place) => {
    const same = others.every(({ statuses }) => isSame(shown, statuses[place]?.shown ?? []))
    if (same) return section(day, others.length > 0 ? ', in both' : '', totals(shown))
    const apart = all.map((each) => ({ name: variantName(each), totals: totals(each.statuses[place]?.shown ?? []) }))
    return [...apart.flatMap((each) => section(day, `, ${each.name}`, each.totals)), ...sideBySide(day, apart)]
  })
}

function section(day: Day, variant: string, { byType, byRegion, all }: RegisterTotals): readonly string[] {
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
}

type Apart = { readonly name: string; readonly totals: RegisterTotals }

/** S4 against G1: what the final review would have done. */
function sideBySide(day: Day, apart: readonly Apart[]): readonly string[] {
  const trusts = apart.map(({ totals: { byType } }) => byType.find(({ value }) => value === 'trust'))
  const rows = shownStatuses.map((status) => [
    shownStatusName(status, day),
    ...trusts.map((row) => row?.counts[status] ?? 0),
  ])
  const some = rows.filter(([, ...counts]) => counts.some((count) => count !== 0))
  const title = `## Trusts and Foundation Trusts on ${inWords(day)}, side by side`
  return ['', title, '', ...markdownTable(['', ...apart.map(({ name }) => name)], some)]
}

function totals(shown: readonly ShownOn[]): RegisterTotals {
  return totalsOf(
    shown.map(({ organisation: { type, region }, status }) => ({ type, region, shown: status, count: 1 })),
  )
}

function isSame(one: readonly ShownOn[], other: readonly ShownOn[]): boolean {
  return one.length === other.length && one.every(({ status }, place) => other[place]?.status === status)
}
