import { type EvidenceReference, parseEvidenceReference } from '../../core/catalogue/evidence.ts'
import { day } from '../../core/day.ts'
import type { Completion, CovidImpact, Owner, PlanItem } from '../../core/plan/plan.ts'
import { believableItems } from './believable-items.ts'

/** What a story says of one item beside the usual text. `owner` is a name, or what somebody wrote in place of one. */
export type Written = {
  readonly owner: string
  readonly gap?: string
  /** A day as 2021-09-30, or the months after return to business as usual; neither: no date was given. */
  readonly by?: string | number
  /** Why COVID has affected the item; left out: it has not. */
  readonly covid?: string
  readonly actions?: readonly string[]
  /** Which of the believable texts, where there are several. */
  readonly variant?: number
}

/** A plan item of the demo, made up from the believable text for its evidence item. */
export function writtenItem(reference: string, written: Written): PlanItem {
  const texts = believableItems[reference]
  const text = texts?.[written.variant ?? 0] ?? texts?.[0]
  if (text === undefined) throw new Error(`There is no believable text for ${reference}: write one`)
  const actions = written.actions ?? text.actions
  return {
    evidence: referenceOf(reference),
    gap: written.gap ?? text.gap,
    actions: actions.map((each, place) => ({ id: `a${place + 1}`, text: each, doneOn: null, note: '' })),
    owner: ownerOf(written.owner, text.role),
    completion: completionOf(written.by),
    covid: covidOf(written.covid),
  }
}

export function referenceOf(text: string): EvidenceReference {
  const reference = parseEvidenceReference(text)
  if (reference === null) throw new Error(`“${text}” is no evidence reference`)
  return reference
}

/** Addresses of example.nhs.uk belong to nobody. */
function ownerOf(name: string, role: string): Owner {
  const isAName = /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(name)
  return { name, role, email: isAName ? `${name.toLowerCase().replace(' ', '.')}@example.nhs.uk` : '' }
}

function completionOf(by: Written['by']): Completion {
  if (by === undefined) return { kind: 'not-given' }
  if (typeof by === 'string') return { kind: 'by', day: day(by) }
  return { kind: 'after-return-to-business-as-usual', months: by }
}

function covidOf(explanation: string | undefined): CovidImpact {
  return { affected: explanation !== undefined, explanation: explanation ?? '' }
}
