import { compareEvidence, type EvidenceReference } from '../../catalogue/evidence.ts'
import type { Casefile } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import { type AssessmentDraft, draftFor } from '../drafts.ts'
import { type Move, needsPlan, statusAfter } from '../status.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'

export function markAssessment(command: StampedCommand & { type: 'mark-assessment' }, casefile: Casefile): Decision {
  const before = casefile.assessmentDraft
  if (before !== null && command.basedOn !== before.version) {
    return refuse({ name: 'changed-meanwhile', by: before.changedBy.name, evidence: null })
  }
  const byEvidence = new Map(command.answers.map((answer) => [answer.evidence, answer]))
  const answers = [...byEvidence.values()].toSorted((a, b) => compareEvidence(a.evidence, b.evidence))
  const { id, name } = command.by
  return accept([], { assessmentDraft: { version: (before?.version ?? 0) + 1, answers, changedBy: { id, name } } })
}

/**
 * S1, E2, E3: items not met are published as gaps. Publishing again may add or remove gaps while the status is
 * Standards Not Met; only a reviewer's confirmation turns that into Standards Met (S3).
 */
export function publishAssessment(
  command: StampedCommand & { type: 'publish-assessment' },
  casefile: Casefile,
): Decision {
  const draft = casefile.assessmentDraft
  if (draft === null || draft.answers.length === 0) return refuse({ name: 'nothing-marked' })
  if (draft.version !== command.basedOn)
    return refuse({ name: 'changed-meanwhile', by: draft.changedBy.name, evidence: null })
  if (!command.confirmsAllListed) return refuse({ name: 'not-all-listed' })
  const { met, gaps } = answersOf(draft)
  if (isPublished(casefile, met, gaps)) return refuse({ name: 'nothing-new-to-publish' })
  const status = statusAfter(casefile.status, moveBy(gaps, command.exceeds ?? false))
  if (status === undefined) {
    return refuse({ name: needsPlan(casefile.status) ? 'gaps-close-by-completion' : 'already-published' })
  }
  return accept([{ type: 'assessment-published', met, gaps, status }], {
    planDraft: gaps.length > 0 ? draftFor(gaps, casefile.planDraft, command.by.id) : null,
  })
}

/** E3: whether the standard is exceeded is the organisation's own statement; no rule here checks it. */
function moveBy(gaps: readonly EvidenceReference[], exceeds: boolean): Move {
  if (gaps.length > 0) return 'published-not-met'
  return exceeds ? 'published-exceeded' : 'published-met'
}

/** Whether exactly this is published already, as when a form is sent twice. */
function isPublished(
  casefile: Casefile,
  met: readonly EvidenceReference[],
  gaps: readonly EvidenceReference[],
): boolean {
  const sameAs = (published: readonly EvidenceReference[], now: readonly EvidenceReference[]) =>
    published.join() === now.join()
  return needsPlan(casefile.status) && sameAs(casefile.met, met) && sameAs(casefile.gaps, gaps)
}

function answersOf({ answers }: AssessmentDraft): Record<'met' | 'gaps', readonly EvidenceReference[]> {
  return {
    met: answers.filter(({ answer }) => answer === 'met').map(({ evidence }) => evidence),
    gaps: answers.filter(({ answer }) => answer !== 'met').map(({ evidence }) => evidence),
  }
}

/** S5: a mistake is corrected in either direction, with a reason, but not to bypass S4's suspension. */
export function correctStatus(
  command: StampedCommand & { type: 'correct-status' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const { to, reason } = command
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  if (casefile.contributors.includes(command.by.id)) return refuse({ name: 'reviews-own-work' })
  if (to === casefile.status || casefile.version === 0) return refuse({ name: 'no-such-move' })
  if (isSuspendedDowngrade(command, casefile, guidanceOn)) return refuse({ name: 'bypasses-suspension' })
  return accept([{ type: 'status-corrected', from: casefile.status, status: to, reason }])
}

/**
 * S4, G1 “will remain on ‘Approaching Standards’”: a status held since before the suspension cannot be downgraded, also
 * not in two steps through another status. An approval made by mistake while the downgrade is suspended can still be
 * corrected.
 */
function isSuspendedDowngrade(
  { to, on }: StampedCommand & { type: 'correct-status' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): boolean {
  const { approachingSince } = casefile
  if (approachingSince === null || (to !== 'standards-not-met' && to !== 'not-published')) return false
  const [then, now] = [guidanceOn(approachingSince), guidanceOn(on)]
  return then?.standardsNotMetAtFinalReview === true && now?.standardsNotMetAtFinalReview !== true
}
