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
  const plan = underReview(command, casefile, guidanceOn)
  if ('no' in plan) return refuse(plan.no)
  const judgements = judgementsBy(command.by, casefile)
  if ('no' in judgements) return refuse(judgements.no)
  const findings = [...plan.findings, ...judgementFindings(judgements.all, plan.sent.plan)]
  if (findings.length > 0) return refuse({ name: 'cannot-be-approved', findings })
  const status = statusAfter(casefile.status, 'plan-approved')
  if (status === undefined) return refuse({ name: 'no-such-move' })
  const { revision } = command
  return accept([{ type: 'plan-approved', revision, judgements: judgements.all, status }], { reviewDraft: null })
}

export function returnPlan(
  command: Command & { type: 'return-plan' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const plan = underReview(command, casefile, guidanceOn)
  if ('no' in plan) return refuse(plan.no)
  const judgements = judgementsBy(command.by, casefile)
  if ('no' in judgements) return refuse(judgements.no)
  const { revision, reason } = command
  if (isReasonMissing(reason, judgements.all)) return refuse({ name: 'reason-missing' })
  const { findings } = plan
  return accept([{ type: 'plan-returned', revision, reason, judgements: judgements.all, findings }], {
    reviewDraft: null,
  })
}

type UnderReview =
  | { readonly sent: SentPlan; readonly guidance: Guidance; readonly findings: readonly Finding[] }
  | { readonly no: Refusal }

/** G3: the plan that this reviewer may decide on, with what the rules of the day it was sent say of it. */
export function underReview(
  command: Command & { readonly revision: Revision },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): UnderReview {
  const sent = lastSent(casefile)
  const no = cannotReview(casefile, command.revision, command.by.id)
  if (no !== null) return { no }
  const guidance = sent === null ? null : guidanceOn(sent.sentOn)
  if (sent === null || guidance === null) return { no: { name: 'nothing-sent' } }
  return { sent, guidance, findings: findingsOfSent(casefile, sent, guidance) }
}

/** Open to a reviewer's decision: awaiting review, this exact revision, and not their own work. */
export function cannotReview(casefile: Casefile, revision: Revision, reviewer: string): Refusal | null {
  const sent = lastSent(casefile)
  if (sent === null || casefile.review !== 'awaiting-review' || !needsPlan(casefile.status))
    return { name: 'not-awaiting-review' }
  if (sent.revision !== revision) return { name: 'another-revision' }
  return casefile.helpedBy.includes(reviewer) ? { name: 'reviews-own-work' } : null
}

function isInPlan(casefile: Casefile, evidence: EvidenceReference): boolean {
  return lastSent(casefile)?.plan.items.some((item) => item.evidence === evidence) ?? false
}

/** A2 is judged “in writing”: each item found not realistic has its reason; without any, the plan as a whole has one. */
function isReasonMissing(reason: string, judgements: readonly Judgement[]): boolean {
  const unrealistic = judgements.filter(({ realistic }) => !realistic)
  return unrealistic.some((each) => each.reason.trim() === '') || (unrealistic.length === 0 && reason.trim() === '')
}

/** Nobody decides with judgements that another reviewer has saved since: who decides has saved their own last. */
function judgementsBy(
  { id }: Command['by'],
  { reviewDraft }: Casefile,
): { readonly all: readonly Judgement[] } | { readonly no: Refusal } {
  if (reviewDraft === null) return { all: [] }
  const { changedBy, judgements } = reviewDraft
  if (changedBy.id !== id) return { no: { name: 'changed-meanwhile', by: changedBy.name, evidence: null } }
  return { all: judgements }
}
