import type { EvidenceReference } from '../../catalogue/evidence.ts'
import { type Guidance, isInImprovementProcess } from '../../guidance/guidance.ts'
import { type Finding, type Judgement, judgementFindings } from '../../plan/rules.ts'
import { type Casefile, lastSent, type SentPlan } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import type { Revision } from '../events.ts'
import { findingsOfSent } from '../plans/findings.ts'
import { needsPlan, statusAfter } from '../status.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

export function judgeItems(command: StampedCommand & { type: 'judge-items' }, casefile: Casefile): Decision {
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
  command: StampedCommand & { type: 'approve-plan' },
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
  command: StampedCommand & { type: 'return-plan' },
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

/** G3: the plan that this reviewer may decide on, with its findings by the guidance of the day it was sent. */
function underReview(
  command: StampedCommand & { readonly revision: Revision },
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

/** Why a reviewer cannot decide: not awaiting review, another revision, or their own work; null where they can. */
export function cannotReview(casefile: Casefile, revision: Revision, reviewer: string): Refusal | null {
  const sent = lastSent(casefile)
  if (sent === null || casefile.review !== 'awaiting-review' || !needsPlan(casefile.status))
    return { name: 'not-awaiting-review' }
  if (sent.revision !== revision) return { name: 'another-revision' }
  return casefile.contributors.includes(reviewer) ? { name: 'reviews-own-work' } : null
}

function isInPlan(casefile: Casefile, evidence: EvidenceReference): boolean {
  return lastSent(casefile)?.plan.items.some((item) => item.evidence === evidence) ?? false
}

/** A2 “in writing”: each item judged not realistic needs a reason; if there is none, the plan as a whole needs one. */
function isReasonMissing(reason: string, judgements: readonly Judgement[]): boolean {
  const unrealistic = judgements.filter(({ realistic }) => !realistic)
  return unrealistic.some((each) => each.reason.trim() === '') || (unrealistic.length === 0 && reason.trim() === '')
}

/** The judgements, if this reviewer saved them last; refused where another reviewer has saved since. */
function judgementsBy(
  { id }: StampedCommand['by'],
  { reviewDraft }: Casefile,
): { readonly all: readonly Judgement[] } | { readonly no: Refusal } {
  if (reviewDraft === null) return { all: [] }
  const { changedBy, judgements } = reviewDraft
  if (changedBy.id !== id) return { no: { name: 'changed-meanwhile', by: changedBy.name, evidence: null } }
  return { all: judgements }
}

/** A4 “On a case-by-case basis, where the NHSX SRO judges it to be appropriate”: Trusts only, and only lateness. */
export function referToSro(
  command: StampedCommand & { type: 'refer-to-sro' },
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

export function acceptLatePlan(command: StampedCommand & { type: 'accept-late-plan' }, casefile: Casefile): Decision {
  return decideLateness('late-plan-accepted', command, casefile)
}

export function declineLatePlan(command: StampedCommand & { type: 'decline-late-plan' }, casefile: Casefile): Decision {
  return decideLateness('late-plan-declined', command, casefile)
}

function decideLateness(
  type: 'late-plan-accepted' | 'late-plan-declined',
  { revision, reason, by }: StampedCommand & { type: 'accept-late-plan' | 'decline-late-plan' },
  casefile: Casefile,
): Decision {
  if (casefile.review !== 'with-sro') return refuse({ name: 'not-with-sro' })
  if (lastSent(casefile)?.revision !== revision) return refuse({ name: 'another-revision' })
  if (casefile.contributors.includes(by.id)) return refuse({ name: 'reviews-own-work' })
  return reason.trim() === '' ? refuse({ name: 'reason-missing' }) : accept([{ type, revision, reason }])
}
