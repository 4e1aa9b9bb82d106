import type { Day } from '../day.ts'
import { type Guidance, isInImprovementProcess } from '../guidance/guidance.ts'
import type { Casefile } from './casefile.ts'
import type { Command } from './commands.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'
import { statusAfter } from './status.ts'

/**
 * T7, S4 “Where a Trust has still not met the DSPT standard: … amended to ‘Standards Not Met’ status”. What was reported
 * as done is looked at first; whoever is done is confirmed instead (S3).
 */
export function closeUnmet(
  command: Command & { type: 'close-unmet' },
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
  const { organisation, status, completion, helpedBy } = casefile
  if (!isInImprovementProcess(organisation, guidance)) return { name: 'only-for-trusts' }
  if (guidance === null || !guidance.standardsNotMetAtFinalReview || guidance.finalReviewFrom === null)
    return { name: 'final-review-withdrawn' }
  if (on < guidance.finalReviewFrom) return { name: 'final-review-not-begun', from: guidance.finalReviewFrom }
  if (status !== 'approaching-standards') return { name: 'no-such-move' }
  if (completion === 'awaiting-confirmation') return { name: 'awaits-confirmation' }
  return helpedBy.includes(reviewer) ? { name: 'reviews-own-work' } : null
}
