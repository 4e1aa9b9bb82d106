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
  readonly opened: ReviewContext
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
        The completed plan, {pluralise(review.items.length, 'item')}
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
      <p>An email tells the organisation at once.</p>
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

/** What the form about a completed plan holds. */
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

/** The items that are to be done again, each with the reason. */
export function reasonsIn({ items }: TypedCompletion): readonly ItemReason[] {
  return [...items].flatMap(([evidence, reason]) => (reason === '' ? [] : [{ evidence, reason }]))
}

/** Whoever confirms has nothing left against an item: what stands there may not be lost. */
export function againstConfirming(typed: TypedCompletion): readonly FormError[] {
  return reasonsIn(typed).map(({ evidence }) => ({
    field: `reason-${evidence}`,
    text: `You gave a reason against ${evidence}. Send the plan back, or remove the reason to confirm`,
  }))
}

/** Whoever sends a plan back says of which item. */
export function againstSendingBack(typed: TypedCompletion): readonly FormError[] {
  const [first] = typed.items.keys()
  if (first === undefined || reasonsIn(typed).length > 0) return []
  return [{ field: `reason-${first}`, text: 'Give the reason beside each item that is not done' }]
}
