import { isTrust } from '../../../core/organisation.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import type { PlanReview } from '../../../core/reviews/plan-review.ts'
import { pluralise } from '../../../core/sentences.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { ItemUnderReview } from './item-under-review.tsx'
import { JudgementFields } from './judgement-fields.tsx'
import type { ReviewContext } from './review-context.ts'
import { nothingTyped, reasonFields, type TypedReview } from './typed-review.ts'

type JudgementsFormProps = {
  readonly context: ReviewContext
  readonly review: PlanReview
  readonly typed: TypedReview
  readonly errors: readonly FormError[]
  readonly theirs?: { readonly by: string; readonly judgements: readonly Judgement[] } | undefined
}

/** The form of a review: a judgement for each item, then the decision. Its hidden fields name the exact plan and version seen. */
export function JudgementsForm({ context, review, typed, errors, theirs }: JudgementsFormProps) {
  const { casefile } = context
  return (
    <Form action={context.address}>
      <input type="hidden" name="seen" value={casefile.version} />
      <input type="hidden" name="revision" value={review.sent.revision} />
      <input type="hidden" name="drafted" value={casefile.reviewDraft?.version ?? 0} />
      <h2 class="nhsuk-heading-m" id="items">
        The plan, {pluralise(review.items.length, 'item')}
      </h2>
      {review.items.map((item) => {
        const { evidence } = item.sent
        const judgement = theirs?.judgements.find((each) => each.evidence === evidence)
        return (
          <ItemUnderReview context={context} review={review} item={item} shows="sent">
            <JudgementFields
              evidence={evidence}
              typed={typed.judgements.get(evidence) ?? nothingTyped}
              errors={errors}
              theirs={theirs && judgement && { by: theirs.by, judgement }}
            />
          </ItemUnderReview>
        )
      })}
      <DecisionFields context={context} review={review} typed={typed} errors={errors} />
    </Form>
  )
}

type DecisionFieldsProps = {
  readonly context: ReviewContext
  readonly review: PlanReview
  readonly typed: TypedReview
  readonly errors: readonly FormError[]
}

/** The decision, at the foot. The button to save comes first, as the Enter key presses it. */
function DecisionFields({ context, review, typed, errors }: DecisionFieldsProps) {
  const { organisation } = context.casefileKey
  return (
    <section class="app-decision" aria-labelledby="decision">
      <h2 class="nhsuk-heading-m" id="decision">
        Your decision
      </h2>
      <p>
        Every button saves your judgements first. A decision is about this exact plan, and the organisation gets an
        email at once.
      </p>
      <Button name="decision" value="save" variant="secondary">
        Save judgements
      </Button>
      <h3 class="nhsuk-heading-s">Approve</h3>
      <p>{approvalText(review)}</p>
      <Button name="decision" value="approve">
        Approve the plan
      </Button>
      <ReturnFields typed={typed} errors={errors} />
      {isTrust(organisation) && review.isLate && <ReferralFields typed={typed} errors={errors} />}
    </section>
  )
}

function ReturnFields({ typed, errors }: Pick<DecisionFieldsProps, 'typed' | 'errors'>) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Return</h3>
      <FormFields table={reasonFields} typed={typed} errors={errors} only={['reason']} />
      <Button name="decision" value="return" variant="secondary">
        Return the plan
      </Button>
    </>
  )
}

function approvalText({ findings, sent }: PlanReview): string {
  const judged = `Each of the ${pluralise(sent.plan.items.length, 'item')} has to be judged realistic.`
  if (findings.length === 0) return `This plan has nothing that must be fixed. ${judged}`
  const reasons = findings.length === 1 ? 'is 1 thing' : `are ${findings.length} things`
  return `There ${reasons} that must be fixed, so the guidance does not let this plan be agreed as it stands. ${judged}`
}

/** A4: the fields to refer a Trust's late plan to the SRO, who may accept it. */
function ReferralFields({ typed, errors }: Pick<DecisionFieldsProps, 'typed' | 'errors'>) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Refer to the SRO</h3>
      <p>
        This Trust’s plan finishes late. The NHSX senior responsible owner (SRO) may accept that, case by case. The SRO
        can accept only the lateness; you decide about the plan after that.
      </p>
      <FormFields table={reasonFields} typed={typed} errors={errors} only={['sroReason']} />
      <Button name="decision" value="refer" variant="secondary">
        Refer to the SRO
      </Button>
    </>
  )
}
