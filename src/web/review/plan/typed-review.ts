import type { Casefile } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { ReviewContext } from './review-context.ts'

/** The form of a review, as it was typed or last saved. */
export type TypedReview = {
  readonly judgements: ReadonlyMap<EvidenceReference, TypedJudgement>
  /** The reason for the organisation, about the plan as a whole. */
  readonly reason: string
  /** The reason for the SRO, about its lateness. */
  readonly sroReason: string
}

export type TypedJudgement = { readonly choice: '' | 'realistic' | 'not-realistic'; readonly reason: string }

export const nothingTyped: TypedJudgement = { choice: '', reason: '' }

/** The judgements saved so far on the plan last sent. */
export function savedReview({ reviewDraft }: Casefile): TypedReview {
  return {
    judgements: typedFrom(reviewDraft?.judgements ?? []),
    reason: reviewDraft?.reason ?? '',
    sroReason: '',
  }
}

function typedFrom(judgements: readonly Judgement[]): TypedReview['judgements'] {
  return new Map(
    judgements.map(({ evidence, realistic, reason }) => [
      evidence,
      { choice: realistic ? 'realistic' : 'not-realistic', reason },
    ]),
  )
}

export function typedReview(form: SubmittedForm, { items }: Plan): TypedReview {
  return {
    judgements: new Map(items.map(({ evidence }) => [evidence, typedJudgement(form, evidence)])),
    reason: field(form, 'reason'),
    sroReason: field(form, 'sro-reason'),
  }
}

function typedJudgement(form: SubmittedForm, evidence: EvidenceReference): TypedJudgement {
  const choice = field(form, `judgement-${evidence}`)
  return {
    choice: choice === 'realistic' || choice === 'not-realistic' ? choice : '',
    reason: field(form, `reason-${evidence}`),
  }
}

/** The judgements that were typed; an item without a choice has none. */
export function judgementsIn({ judgements }: TypedReview): readonly Judgement[] {
  return [...judgements].flatMap(([evidence, { choice, reason }]) =>
    choice === '' ? [] : [{ evidence, realistic: choice === 'realistic', reason }],
  )
}

/** An error for each reason without a judgement, which cannot be saved. */
export function unchosen({ judgements }: TypedReview): readonly FormError[] {
  return [...judgements].flatMap(([evidence, { choice, reason }]) =>
    choice === '' && reason !== ''
      ? [{ field: `judgement-${evidence}`, text: `Choose whether the plan for ${evidence} is realistic` }]
      : [],
  )
}

/** A2: an error for each item judged not realistic without a reason, as the organisation is told why. */
export function unreasoned({ judgements }: TypedReview): readonly FormError[] {
  return [...judgements].flatMap(([evidence, { choice, reason }]) =>
    choice === 'not-realistic' && reason === ''
      ? [{ field: `reason-${evidence}`, text: `Give the reason why the plan for ${evidence} is not realistic` }]
      : [],
  )
}

/** The judgements of the plan last sent: those of the decision, or those saved so far. */
export function judgementsToShow({ casefile, events, review }: ReviewContext): readonly Judgement[] {
  const revision = review?.sent.revision
  const decided = events.findLast(({ type }) => type === 'plan-approved' || type === 'plan-returned')
  if (decided !== undefined && 'judgements' in decided && decided.revision === revision) return decided.judgements
  return casefile.reviewDraft?.revision === revision ? (casefile.reviewDraft?.judgements ?? []) : []
}
