import type { ItemReason } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { PlanReview } from '../../../core/reviews/plan-review.ts'
import { pluralise } from '../../../core/sentences.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import { ItemUnderReview } from './item-under-review.tsx'
import type { ReviewContext } from './review-context.ts'

type CompletionFormProps = {
  readonly context: ReviewContext
  readonly review: PlanReview
  readonly typed: TypedCompletion
  readonly errors: readonly FormError[]
}

/** S3: the form for a completed plan: what was done and when, and whether that meets the requirements. */
export function CompletionForm({ context, review, typed, errors }: CompletionFormProps) {
  return (
    <Form action={context.address}>
      <input type="hidden" name="seen" value={context.casefile.version} />
      <h2 class="nhsuk-heading-m" id="items">
        The completed plan, {pluralise(review.items.length, 'item')}
      </h2>
      <p>Every action is reported as done. Give a reason only against items that you are not convinced of.</p>
      {review.items.map((item) => (
        <ItemUnderReview context={context} review={review} item={item} shows="current">
          <Textarea
            name={`reason-${item.sent.evidence}`}
            label={`Why ${item.sent.evidence} is not done`}
            hint="Leave it empty if it is done. The organisation reads it."
            rows={3}
            value={typed.items.get(item.sent.evidence)}
            error={errorOf(errors, `reason-${item.sent.evidence}`)}
          />
        </ItemUnderReview>
      ))}
      <Decision typed={typed} errors={errors} />
    </Form>
  )
}

function Decision({ typed, errors }: Pick<CompletionFormProps, 'typed' | 'errors'>) {
  return (
    <section class="app-decision" aria-labelledby="decision">
      <h2 class="nhsuk-heading-m" id="decision">
        Your decision
      </h2>
      <p>The organisation gets an email at once.</p>
      <ConfirmFields typed={typed} errors={errors} />
      <SendBackFields typed={typed} errors={errors} />
    </section>
  )
}

function ConfirmFields({ typed, errors }: Pick<CompletionFormProps, 'typed' | 'errors'>) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Confirm</h3>
      <p>The requirements are met: the status becomes Standards Met.</p>
      <Textarea
        name="note"
        label="Note (optional)"
        hint="The organisation reads it."
        rows={3}
        value={typed.note}
        error={errorOf(errors, 'note')}
      />
      <Button name="decision" value="confirm">
        Confirm completion
      </Button>
    </>
  )
}

function SendBackFields({ typed, errors }: Pick<CompletionFormProps, 'typed' | 'errors'>) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Send back</h3>
      <p>The items with a reason are opened again, and the organisation gets each reason.</p>
      <Textarea
        name="reason"
        label="Reason for the plan as a whole (optional)"
        rows={3}
        value={typed.reason}
        error={errorOf(errors, 'reason')}
      />
      <Button name="decision" value="send-back" variant="secondary">
        Send the plan back
      </Button>
    </>
  )
}

/** The form about a completed plan, as it was typed. */
type TypedCompletion = {
  readonly note: string
  readonly reason: string
  readonly items: ReadonlyMap<EvidenceReference, string>
}

export function typedCompletion(form: SubmittedForm, { items }: PlanReview): TypedCompletion {
  return {
    note: field(form, 'note'),
    reason: field(form, 'reason'),
    items: new Map(items.map(({ sent: { evidence } }) => [evidence, field(form, `reason-${evidence}`)])),
  }
}

/** The items that are not done, each with the reason. */
export function reasonsIn({ items }: TypedCompletion): readonly ItemReason[] {
  return [...items].flatMap(([evidence, reason]) => (reason === '' ? [] : [{ evidence, reason }]))
}

/** The errors that stop a confirmation: a reason typed against an item would be lost. */
export function againstConfirming(typed: TypedCompletion): readonly FormError[] {
  return reasonsIn(typed).map(({ evidence }) => ({
    field: `reason-${evidence}`,
    text: `You gave a reason against ${evidence}. Send the plan back, or remove the reason to confirm`,
  }))
}

/** The error if a plan is sent back without a reason against any item. */
export function againstSendingBack(typed: TypedCompletion): readonly FormError[] {
  const [first] = typed.items.keys()
  if (first === undefined || reasonsIn(typed).length > 0) return []
  return [{ field: `reason-${first}`, text: 'Give the reason beside each item that is not done' }]
}
