import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Field } from '../../../core/plan/wording.ts'

/** Where the part of a plan that a finding or a hint is about is changed, below the casefile’s address. */
export function fieldAddress(casefile: string, evidence: EvidenceReference | null, field: Field): string {
  if (field === 'sign-off') return `${casefile}/plan/sign-off`
  return evidence === null ? `${casefile}/plan` : `${casefile}/plan/items/${evidence}#${field}`
}
