import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { planOf } from '../../../core/casefile/drafts.ts'
import { findingsOfDraft } from '../../../core/casefile/findings.ts'
import { hintsOfPlan } from '../../../core/casefile/hints-of-plan.ts'
import type { Day } from '../../../core/day.ts'
import { quotesOn } from '../../../core/guidance/quotes.ts'
import { type HintWording, hintWording } from '../../../core/plan/hint-wording.ts'
import { type FindingWording, findingWording } from '../../../core/plan/wording.ts'
import type { Opened } from '../opened.ts'

/** Why the plan being written cannot be agreed as it stands, and what else may be asked about it. */
export type PlanCheck = { readonly findings: readonly FindingWording[]; readonly hints: readonly HintWording[] }

/** The plan being written, checked by the guidance of the day; null where none is in force. */
export function checkOf({ casefile, events, dated, today }: Opened, draft: PlanDraft, on: Day): PlanCheck | null {
  if (dated === null || today === null) return null
  const quotes = quotesOn(dated, on)
  return {
    findings: findingsOfDraft(casefile, today).map((finding) => findingWording(finding, quotes)),
    hints: hintsOfPlan(planOf(draft), casefile, events, today, on).map(hintWording),
  }
}
