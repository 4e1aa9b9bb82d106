import { shownDateError } from '../../date-field.ts'
import { Button } from '../../nhsuk/button.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedSuccession } from './typed-succession.ts'

type SuccessionFormProps = { readonly typed: TypedSuccession; readonly errors: readonly FormError[] }

/** The form: which organisation closed, when, and its successors; or that a closed one is reopened. */
export function SuccessionForm({ typed, errors }: SuccessionFormProps) {
  return (
    <Form action="/successors">
      <Input
        name="code"
        label="ODS code of the organisation"
        labelSize="s"
        classes="nhsuk-input--width-5"
        value={typed.code}
        error={errorOf(errors, 'code')}
      />
      <Radios
        name="kind"
        legend="What happened?"
        legendSize="s"
        value={typed.kind}
        error={errorOf(errors, 'kind')}
        items={[
          { value: 'closed', text: 'It closed', conditional: <Closing typed={typed} errors={errors} /> },
          { value: 'open', text: 'Reopen it', hint: 'It did not close: this cancels the closing recorded before' },
        ]}
      />
      <Textarea
        name="reason"
        label="Reason"
        labelSize="s"
        hint="Needed if this changes a closing that is already known"
        rows={2}
        value={typed.reason}
        error={errorOf(errors, 'reason')}
      />
      <Button name="action" value="preview">
        See what follows
      </Button>
    </Form>
  )
}

function Closing({ typed, errors }: SuccessionFormProps) {
  return (
    <>
      <DateInput
        name="closed"
        legend="Its last day"
        legendSize="s"
        hint="Its successor takes over from the day after"
        values={typed.closed}
        {...shownDateError(errors, 'closed')}
      />
      <Input
        name="successors"
        label="ODS codes of its successors"
        labelSize="s"
        hint="Put a space between codes. Leave it empty if there is none. A plan is taken over only if there is just one successor."
        value={typed.successors}
        error={errorOf(errors, 'successors')}
      />
    </>
  )
}
