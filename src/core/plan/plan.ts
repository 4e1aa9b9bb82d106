import type { EvidenceReference } from '../catalogue/evidence.ts'
import { addMonths, type Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { eachItemText, type ItemTexts } from './item-texts.ts'

/** “all the mandatory evidence items where there is a gap”: one gap with everything the plan says about it. */
export type PlanItem = ItemTexts & {
  readonly evidence: EvidenceReference
  readonly actions: readonly Action[]
  readonly owner: Owner | null
  readonly completion: Completion
  readonly covid: CovidImpact
}

/** One thing to do. `id` is unique within its item and never reused, so that rows can be moved in a file. */
export type Action = { readonly id: string; readonly text: string; readonly doneOn: Day | null; readonly note: string }

/** The one person accountable for an item; any part may still be empty while the plan is being written. */
export type Owner = { readonly name: string; readonly role: string; readonly email: string }

/** One expected date for all of an item's actions. `months` is null while the offset is still to be given. */
export type Completion =
  | { readonly kind: 'by'; readonly day: Day }
  | { readonly kind: 'after-return-to-business-as-usual'; readonly months: number | null }
  | { readonly kind: 'not-given' }

/** The template's question: has the COVID response affected this item? null means not answered. */
export type CovidImpact = { readonly affected: boolean | null; readonly explanation: string }

/** A plan's whole content, items in order of evidence reference. */
export type Plan = { readonly items: readonly PlanItem[] }

/** An item is done when each of its actions is. */
export function isDone({ actions }: PlanItem): boolean {
  return actions.length > 0 && actions.every(({ doneOn }) => doneOn !== null)
}

/** The item of a gap before anything is written. */
export function emptyItem(evidence: EvidenceReference): PlanItem {
  return {
    evidence,
    ...eachItemText(() => ''),
    actions: [],
    owner: null,
    completion: { kind: 'not-given' },
    covid: { affected: null, explanation: '' },
  }
}

/**
 * The day a completion falls on, or null while it has none: nothing given, no offset, or timed from a return to
 * business as usual whose day is not known (interpretation 2: such a date is never late by rule).
 */
export function completionDay(completion: Completion, guidance: Pick<Guidance, 'returnToBusinessAsUsual'>): Day | null {
  switch (completion.kind) {
    case 'by':
      return completion.day
    case 'after-return-to-business-as-usual': {
      const { returnToBusinessAsUsual } = guidance
      if (returnToBusinessAsUsual === null || completion.months === null) return null
      return addMonths(returnToBusinessAsUsual, completion.months)
    }
    case 'not-given':
      return null
  }
}
