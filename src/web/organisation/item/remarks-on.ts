import type { Day } from '../../../core/day.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { FindingWording } from '../../../core/plan/wording.ts'
import { checkOf } from '../check/plan-check.ts'
import type { Opened } from '../opened.ts'
import type { ListedItem } from './listed-item.ts'

/** What the check of the whole plan finds in one item, as it is saved. */
export function remarksOn(
  opened: Opened,
  { draft, draftItem, evidence }: ListedItem,
  on: Day,
): { readonly findings: readonly FindingWording[]; readonly hints: readonly HintWording[] } {
  const check = draftItem.version === 0 ? null : checkOf(opened, draft, on)
  const isAbout = (found: FindingWording | HintWording) => found.evidence === evidence
  return { findings: check?.findings.filter(isAbout) ?? [], hints: check?.hints.filter(isAbout) ?? [] }
}
