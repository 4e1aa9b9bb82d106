import { counted } from '../../../core/casefile/counted.ts'
import type { Judgement } from '../../../core/plan/judgement.ts'
import type { PlanReview } from '../../../core/review/plan-review.ts'
import { Form } from '../../nhsuk/form.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import { DecisionFields } from './decision-fields.tsx'
import { ItemUnderReview } from './item-under-review.tsx'
import { JudgementFields } from './judgement-fields.tsx'
import { nothingTyped, type TypedReview } from './judgement-form.ts'
import type { OpenedReview } from './opened-review.ts'

export type JudgementsFormProps = {
  readonly opened: OpenedReview
  readonly review: PlanReview
  readonly typed: TypedReview
  readonly errors: readonly FormError[]
  readonly theirs?: { readonly by: string; readonly judgements: readonly Judgement[] } | undefined
}

/** One form: a judgement for each item, then the decision. It names the exact plan and what was seen of it. */
export function JudgementsForm({ opened, review, typed, errors, theirs }: JudgementsFormProps) {
  const { casefile } = opened
  return (
    <Form action={opened.address}>
      <input type="hidden" name="seen" value={casefile.version} />
      <input type="hidden" name="revision" value={review.sent.revision} />
      <input type="hidden" name="drafted" value={casefile.reviewDraft?.version ?? 0} />
      <h2 class="nhsuk-heading-m" id="items">
        The plan, {counted(review.items.length, 'item')}
      </h2>
      {review.items.map((item) => {
        const { evidence } = item.sent
        const judgement = theirs?.judgements.find((each) => each.evidence === evidence)
        return (
          <ItemUnderReview opened={opened} review={review} item={item} shows="sent">
            <JudgementFields
              evidence={evidence}
              typed={typed.judgements.get(evidence) ?? nothingTyped}
              errors={errors}
              theirs={theirs && judgement && { by: theirs.by, judgement }}
            />
          </ItemUnderReview>
        )
      })}
      <DecisionFields opened={opened} review={review} typed={typed} errors={errors} />
    </Form>
  )
}
