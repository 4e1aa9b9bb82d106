import type { OrganisationType, RegionCode } from '../organisation.ts'
import { regionChoices, shownStatuses, typeChoices } from './choices.ts'
import type { ShownStatus } from './publication.ts'

/** How many organisations of one type and region show one status. */
export type TotalsCell = {
  readonly type: OrganisationType
  readonly region: RegionCode | null
  readonly shown: ShownStatus
  readonly count: number
}

export type TotalsRow = {
  /** The value of the register's filter for these organisations; empty for all of them. */
  readonly value: string
  readonly name: string
  readonly counts: Readonly<Record<ShownStatus, number>>
  readonly total: number
}

/**
 * Numbers of organisations by status. Trusts and Foundation Trusts also have a common row, as in the published totals.
 */
export type RegisterTotals = {
  readonly byType: readonly TotalsRow[]
  readonly byRegion: readonly TotalsRow[]
  readonly all: TotalsRow
}

/** Adds cells up by type and by region; rows without any organisation are left out. */
export function totalsOf(cells: readonly TotalsCell[]): RegisterTotals {
  const byType = typeChoices.map(({ value, name }) => {
    return row(
      value,
      name,
      cells.filter(({ type }) => (value === 'trust' ? isTrustType(type) : type === value)),
    )
  })
  const byRegion = regionChoices.map(({ value, name }) => {
    return row(
      value,
      name,
      cells.filter(({ region }) => (region ?? 'none') === value),
    )
  })
  return { byType: byType.filter(hasAny), byRegion: byRegion.filter(hasAny), all: row('', 'All organisations', cells) }
}

function row(value: string, name: string, cells: readonly TotalsCell[]): TotalsRow {
  const counts = Object.fromEntries(
    shownStatuses.map((shown) => [shown, countOf(cells.filter((cell) => cell.shown === shown))]),
  )
  return { value, name, counts: counts as Record<ShownStatus, number>, total: countOf(cells) }
}

function countOf(cells: readonly TotalsCell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}

function hasAny({ total }: TotalsRow): boolean {
  return total > 0
}

function isTrustType(type: OrganisationType): boolean {
  return type === 'nhs-trust' || type === 'foundation-trust'
}
