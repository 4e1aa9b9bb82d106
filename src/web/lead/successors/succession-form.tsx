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

/** Which organisation closed, when, and who succeeded it; or that it is open after all. */
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
        legend="What is so?"
        legendSize="s"
        value={typed.kind}
        error={errorOf(errors, 'kind')}
        items={[
          { value: 'closed', text: 'It closed', conditional: <Closing typed={typed} errors={errors} /> },
          { value: 'open', text: 'It is open after all', hint: 'Undoes what is known of its closing' },
        ]}
      />
      <Textarea
        name="reason"
        label="Reason"
        labelSize="s"
        hint="Needed where a closing is known already and this changes it"
        rows={2}
        value={typed.reason}
        error={errorOf(errors, 'reason')}
      />
      <Button name="press" value="preview">
        See what goes on where
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
        hint="Its successor goes on from the day after"
        values={typed.closed}
        {...shownDateError(errors, 'closed')}
      />
      <Input
        name="successors"
        label="ODS codes of its successors"
        labelSize="s"
        hint="With spaces between them. Leave it empty where there is none. A plan goes on only where there is just one."
        value={typed.successors}
        error={errorOf(errors, 'successors')}
      />
    </>
  )
}
