import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Day, day } from '../../../core/day.ts'
import { eachItemText, type ItemTexts } from '../../../core/plan/item-texts.ts'
import type { Completion, CovidImpact, Owner, PlanItem } from '../../../core/plan/plan.ts'

/** What a made-up plan says about one evidence item; texts besides the gap may be left out. */
export type MadeUpItem = Partial<ItemTexts> & {
  readonly gap: string
  readonly actions: readonly string[]
  /** A name, or what somebody wrote in place of one. */
  readonly owner: string
  readonly role: string
  /** Left out: the name’s own at example.nhs.uk, where it is a name. */
  readonly email?: string
  /** A day as 2021-09-30, or the months after return to business as usual; neither: no date was given. */
  readonly by?: string | number
  /** Why COVID has affected the item; left out: it has not. */
  readonly covid?: string
  /** The day on which all actions were done; left out: none is. */
  readonly doneOn?: Day
}

/** The plan item of some made-up words. `reference` such as 4.5.3; throws for what is no reference or no day. */
export function madeUpItem(reference: string, item: MadeUpItem): PlanItem {
  const { actions, doneOn = null } = item
  return {
    evidence: referenceOf(reference),
    ...eachItemText((name) => item[name] ?? ''),
    actions: actions.map((text, index) => ({ id: `a${index + 1}`, text, doneOn, note: '' })),
    owner: ownerOf(item),
    completion: completionOf(item.by),
    covid: covidOf(item.covid),
  }
}

/** An evidence reference from its text, such as 4.5.3; throws for anything else. */
export function referenceOf(text: string): EvidenceReference {
  const reference = parseEvidenceReference(text)
  if (reference === null) throw new Error(`“${text}” is no evidence reference`)
  return reference
}

/** Addresses of example.nhs.uk belong to nobody. */
function ownerOf({ owner: name, role, email }: MadeUpItem): Owner {
  const isAName = /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(name)
  const usual = isAName ? `${name.toLowerCase().replace(' ', '.')}@example.nhs.uk` : ''
  return { name, role, email: email ?? usual }
}

function completionOf(by: MadeUpItem['by']): Completion {
  if (by === undefined) return { kind: 'not-given' }
  if (typeof by === 'string') return { kind: 'by', day: day(by) }
  return { kind: 'after-return-to-business-as-usual', months: by }
}

function covidOf(explanation: string | undefined): CovidImpact {
  return { affected: explanation !== undefined, explanation: explanation ?? '' }
}
