import { isOperatorOfEssentialServices } from '../../organisation.ts'
import type { Casefile } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import { isEscalated, isProposalCurrent, proposalOf } from '../escalations.ts'
import { needsPlan } from '../status.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'

/**
 * T8 “failure to engage with NHS Digital will result in escalation to NHSX”: a person who is no contributor to the
 * plan confirms the service's proposal, with the reason for NHSX.
 */
export function confirmEscalation(
  command: StampedCommand & { type: 'confirm-escalation' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const { milestone, dueDate, reason, on, by } = command
  const proposal = proposalOf(casefile, milestone, dueDate)
  if (proposal === null || proposal.state !== 'proposed') return refuse({ name: 'nothing-proposed' })
  if (!isProposalCurrent(proposal, casefile, guidanceOn(on))) return refuse({ name: 'proposal-lapsed' })
  // An organisation that meets the standard by now, also by a correction, is not escalated.
  if (!needsPlan(casefile.status)) return refuse({ name: 'proposal-lapsed' })
  if (casefile.contributors.includes(by.id)) return refuse({ name: 'reviews-own-work' })
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  return accept([{ type: 'escalation-confirmed', milestone, dueDate, reason }])
}

export function declineEscalation(
  command: StampedCommand & { type: 'decline-escalation' },
  casefile: Casefile,
): Decision {
  const { milestone, dueDate, reason, by } = command
  if (proposalOf(casefile, milestone, dueDate)?.state !== 'proposed') return refuse({ name: 'nothing-proposed' })
  if (casefile.contributors.includes(by.id)) return refuse({ name: 'reviews-own-work' })
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  return accept([{ type: 'escalation-declined', milestone, dueDate, reason }])
}

/** The SRO's decision about an escalation, under their name and with the reason. */
export function decideEscalation(
  command: StampedCommand & { type: 'decide-escalation' },
  casefile: Casefile,
): Decision {
  const { milestone, dueDate, decision, reason, by } = command
  if (proposalOf(casefile, milestone, dueDate)?.state !== 'confirmed') return refuse({ name: 'not-escalated' })
  if (casefile.contributors.includes(by.id)) return refuse({ name: 'reviews-own-work' })
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  return accept([{ type: 'escalation-decided', milestone, dueDate, decision, reason }])
}

/** “a Trust may be issued with an Information Notice … or an Enforcement Notice”: decided outside, recorded here. */
export function recordEnforcementNotice(
  command: StampedCommand & { type: 'record-enforcement-notice' },
  casefile: Casefile,
): Decision {
  const { kind, reference, issuedOn, asks, answerBy, on } = command
  if (!isOperatorOfEssentialServices(casefile.organisation)) return refuse({ name: 'not-an-operator' })
  if (!isEscalated(casefile)) return refuse({ name: 'not-escalated' })
  if (reference.trim() === '' || asks.trim() === '') return refuse({ name: 'nothing-said' })
  if (casefile.enforcementNotices.some((each) => each.reference === reference))
    return refuse({ name: 'same-reference', reference })
  if (issuedOn > on) return refuse({ name: 'not-happened-yet', on: issuedOn })
  if (answerBy < issuedOn) return refuse({ name: 'answered-before-issued' })
  return accept([{ type: 'enforcement-notice-recorded', kind, reference, issuedOn, asks, answerBy }])
}

export function answerEnforcementNotice(
  command: StampedCommand & { type: 'answer-enforcement-notice' },
  casefile: Casefile,
): Decision {
  const { reference, outcome } = command
  const notice = casefile.enforcementNotices.find((each) => each.reference === reference)
  if (notice === undefined) return refuse({ name: 'no-such-notice', reference })
  if (outcome.trim() === '') return refuse({ name: 'nothing-said' })
  return accept([{ type: 'enforcement-notice-answered', reference, outcome }])
}
