import type { Judgement } from '../../../core/plan/judgement.ts'
import type { OpenedReview } from './opened-review.ts'

/** What reviewers said of the plan last sent: as it was decided, else as far as they have got. */
export function judgementsToShow({ casefile, events, review }: OpenedReview): readonly Judgement[] {
  const revision = review?.sent.revision
  const decided = events.findLast(({ type }) => type === 'plan-approved' || type === 'plan-returned')
  if (decided !== undefined && 'judgements' in decided && decided.revision === revision) return decided.judgements
  return casefile.reviewDraft?.revision === revision ? (casefile.reviewDraft?.judgements ?? []) : []
}
