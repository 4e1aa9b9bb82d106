import { type Catalogue, type CatalogueItem, catalogue2021 } from './2020-21.ts'
import { compareEvidence, type EvidenceReference } from './evidence.ts'

/** The evidence items of a cycle as far as they are known; null for a cycle whose items are not known here. */
export function catalogueOf(cycle: string): Catalogue | null {
  return cycle === catalogue2021.cycle ? catalogue2021 : null
}

/** The item of this reference in a cycle; null where its catalogue lacks it, or the cycle has none (interpretation 6). */
export function catalogueItem(cycle: string, reference: EvidenceReference): CatalogueItem | null {
  return catalogueOf(cycle)?.items.find((item) => item.reference === reference) ?? null
}

/** What the toolkit asks in a cycle by this reference, under the same conditions. */
export function itemText(cycle: string, reference: EvidenceReference): string | null {
  return catalogueItem(cycle, reference)?.text ?? null
}

/** “4.5.3 Multi-factor authentication is in use”, or the reference alone where its text is not known. */
export function itemName(cycle: string, reference: EvidenceReference): string {
  return `${reference} ${itemText(cycle, reference) ?? ''}`.trimEnd()
}

/** Items of one data security standard, in order; `standard` is null for references that belong to none of the ten. */
export type StandardGroup = {
  readonly standard: string | null
  readonly items: readonly { readonly reference: EvidenceReference; readonly text: string | null }[]
}

/** The catalogue of a cycle and the references it lacks, grouped by the ten data security standards. */
export function groupedByStandard(cycle: string, added: readonly EvidenceReference[]): readonly StandardGroup[] {
  const texts = new Map((catalogueOf(cycle)?.items ?? []).map(({ reference, text }) => [reference, text]))
  const all = [...new Set([...texts.keys(), ...added])].toSorted(compareEvidence)
  const standards = [...new Set(all.map(standardOf))]
  return standards.map((standard) => ({
    standard,
    items: all
      .filter((reference) => standardOf(reference) === standard)
      .map((reference) => ({ reference, text: texts.get(reference) ?? null })),
  }))
}

/** The ten data security standards of the National Data Guardian, in their order: which group the evidence items. */
const standardNames = [
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
