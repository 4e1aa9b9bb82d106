import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Casefile } from './casefile.ts'

type Assessed = Pick<Casefile, 'status' | 'publishedOn' | 'met'>

/** Whether an organisation meets an item, as far as it published: all of them once it meets the standard. */
export function meetsItem({ status, publishedOn, met }: Assessed, evidence: EvidenceReference): boolean {
  const isMet = status === 'standards-met' || status === 'standards-exceeded'
  return publishedOn !== null && (isMet || met.includes(evidence))
}

/** What it is named for as an exemplar: it agreed, and still meets it. An item that became a gap again names nobody. */
export function namedFor(casefile: Assessed & Pick<Casefile, 'exemplarFor'>): readonly EvidenceReference[] {
  return casefile.exemplarFor.filter((evidence) => meetsItem(casefile, evidence))
}
