import type { Day } from '../day.ts'
import { type OrganisationType, type RegionCode, regionCodes, regionNames, typeNames } from '../organisation.ts'
import { type ShownStatus, shownStatusName } from './publication.ts'

/** The sectors of the register (E1); `trust` stands for NHS Trusts and Foundation Trusts together. */
export type RegisterType = 'trust' | Exclude<OrganisationType, 'other'>

/** `none`: bodies that belong to no region. */
export type RegisterRegion = RegionCode | 'none'

export type Choice<T extends string> = { readonly value: T; readonly name: string }

export const shownStatuses: readonly ShownStatus[] = [
  'standards-exceeded',
  'standards-met',
  'approaching-standards',
  'standards-not-met',
  'not-published',
  'published',
  'not-known',
]

const types = ['nhs-trust', 'foundation-trust', 'ccg', 'csu', 'local-authority', 'dhsc-alb'] as const

export const typeChoices: readonly Choice<RegisterType>[] = [
  { value: 'trust', name: 'NHS Trusts and Foundation Trusts' },
  ...types.map((value) => ({ value, name: typeNames[value] })),
]

export const regionChoices: readonly Choice<RegisterRegion>[] = [
  ...regionCodes.map((value) => ({ value, name: regionNames[value] })),
  { value: 'none', name: 'No region' },
]

/** The statuses by their names on the day for which the register is shown (S6). */
export function statusChoices(on: Day): readonly Choice<ShownStatus>[] {
  return shownStatuses.map((value) => ({ value, name: shownStatusName(value, on) }))
}
