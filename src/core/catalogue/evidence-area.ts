import { type EvidenceReference, parseEvidenceReference } from './evidence.ts'

/** One evidence item (`4.5.3`), a whole assertion (`4.5`) or a whole data security standard (`4`). */
export type EvidenceArea = string & { readonly __evidenceArea: true }

/** From what a person typed, or null. Unknown items are accepted as long as they are well formed (reading 6). */
export function parseEvidenceArea(text: string): EvidenceArea | null {
  const area = text.trim()
  const assertionOrStandard = /^([1-9]|10)(\.[1-9]\d?)?$/
  return parseEvidenceReference(area) !== null || assertionOrStandard.test(area) ? (area as EvidenceArea) : null
}

/** True where the area is the item itself, its assertion or its standard; also where `within` is the wider of the two. */
export function sharesEvidence(area: EvidenceArea, within: EvidenceArea | EvidenceReference): boolean {
  return area === within || within.startsWith(`${area}.`) || area.startsWith(`${within}.`)
}

/** Orders areas by number: 4, then 4.5, then 4.5.3, then 10. */
export function compareAreas(a: EvidenceArea, b: EvidenceArea): number {
  return byNumber.compare(a, b)
}

const byNumber = new Intl.Collator('en', { numeric: true })
