import { plansOverTime } from '../../../core/casefile/plans-over-time.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { datesOf } from '../../../core/plan/moved-dates.ts'
import type { Completion } from '../../../core/plan/plan.ts'
import type { Opened } from '../opened.ts'

/** When an item is to be complete, and when it was to be at first; the same while it has not moved. */
export type GivenDates = { readonly first: Completion; readonly now: Completion }

/** The dates that an item has been given from the first plan sent to the last update. */
export function givenDates({ casefile, events }: Opened, evidence: EvidenceReference): GivenDates {
  const dates = datesOf(evidence, plansOverTime(casefile, events))
  const now = casefile.current?.items.find((item) => item.evidence === evidence)?.completion ?? { kind: 'not-given' }
  return { first: dates[0] ?? now, now }
}
