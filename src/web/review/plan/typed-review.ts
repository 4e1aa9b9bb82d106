import type { Casefile } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import type { SubmittedForm } from '../../../http/form.ts'
import { button, hidden, optionalChoice, version } from '../../../http/forms/choice-fields.ts'
import type { TypedForm } from '../../../http/forms/field.ts'
import { errorsOf, typedIn } from '../../../http/forms/read-form.ts'
import { text } from '../../../http/forms/text-fields.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { ReviewContext } from './review-context.ts'

/** What a review is about: the exact plan and the versions that were on the page; and its button. */
export const reviewFields = {
  seen: version,
  revision: hidden,
  drafted: version,
  decision: button('save', 'approve', 'return', 'refer', 'confirm', 'send-back'),
}

/** The reason for the organisation, about the plan as a whole; and the reason for the SRO, about its lateness. */
export const reasonFields = {
  reason: text({
    label: 'Reason for the plan as a whole',
    hint: 'What the organisation has to change. It also gets your reasons for items and the list of what must be fixed.',
    rows: 4,
  }),
  sroReason: text({
    name: 'sro-reason',
    label: 'Why the SRO should decide',
    hint: 'The SRO and the organisation read it.',
    rows: 4,
  }),
}

/** A2: the row of an item: whether there is a realistic plan for it, and why not. */
export function judgementFields(evidence: EvidenceReference) {
  return {
    choice: optionalChoice({
      name: `judgement-${evidence}`,
      label: `Is the plan for ${evidence} realistic?`,
      choices: [
        { value: 'realistic', text: 'Realistic' },
        { value: 'not-realistic', text: 'Not realistic' },
      ],
      small: true,
    }),
    reason: text({
      name: `reason-${evidence}`,
      label: 'Reason',
      spoken: `for ${evidence}`,
      hint: 'Needed if it is not realistic. The organisation reads it.',
      rows: 3,
    }),
  }
}

/** The form of a review, as it was typed or last saved. */
export type TypedReview = TypedForm<typeof reasonFields> & {
  readonly judgements: ReadonlyMap<EvidenceReference, TypedJudgement>
}

export type TypedJudgement = TypedForm<ReturnType<typeof judgementFields>>

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
    judgements: new Map(items.map(({ evidence }) => [evidence, typedIn(judgementFields(evidence), form)])),
    ...typedIn(reasonFields, form),
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
      ? errorsOf(judgementFields(evidence), [['choice', `Choose whether the plan for ${evidence} is realistic`]])
      : [],
  )
}

/** A2: an error for each item judged not realistic without a reason, as the organisation is told why. */
export function unreasoned({ judgements }: TypedReview): readonly FormError[] {
  return [...judgements].flatMap(([evidence, { choice, reason }]) =>
    choice === 'not-realistic' && reason === ''
      ? errorsOf(judgementFields(evidence), [
          ['reason', `Give the reason why the plan for ${evidence} is not realistic`],
        ])
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
