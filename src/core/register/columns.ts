import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { OrganisationType } from '../organisation.ts'
import type { Publication } from './publication.ts'

/** The columns of the toolkit's own download of search results, since September 2022. */
export const registerColumns = ['Code', 'Organisation Name', 'Status', 'Date Of Publication', 'Primary Sector'] as const

/** The toolkit's names for sectors, in its downloads of 2019 to 2023. */
export const sectorNames: Readonly<Record<OrganisationType, string>> = {
  'nhs-trust': 'NHS Trust',
  'foundation-trust': 'NHS Trust',
  ccg: 'CCG / Integrated Care Board (ICB)',
  csu: 'Commissioning Support Unit (CSU)',
  'local-authority': 'Local Authority',
  'dhsc-alb': 'Arms Length Body',
  other: 'Other',
}

/** One row of the register in the toolkit's own columns. */
export function registerCells(each: Publication): readonly string[] {
  const publishedOn = each.publishedOn === null ? '' : dayCell(each.publishedOn)
  return [each.organisation, each.name, statusCell(each), publishedOn, sectorNames[each.type]]
}

/** `20/21` for the cycle 2020-21, as the toolkit writes it before a status. */
export function editionPrefix(cycle: CycleName): string {
  return `${cycle.slice(2, 4)}/${cycle.slice(5, 7)}`
}

/** An organisation that published nothing this year has no edition before its status; one not known has no status. */
function statusCell({ shown, statusName, cycle }: Publication): string {
  if (shown === 'not-known') return ''
  return shown === 'not-published' ? statusName : `${editionPrefix(cycle)} ${statusName}`
}

/** `30/06/2021`. */
function dayCell(of: Day): string {
  const [year, month, dayOfMonth] = of.split('-')
  return `${dayOfMonth}/${month}/${year}`
}
