import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { type Judgement, judgementFindings } from '../plan/judgement.ts'
import type { Finding } from '../plan/rules.ts'
import type { Casefile, SentPlan } from './casefile.ts'
import { lastSent } from './casefile.ts'
import type { Command } from './commands.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Revision } from './events.ts'
import { findingsOfSent } from './findings.ts'
import type { Refusal } from './refusals.ts'
import { needsPlan, statusAfter } from './status.ts'

export function judgeItems(command: Command & { type: 'judge-items' }, casefile: Casefile): Decision {
  const no = cannotReview(casefile, command.revision, command.by.id)
  if (no !== null) return refuse(no)
  const before = casefile.reviewDraft
  if (before !== null && before.version !== command.basedOn) {
    return refuse({ name: 'changed-meanwhile', by: before.changedBy.name, evidence: null })
  }
  const { revision, judgements, reason, by } = command
  const stray = judgements.find(({ evidence }) => !isInPlan(casefile, evidence))
  if (stray !== undefined) return refuse({ name: 'not-a-gap', evidence: stray.evidence })
  const version = (before?.version ?? 0) + 1
  return accept([], { reviewDraft: { version, revision, judgements, reason, changedBy: { id: by.id, name: by.name } } })
}

/** “if approved, will update your toolkit status”: refused by any unmet P1–P6, A1, A3, A4 and by judgement (A2). */
export function approvePlan(
  command: Command & { type: 'approve-plan' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const sent = lastSent(casefile)
  const no = cannotReview(casefile, command.revision, command.by.id)
  if (no !== null) return refuse(no)
  const guidance = sent === null ? null : guidanceOn(sent.sentOn)
  if (sent === null || guidance === null) return refuse({ name: 'nothing-sent' })
  const judgements = judgementsOf(casefile, command.revision)
  const findings = againstApproval(casefile, sent, guidance, judgements)
  if (findings.length > 0) return refuse({ name: 'cannot-be-approved', findings })
  const status = statusAfter(casefile.status, 'plan-approved')
  if (status === undefined) return refuse({ name: 'no-such-move' })
  return accept([{ type: 'plan-approved', revision: command.revision, judgements, status }], { reviewDraft: null })
}

/** Everything that keeps a sent plan from being approved: the rules of the day it was sent, and A2. */
export function againstApproval(
  casefile: Casefile,
  sent: SentPlan,
  guidance: Guidance,
  judgements: readonly Judgement[],
): readonly Finding[] {
  return [...findingsOfSent(casefile, sent, guidance), ...judgementFindings(judgements, sent.plan)]
}

export function returnPlan(
  command: Command & { type: 'return-plan' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const sent = lastSent(casefile)
  const no = cannotReview(casefile, command.revision, command.by.id)
  if (no !== null) return refuse(no)
  const guidance = sent === null ? null : guidanceOn(sent.sentOn)
  if (sent === null || guidance === null) return refuse({ name: 'nothing-sent' })
  const judgements = judgementsOf(casefile, command.revision)
  if (isReasonMissing(command.reason, judgements)) return refuse({ name: 'reason-missing' })
  const findings = findingsOfSent(casefile, sent, guidance)
  return accept([{ type: 'plan-returned', revision: command.revision, reason: command.reason, judgements, findings }], {
    reviewDraft: null,
  })
}

/** Open to a reviewer's decision: awaiting review, this exact revision, and not their own work. */
export function cannotReview(casefile: Casefile, revision: Revision, reviewer: string): Refusal | null {
  const sent = lastSent(casefile)
  if (sent === null || casefile.review !== 'awaiting-review' || !needsPlan(casefile.status))
    return { name: 'not-awaiting-review' }
  if (sent.revision !== revision) return { name: 'another-revision' }
  return casefile.helpers.includes(reviewer) ? { name: 'reviews-own-work' } : null
}

function isInPlan(casefile: Casefile, evidence: EvidenceReference): boolean {
  return lastSent(casefile)?.plan.items.some((item) => item.evidence === evidence) ?? false
}

/** A2 is judged “in writing”: each item found not realistic has its reason; without any, the plan as a whole has one. */
function isReasonMissing(reason: string, judgements: readonly Judgement[]): boolean {
  const unrealistic = judgements.filter(({ realistic }) => !realistic)
  return unrealistic.some((each) => each.reason.trim() === '') || (unrealistic.length === 0 && reason.trim() === '')
}

function judgementsOf({ reviewDraft }: Casefile, revision: Revision): readonly Judgement[] {
  return reviewDraft?.revision === revision ? reviewDraft.judgements : []
}
