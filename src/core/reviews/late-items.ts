import type { Casefile, SentPlan } from '../casefile/casefile.ts'
import { planUnderReview } from '../casefile/plans/findings.ts'
import { type Day, daysBetween } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import type { PlanItem } from '../plan/plan.ts'
import { findingsIn } from '../plan/rules.ts'

/** An item that finishes after the latest day, and by how much. */
export type LateItem = {
  readonly item: PlanItem
  readonly completes: Day
  readonly latest: Day
  /** Calendar days after the latest day. */
  readonly days: number
}

/**
 * A4: the items that finish late by the guidance of the day the plan was sent, whether accepted or not. Until the plan
 * is decided, dates that updates moved count: the SRO decides about those.
 */
export function lateItems(sent: SentPlan, casefile: Casefile, guidance: Guidance): readonly LateItem[] {
  const plan = planUnderReview(sent, casefile)
  const found = findingsIn({ plan, gaps: sent.gaps, signOff: 'not-asked', lateAccepted: false }, guidance)
  return found.flatMap((finding) => {
    if (finding.rule !== 'A4') return []
    const { evidence, completes, latest } = finding
    const item = plan.items.find((each) => each.evidence === evidence)
    return item === undefined ? [] : [{ item, completes, latest, days: daysBetween(latest, completes) }]
  })
}
