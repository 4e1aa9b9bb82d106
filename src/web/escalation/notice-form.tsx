import { noDate, shownDateError, typedDate } from '../date-field.ts'
import { field, type Form as Typed } from '../form.ts'
import { Button } from '../nhsuk/button.tsx'
import { DateInput } from '../nhsuk/date-input.tsx'
import { Form } from '../nhsuk/form.tsx'
import { errorOf } from '../nhsuk/form-error.ts'
import { Input } from '../nhsuk/input.tsx'
import { Radios } from '../nhsuk/radios.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import type { EscalationViewProps } from './escalation-view.tsx'
import { noticeKinds } from './typed-escalation.ts'

/** A notice that the NIS authority issued, as it goes on record. */
export function NoticeForm({ opened, typed, errors }: EscalationViewProps) {
  const form: Typed | null = typed?.at === 'notice' ? typed.form : null
  const text = (name: string) => (form === null ? '' : field(form, name))
  const date = (name: string) => (form === null ? noDate : typedDate(form, name))
  return (
    <Form action={`${opened.here}/notices`}>
      <h3 class="nhsuk-heading-s">Record a notice</h3>
      <p>The notice itself is issued outside this service. The organisation is told that it is on record.</p>
      <Radios
        name="kind"
        legend="Which notice is it?"
        legendSize="s"
        items={Object.entries(noticeKinds).map(([value, name]) => ({ value, text: name }))}
        value={text('kind')}
        error={errorOf(errors, 'kind')}
      />
      <Input
        name="reference"
        label="Reference"
        labelSize="s"
        width={20}
        value={text('reference')}
        error={errorOf(errors, 'reference')}
      />
      <DateInput
        name="issued"
        legend="When was it issued?"
        legendSize="s"
        hint="For example, 30 7 2021. Today at the latest."
        values={date('issued')}
        {...shownDateError(errors, 'issued')}
      />
      <Textarea
        name="asks"
        label="What does it ask?"
        labelSize="s"
        rows={4}
        value={text('asks')}
        error={errorOf(errors, 'asks')}
      />
      <DateInput
        name="answer"
        legend="By when is it to be answered?"
        legendSize="s"
        values={date('answer')}
        {...shownDateError(errors, 'answer')}
      />
      <Button preventDoubleClick>Record the notice</Button>
    </Form>
  )
}
