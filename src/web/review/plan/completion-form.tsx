import { counted } from '../../../core/casefile/counted.ts'
import type { PlanReview } from '../../../core/review/plan-review.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedCompletion } from './completion-fields.ts'
import { ItemUnderReview } from './item-under-review.tsx'
import type { OpenedReview } from './opened-review.ts'

export type CompletionFormProps = {
  readonly opened: OpenedReview
  readonly review: PlanReview
  readonly typed: TypedCompletion
  readonly errors: readonly FormError[]
}

/** The completed plan: what was done when, and whether that meets the requirements (S3). */
export function CompletionForm({ opened, review, typed, errors }: CompletionFormProps) {
  return (
    <Form action={opened.address}>
      <input type="hidden" name="seen" value={opened.casefile.version} />
      <h2 class="nhsuk-heading-m" id="items">
        The completed plan, {counted(review.items.length, 'item')}
      </h2>
      <p>Every action is reported as done. Give a reason only against items that you are not convinced of.</p>
      {review.items.map((item) => (
        <ItemUnderReview opened={opened} review={review} item={item} shows="current">
          <Textarea
            name={`reason-${item.sent.evidence}`}
            label={`Why ${item.sent.evidence} is not done`}
            hint="Leave it empty where it is. The organisation reads it."
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
      <p>A letter tells the organisation at once.</p>
      <Confirming typed={typed} errors={errors} />
      <SendingBack typed={typed} errors={errors} />
    </section>
  )
}

function Confirming({ typed, errors }: Pick<CompletionFormProps, 'typed' | 'errors'>) {
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

function SendingBack({ typed, errors }: Pick<CompletionFormProps, 'typed' | 'errors'>) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Send back</h3>
      <p>The items with a reason are open again, and each reason goes with them.</p>
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
