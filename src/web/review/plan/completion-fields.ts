import type { ItemReason } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { PlanReview } from '../../../core/review/plan-review.ts'
import { type Form, field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'

/** What the form about a completed plan holds. */
export type TypedCompletion = {
  readonly note: string
  readonly reason: string
  readonly items: ReadonlyMap<EvidenceReference, string>
}

export function typedCompletion(form: Form, { items }: PlanReview): TypedCompletion {
  return {
    note: field(form, 'note'),
    reason: field(form, 'reason'),
    items: new Map(items.map(({ sent: { evidence } }) => [evidence, field(form, `reason-${evidence}`)])),
  }
}

/** The items that are to be done again, each with the reason. */
export function reasonsIn({ items }: TypedCompletion): readonly ItemReason[] {
  return [...items].flatMap(([evidence, reason]) => (reason === '' ? [] : [{ evidence, reason }]))
}

/** Whoever confirms has nothing left against an item: what stands there may not be lost. */
export function againstConfirming(typed: TypedCompletion): readonly FormError[] {
  return reasonsIn(typed).map(({ evidence }) => ({
    field: `reason-${evidence}`,
    text: `You gave a reason against ${evidence}. Send the plan back, or remove the reason to confirm`,
  }))
}

/** Whoever sends a plan back says of which item. */
export function againstSendingBack(typed: TypedCompletion): readonly FormError[] {
  const [first] = typed.items.keys()
  if (first === undefined || reasonsIn(typed).length > 0) return []
  return [{ field: `reason-${first}`, text: 'Give the reason beside each item that is not done' }]
}
