import { createHash } from 'node:crypto'
import { canonicalItem } from '../../../core/plan/canonical.ts'
import { type ItemPart, itemParts } from '../../../core/plan/merge.ts'
import { plainItem } from '../../../core/plan/plain-item.ts'
import { emptyItem, type PlanItem } from '../../../core/plan/plan.ts'

/** A fingerprint of each part of an item as a form was opened on it, in one hidden field. */
export function partsAsOpened(item: PlanItem): string {
  return itemParts.map((part) => fingerprint(item, part)).join(' ')
}

/** Which parts of an item differ from how the form was opened; all of them where that is not known. */
export function changedParts(item: PlanItem, asOpened: string): readonly ItemPart[] {
  const before = asOpened.split(' ')
  return itemParts.filter((part, place) => before[place] !== fingerprint(item, part))
}

/** Two people's versions of one item as one: mine in the parts that I changed, theirs in all others. */
export function putTogether(theirs: PlanItem, mine: PlanItem, myParts: readonly ItemPart[]): PlanItem {
  return { ...theirs, ...Object.fromEntries(myParts.map((part) => [part, mine[part]])) }
}

function fingerprint(item: PlanItem, part: ItemPart): string {
  const only = { ...emptyItem(item.evidence), [part]: item[part] }
  return createHash('sha256')
    .update(canonicalItem(plainItem(only)))
    .digest('hex')
    .slice(0, 16)
}
