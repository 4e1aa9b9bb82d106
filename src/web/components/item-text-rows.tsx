import { type ItemTextName, itemTexts } from '../../core/plan/item-texts.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import type { SummaryRow } from '../nhsuk/summary-list.tsx'
import { Lines } from './text.tsx'

/** The rows of a summary list for these texts of an item, in this order; some are left out where nothing is written. */
export function itemTextRows(item: PlanItem, names: readonly ItemTextName[]): readonly SummaryRow[] {
  return names.flatMap((name): readonly SummaryRow[] => {
    const { label, whereEmpty } = itemTexts[name]
    if (item[name] === '') return whereEmpty === null ? [] : [{ key: label, value: whereEmpty }]
    return [{ key: label, value: <Lines text={item[name]} /> }]
  })
}
