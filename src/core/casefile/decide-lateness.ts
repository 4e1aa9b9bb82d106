import { isInImprovementProcess } from '../guidance/guidance.ts'
import type { Casefile } from './casefile.ts'
import { lastSent } from './casefile.ts'
import type { Command } from './commands.ts'
import { underReview } from './decide-review.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'

/** A4 “On a case-by-case basis, where the NHSX SRO judges it to be appropriate”: Trusts only, and only lateness. */
export function referToSro(
  command: Command & { type: 'refer-to-sro' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const { revision, reason } = command
  const plan = underReview(command, casefile, guidanceOn)
  if ('no' in plan) return refuse(plan.no)
  if (!isInImprovementProcess(casefile.organisation, plan.guidance))
    return refuse({ name: 'only-trusts-may-finish-late' })
  if (!plan.findings.some(({ rule }) => rule === 'A4')) return refuse({ name: 'not-late' })
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  return accept([{ type: 'plan-referred-to-sro', revision, reason }])
}

export function acceptLatePlan(command: Command & { type: 'accept-late-plan' }, casefile: Casefile): Decision {
  return decideLateness('late-plan-accepted', command, casefile)
}

export function declineLatePlan(command: Command & { type: 'decline-late-plan' }, casefile: Casefile): Decision {
  return decideLateness('late-plan-declined', command, casefile)
}

function decideLateness(
  type: 'late-plan-accepted' | 'late-plan-declined',
  { revision, reason, by }: Command & { type: 'accept-late-plan' | 'decline-late-plan' },
  casefile: Casefile,
): Decision {
  if (casefile.review !== 'with-sro') return refuse({ name: 'not-with-sro' })
  if (lastSent(casefile)?.revision !== revision) return refuse({ name: 'another-revision' })
  if (casefile.helpedBy.includes(by.id)) return refuse({ name: 'reviews-own-work' })
  return reason.trim() === '' ? refuse({ name: 'reason-missing' }) : accept([{ type, revision, reason }])
}
