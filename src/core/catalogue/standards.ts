import type { EvidenceReference } from './evidence.ts'

/** The ten data security standards of the National Data Guardian, in their order: what evidence items are grouped by. */
export const standardNames = [
  'Personal Confidential Data',
  'Staff Responsibilities',
  'Training',
  'Managing Data Access',
  'Process Reviews',
  'Responding to Incidents',
  'Continuity Planning',
  'Unsupported Systems',
  'IT Protection',
  'Accountable Suppliers',
] as const

/** “4 Managing Data Access” for `4.5.3`; null for a CAF outcome, which belongs to none of the ten. */
export function standardOf(reference: EvidenceReference): string | null {
  const number = Number(reference.split('.')[0])
  const name = standardNames[number - 1]
  return name === undefined ? null : `${number} ${name}`
}
