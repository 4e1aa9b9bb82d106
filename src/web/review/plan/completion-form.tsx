import type { ItemReason } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { PlanReview } from '../../../core/reviews/plan-review.ts'
import { pluralise } from '../../../core/sentences.ts'
import type { SubmittedForm } from '../../../http/form.ts'
import type { TypedForm } from '../../../http/forms/field.ts'
import { errorsOf, typedIn } from '../../../http/forms/read-form.ts'
import { text } from '../../../http/forms/text-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { ItemUnderReview } from './item-under-review.tsx'
import type { ReviewContext } from './review-context.ts'

/** What is said about the completed plan as a whole. */
const completionFields = {
  note: text({ label: 'Note (optional)', hint: 'The organisation reads it.', rows: 3 }),
  reason: text({ label: 'Reason for the plan as a whole (optional)', rows: 3 }),
}

/** The row of an item. */
function notDoneFields(evidence: EvidenceReference) {
  return {
    reason: text({
      name: `reason-${evidence}`,
      label: `Why ${evidence} is not done`,
      hint: 'Leave it empty if it is done. The organisation reads it.',
      rows: 3,
    }),
  }
}

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
          <FormFields
            table={notDoneFields(item.sent.evidence)}
            typed={{ reason: typed.items.get(item.sent.evidence) ?? '' }}
            errors={errors}
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
      <FormFields table={completionFields} typed={typed} errors={errors} only={['note']} />
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
      <FormFields table={completionFields} typed={typed} errors={errors} only={['reason']} />
      <Button name="decision" value="send-back" variant="secondary">
        Send the plan back
      </Button>
    </>
  )
}

/** The form about a completed plan, as it was typed. */
type TypedCompletion = TypedForm<typeof completionFields> & {
  readonly items: ReadonlyMap<EvidenceReference, string>
}

export function typedCompletion(form: SubmittedForm, { items }: PlanReview): TypedCompletion {
  return {
    ...typedIn(completionFields, form),
    items: new Map(items.map(({ sent: { evidence } }) => [evidence, typedIn(notDoneFields(evidence), form).reason])),
  }
}

/** The items that are not done, each with the reason. */
export function reasonsIn({ items }: TypedCompletion): readonly ItemReason[] {
  return [...items].flatMap(([evidence, reason]) => (reason === '' ? [] : [{ evidence, reason }]))
}

/** The errors that stop a confirmation: a reason typed against an item would be lost. */
export function againstConfirming(typed: TypedCompletion): readonly FormError[] {
  return reasonsIn(typed).flatMap(({ evidence }) =>
    errorsOf(notDoneFields(evidence), [
      ['reason', `You gave a reason against ${evidence}. Send the plan back, or remove the reason to confirm`],
    ]),
  )
}

/** The error if a plan is sent back without a reason against any item. */
export function againstSendingBack(typed: TypedCompletion): readonly FormError[] {
  const [first] = typed.items.keys()
  if (first === undefined || reasonsIn(typed).length > 0) return []
  return errorsOf(notDoneFields(first), [['reason', 'Give the reason beside each item that is not done']])
}
