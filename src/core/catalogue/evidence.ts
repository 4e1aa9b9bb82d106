import { visibleText } from '../visible-text.ts'

/** `standard.assertion.item`, such as `4.5.3`; from 2024-25 a CAF outcome such as `B2.a`. */
export type EvidenceReference = string & { readonly __evidence: true }

/** One item of the toolkit. The catalogue's source says whether `text` is official or ours. */
export type EvidenceItem = { readonly reference: EvidenceReference; readonly text: string }

/**
 * A well-formed reference from what a person typed or a file holds, or null (interpretation 6: unknown ones are
 * accepted).
 */
export function parseEvidenceReference(text: string): EvidenceReference | null {
  const reference = visibleText(text).trim()
  const item = /^([1-9]|10)\.([1-9]\d?)\.([1-9]\d?)$/
  const outcome = /^[A-E][1-9]\.[a-h]$/
  return item.test(reference) || outcome.test(reference) ? (reference as EvidenceReference) : null
}

/** Orders by number, not as text: 4.5.3 before 10.1.1, 1.3.9 before 1.3.13. */
export function compareEvidence(a: EvidenceReference, b: EvidenceReference): number {
  const [left, right] = [a.split('.'), b.split('.')]
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const order = byNumber.compare(left[part] ?? '', right[part] ?? '')
    if (order !== 0) return order
  }
  return 0
}

const byNumber = new Intl.Collator('en', { numeric: true })

/** One evidence item (`4.5.3`), a whole assertion (`4.5`) or a whole data security standard (`4`). */
export type EvidenceArea = string & { readonly __evidenceArea: true }

/** From what a person typed, or null. Unknown items are accepted as long as they are well formed (interpretation 6). */
export function parseEvidenceArea(text: string): EvidenceArea | null {
  const area = text.trim()
  const assertionOrStandard = /^([1-9]|10)(\.[1-9]\d?)?$/
  return parseEvidenceReference(area) !== null || assertionOrStandard.test(area) ? (area as EvidenceArea) : null
}

/**
 * True where the area is the item itself, its assertion or its standard; also where `within` is the wider of the two.
 */
export function sharesEvidence(area: EvidenceArea, within: EvidenceArea | EvidenceReference): boolean {
  return area === within || within.startsWith(`${area}.`) || area.startsWith(`${within}.`)
}

/** Orders areas by number: 4, then 4.5, then 4.5.3, then 10. */
export function compareAreas(a: EvidenceArea, b: EvidenceArea): number {
  return partsByNumber.compare(a, b)
}

const partsByNumber = new Intl.Collator('en', { numeric: true })
