import { createHash } from 'node:crypto'
import { canonicalItem } from '../core/plan/canonical.ts'
import { plainItem } from '../core/plan/plain-item.ts'
import type { PlanItem } from '../core/plan/plan.ts'

/** What an item said, in 64 hexadecimal digits: the same before it goes out in a workbook and after it comes back untouched. */
export function itemFingerprint(item: PlanItem): string {
  return createHash('sha256')
    .update(canonicalItem(plainItem(item)))
    .digest('hex')
}
