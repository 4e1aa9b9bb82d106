import type { Day } from './day.ts'
import { visibleText } from './visible-text.ts'

/** An Organisation Data Service code, upper case, leading zeros kept: `RXX`, `00L`, `117`. */
export type OdsCode = string & { readonly __odsCode: true }

/** `Y56` London … `Y63` North East and Yorkshire. */
export type RegionCode = 'Y56' | 'Y58' | 'Y59' | 'Y60' | 'Y61' | 'Y62' | 'Y63'

/** The sectors the guidance is “only” for (E1), Trusts and Foundation Trusts as two, and `other` for all others. */
export type OrganisationType =
  | 'nhs-trust'
  | 'foundation-trust'
  | 'ccg'
  | 'csu'
  | 'local-authority'
  | 'dhsc-alb'
  | 'other'

export type Organisation = {
  readonly code: OdsCode
  readonly name: string
  readonly type: OrganisationType
  /** null for bodies that belong to no region, such as arm's length bodies and CSUs. */
  readonly region: RegionCode | null
  readonly opened: Day | null
  readonly closed: Day | null
  readonly successors: readonly OdsCode[]
  /** Interpretation 9: marked as a demo, and left out of register, totals and downloads. */
  readonly demo: boolean
}

export const typeNames: Readonly<Record<OrganisationType, string>> = {
  'nhs-trust': 'NHS Trust',
  'foundation-trust': 'NHS Foundation Trust',
  ccg: 'Clinical Commissioning Group (CCG)',
  csu: 'Commissioning Support Unit (CSU)',
  'local-authority': 'Local Authority',
  'dhsc-alb': "DHSC Arm's Length Body",
  other: 'Other organisation',
}

/** Short names for tables of many columns. */
export const shortTypeNames: Readonly<Record<OrganisationType, string>> = {
  'nhs-trust': 'NHS Trust',
  'foundation-trust': 'Foundation Trust',
  ccg: 'CCG',
  csu: 'CSU',
  'local-authority': 'Local Authority',
  'dhsc-alb': 'DHSC ALB',
  other: 'Other',
}

/** An ODS code from what a person typed or a file holds: trimmed and upper-cased; null when it cannot be one. */
export function parseOdsCode(text: string): OdsCode | null {
  const code = visibleText(text).trim().toUpperCase()
  return /^[A-Z0-9]{3,6}$/.test(code) ? (code as OdsCode) : null
}

/** E1 “This guidance only applies to NHS Trusts, CCGs, CSUs, Local Authorities and DHSC Arm’s Length Bodies.” */
export function isEligible({ type }: Organisation): boolean {
  return type !== 'other'
}

/** The dated annex and its exceptions are “for NHS Trusts and Foundation Trusts”. */
export function isTrust({ type }: Organisation): boolean {
  return type === 'nhs-trust' || type === 'foundation-trust'
}

/**
 * “all NHS Trusts and Foundation Trusts are classified as Operators of Essential Services under the … (NIS) Regulations
 * 2018”
 */
export const isOperatorOfEssentialServices = isTrust

/**
 * Interpretation 7: the one successor of an organisation that closed before a day, whose people go on with its open
 * casefiles. null while it is open, and where it has several successors or none.
 */
export function successorOn(
  on: Day,
  { closed, successors }: Pick<Organisation, 'closed' | 'successors'>,
): OdsCode | null {
  const [only, ...others] = successors
  return closed !== null && closed < on && only !== undefined && others.length === 0 ? only : null
}

/** The NHS England regions of 2021, by their names. */
export const regionNames: Readonly<Record<RegionCode, string>> = {
  Y61: 'East of England',
  Y56: 'London',
  Y60: 'Midlands',
  Y63: 'North East and Yorkshire',
  Y62: 'North West',
  Y59: 'South East',
  Y58: 'South West',
}

export const regionCodes = Object.keys(regionNames) as readonly RegionCode[]

/** A region by the code that an address names, or null. */
export function parseRegion(text: string): RegionCode | null {
  return regionCodes.find((code) => code === text.trim().toUpperCase()) ?? null
}
