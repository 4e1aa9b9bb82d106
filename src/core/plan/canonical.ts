import { compareEvidence } from '../catalogue/evidence.ts'
import { itemInV1 } from './canonical/v1.ts'
import { itemInV2, textOf } from './canonical/v2.ts'
import { itemTexts } from './item-texts.ts'
import type { Plan, PlanItem } from './plan.ts'

/**
 * One way of writing the content of a plan as text. A content is always written in the earliest version that can say
 * all of it. So what was signed, sent or handed out before a version was introduced keeps its text and its hash.
 */
export type ContentVersion = {
  readonly number: number
  /** Whether its text says everything that the item says. */
  readonly holds: (item: PlanItem) => boolean
  readonly itemText: (item: PlanItem) => string
}

/** The versions that these texts make, oldest first; each text says since which version it is there. */
export function contentVersionsOf(
  texts: Readonly<Record<string, { readonly since: number }>>,
): readonly ContentVersion[] {
  const all = Object.entries(texts).map(([name, { since }]) => ({ name, since }))
  const last = Math.max(...all.map(({ since }) => since))
  return Array.from({ length: last }, (_, index) => {
    const number = index + 1
    const later = all.filter(({ since }) => since > number)
    const holds = (item: PlanItem) => later.every(({ name }) => textOf(item, name) === '')
    if (number === 1) return { number, holds, itemText: itemInV1 }
    const names = all.filter(({ since }) => since <= number).toSorted(byIntroduction)
    return { number, holds, itemText: (item: PlanItem) => itemInV2(item, namesOf(names)) }
  })
}

type Introduced = { readonly name: string; readonly since: number }

function byIntroduction(a: Introduced, b: Introduced): number {
  return a.since - b.since || (a.name < b.name ? -1 : 1)
}

function namesOf(texts: readonly Introduced[]): readonly string[] {
  return texts.map(({ name }) => name)
}

export const contentVersions: readonly ContentVersion[] = contentVersionsOf(itemTexts)

/** What this build can read and write. Content of a later version is refused: see `upcast.ts`. */
export const latestContentVersion = contentVersions.length

/** The number of the earliest version that says all of a plan. Its revision is the hash of the text in that version. */
export function contentVersionOf(plan: Plan, versions = contentVersions): number {
  return versionOf(plan.items, versions).number
}

/**
 * The same text for the same content: items by evidence reference, actions by id. A revision is the hash of this text
 * (computed outside core), so what any version writes may never change once a plan has been signed off.
 */
export function canonicalPlan(plan: Plan, versions = contentVersions): string {
  return planTextIn(contentVersionOf(plan, versions), plan, versions)
}

/** The text of a plan in one version: of it, the revision that was signed in this version is the hash. */
export function planTextIn(version: number, { items }: Plan, versions = contentVersions): string {
  const sorted = items.toSorted((a, b) => compareEvidence(a.evidence, b.evidence))
  return `[${sorted.map(known(version, versions).itemText).join(',')}]`
}

/** The canonical text of one item, in the earliest version that says all of it. */
export function canonicalItem(item: PlanItem, versions = contentVersions): string {
  return versionOf([item], versions).itemText(item)
}

/** What one version says of an item; whatever came later is left out. Throws for a version that is not known. */
export function itemTextIn(version: number, item: PlanItem, versions = contentVersions): string {
  return known(version, versions).itemText(item)
}

function known(version: number, versions: readonly ContentVersion[]): ContentVersion {
  const found = versions.find(({ number }) => number === version)
  if (found !== undefined) return found
  throw new Error(`There is no content version ${version}: check it before reading the content`)
}

function versionOf(items: readonly PlanItem[], versions: readonly ContentVersion[]): ContentVersion {
  const found = versions.find(({ holds }) => items.every(holds))
  if (found === undefined) throw new Error('No content version says all of this plan: the last one has to')
  return found
}
