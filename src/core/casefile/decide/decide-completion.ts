import type { Day } from '../../day.ts'
import { type Guidance, isInImprovementProcess } from '../../guidance/guidance.ts'
import type { Casefile } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import type { PlanDraftContent } from '../drafts.ts'
import type { ItemReason } from '../events.ts'
import { reopened } from '../plans/progress.ts'
import { statusAfter } from '../status.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

/** S3 “Where you have successfully completed all the actions … updated to Standards Met.” */
export function confirmCompletion(
  command: StampedCommand & { type: 'confirm-completion' },
  casefile: Casefile,
): Decision {
  const no = cannotConfirm(casefile, command.by.id)
  if (no !== null) return refuse(no)
  const status = statusAfter(casefile.status, 'completion-confirmed')
  if (status === undefined) return refuse({ name: 'no-such-move' })
  return accept([{ type: 'completion-confirmed', note: command.note, status }])
}

/** Completion is not confirmed: the named items are open again, each with the reason. */
export function sendBackCompletion(
  command: StampedCommand & { type: 'send-back-completion' },
  casefile: Casefile,
): Decision {
  const no = cannotConfirm(casefile, command.by.id)
  if (no !== null) return refuse(no)
  const { items, reason } = command
  if (items.length === 0 || items.some((item) => item.reason.trim() === '')) return refuse({ name: 'reason-missing' })
  const stray = items.find(({ evidence }) => !casefile.current?.items.some((item) => item.evidence === evidence))
  if (stray !== undefined) return refuse({ name: 'not-a-gap', evidence: stray.evidence })
  const planDraft = casefile.planDraft === null ? null : draftReopened(casefile.planDraft, items)
  return accept([{ type: 'completion-not-confirmed', reason, items }], { planDraft })
}

/**
 * Why a reviewer cannot confirm completion: not every action is reported as done, or it is their own work; else null.
 */
export function cannotConfirm(casefile: Casefile, reviewer: string): Refusal | null {
  if (casefile.completion !== 'awaiting-confirmation') return { name: 'not-completed' }
  return casefile.contributors.includes(reviewer) ? { name: 'reviews-own-work' } : null
}

function draftReopened(draft: PlanDraftContent, reasons: readonly ItemReason[]): PlanDraftContent {
  const evidence = reasons.map((each) => each.evidence)
  const plan = reopened({ items: draft.items.map(({ item }) => item) }, evidence)
  const items = draft.items.map((each, index) => {
    const item = plan?.items[index]
    return item === undefined || !evidence.includes(item.evidence) ? each : { ...each, item, version: each.version + 1 }
  })
  return { items, contributors: draft.contributors }
}

/**
 * T7, S4 “Where a Trust has still not met the DSPT standard: … amended to ‘Standards Not Met’ status”. A completion
 * that was reported is reviewed first, and confirmed instead if everything is done (S3).
 */
export function closeUnmet(
  command: StampedCommand & { type: 'close-unmet' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const no = cannotClose(casefile, guidanceOn(command.on), command.on, command.by.id)
  if (no !== null) return refuse(no)
  if (command.reason.trim() === '') return refuse({ name: 'reason-missing' })
  const status = statusAfter(casefile.status, 'closed-unmet')
  if (status === undefined) return refuse({ name: 'no-such-move' })
  return accept([{ type: 'closed-unmet', reason: command.reason, status }])
}

/** Why the final review may not close this casefile as not met on a day, or null where it may. */
export function cannotClose(casefile: Casefile, guidance: Guidance | null, on: Day, reviewer: string): Refusal | null {
  const { organisation, status, completion, contributors } = casefile
  if (!isInImprovementProcess(organisation, guidance)) return { name: 'only-for-trusts' }
  if (guidance === null || !guidance.standardsNotMetAtFinalReview || guidance.finalReviewFrom === null)
    return { name: 'final-review-withdrawn' }
  if (on < guidance.finalReviewFrom) return { name: 'final-review-not-begun', from: guidance.finalReviewFrom }
  if (status !== 'approaching-standards') return { name: 'no-such-move' }
  if (completion === 'awaiting-confirmation') return { name: 'awaits-confirmation' }
  return contributors.includes(reviewer) ? { name: 'reviews-own-work' } : null
}
