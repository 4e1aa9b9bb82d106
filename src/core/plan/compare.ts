import { compareEvidence, type EvidenceReference } from '../catalogue/evidence.ts'
import { canonicalItem } from './canonical.ts'
import { describeAction, describePart } from './describe.ts'
import { type ItemPart, itemParts, partLabel } from './item-texts.ts'
import type { Action, Plan, PlanItem } from './plan.ts'

/** The change of one evidence item from one revision to another. */
export type ItemChange =
  | { readonly kind: 'added'; readonly evidence: EvidenceReference; readonly after: PlanItem }
  | { readonly kind: 'removed'; readonly evidence: EvidenceReference; readonly before: PlanItem }
  | { readonly kind: 'changed'; readonly evidence: EvidenceReference; readonly fields: readonly FieldChange[] }
  | { readonly kind: 'unchanged'; readonly evidence: EvidenceReference }

/** One field before and after, as plain text. null stands for an action that does not exist on that side. */
export type FieldChange = {
  readonly field: 'action' | Exclude<ItemPart, 'actions'>
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** Every item of either plan, in order of evidence reference, with what changed. The order of rows does not matter. */
export function comparePlans(before: Plan, after: Plan): readonly ItemChange[] {
  const earlier = byEvidence(before)
  const later = byEvidence(after)
  const all = [...new Set([...earlier.keys(), ...later.keys()])].toSorted(compareEvidence)
  return all.flatMap((evidence) => {
    const was = earlier.get(evidence)
    const is = later.get(evidence)
    if (is === undefined) return was === undefined ? [] : [{ kind: 'removed', evidence, before: was }]
    return was === undefined ? [{ kind: 'added', evidence, after: is }] : [compareItems(was, is)]
  })
}

/** One item in two versions of it. */
export function compareItems(before: PlanItem, after: PlanItem): ItemChange {
  const { evidence } = after
  if (canonicalItem(before) === canonicalItem(after)) return { kind: 'unchanged', evidence }
  return { kind: 'changed', evidence, fields: changedFields(before, after) }
}

function changedFields(before: PlanItem, after: PlanItem): readonly FieldChange[] {
  const fields = itemParts.flatMap((part): readonly FieldChange[] => {
    if (part === 'actions') return changedActions(before.actions, after.actions)
    const [was, is] = [describePart(before, part), describePart(after, part)]
    return [{ field: part, label: partLabel(part), before: was, after: is }]
  })
  return fields.filter((field) => field.before !== field.after)
}

/** Actions with the same id are the same action, in whatever order; each is named by its number in the list. */
function changedActions(before: readonly Action[], after: readonly Action[]): readonly FieldChange[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))]
  return ids.map((id) => {
    const was = before.findIndex((action) => action.id === id)
    const is = after.findIndex((action) => action.id === id)
    return {
      field: 'action',
      label: `Action ${(is === -1 ? was : is) + 1}`,
      before: textOf(before[was]),
      after: textOf(after[is]),
    }
  })
}

function textOf(action: Action | undefined): string | null {
  return action === undefined ? null : describeAction(action)
}

function byEvidence({ items }: Plan): ReadonlyMap<EvidenceReference, PlanItem> {
  return new Map(items.map((item) => [item.evidence, item]))
}
