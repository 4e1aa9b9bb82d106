import type { EnforcementNotice } from '../../core/casefile/engagement.ts'
import { formatDate } from '../../core/day.ts'
import { isOperatorOfEssentialServices } from '../../core/organisation.ts'
import { field, type SubmittedForm as Typed } from '../../http/form.ts'
import { type ListColumn, ListTable } from '../components/list-table.tsx'
import { Lines } from '../components/text.tsx'
import { noDate, shownDateError, typedDate } from '../date-field.ts'
import { Button } from '../nhsuk/button.tsx'
import { DateInput } from '../nhsuk/date-input.tsx'
import { errorOf } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Input } from '../nhsuk/input.tsx'
import { Radios } from '../nhsuk/radios.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { type EscalationViewProps, enforcementNoticeKinds } from './typed-escalation.ts'

/** Notices under the NIS Regulations: decided outside and recorded here, for operators of essential services only. */
export function EnforcementNotices(props: EscalationViewProps) {
  const { casefile, place, here, may } = props.opened
  if (!isOperatorOfEssentialServices(place.organisation)) return null
  return (
    <>
      <h2 class="nhsuk-heading-m" id="notices">
        Notices of the NIS authority
      </h2>
      <ListTable
        caption="Notices of the NIS authority"
        captionHidden
        columns={enforcementNoticeColumns}
        rows={casefile.enforcementNotices}
        empty="No information notice or enforcement notice is recorded."
        downloads={{
          csv: `${here}?table=notices&format=csv`,
          xlsx: `${here}?table=notices&format=xlsx`,
        }}
        wordy
      />
      {may('record-enforcement-notice') && (
        <>
          {casefile.enforcementNotices.map((notice, place) =>
            notice.outcome === null ? <Outcome {...props} notice={notice} at={place} /> : null,
          )}
          <EnforcementNoticeForm {...props} />
        </>
      )}
    </>
  )
}

type OutcomeProps = EscalationViewProps & { readonly notice: EnforcementNotice; readonly at: number }

function Outcome({ opened, typed, errors, notice: { reference }, at }: OutcomeProps) {
  const id = `outcome-${at}`
  const isTyped = typed?.at === 'outcome' && typed.of === reference
  return (
    <Form action={`${opened.here}/announcements`}>
      <input type="hidden" name="does" value="outcome" />
      <input type="hidden" name="reference" value={reference} />
      <Textarea
        name="outcome"
        id={id}
        label={`Outcome of the notice ${reference}`}
        labelSize="s"
        rows={3}
        value={isTyped ? field(typed.form, 'outcome') : ''}
        error={errorOf(errors, id)}
      />
      <Button variant="secondary" preventDoubleClick>
        Record the outcome<span class="nhsuk-u-visually-hidden"> of {reference}</span>
      </Button>
    </Form>
  )
}

export const enforcementNoticeColumns: readonly ListColumn<EnforcementNotice>[] = [
  { header: 'Reference', value: ({ reference }) => reference },
  { header: 'Notice', value: ({ kind }) => enforcementNoticeKinds[kind] },
  { header: 'Issued on', value: ({ issuedOn }) => issuedOn, show: ({ issuedOn }) => formatDate(issuedOn) },
  { header: 'What it asks', value: ({ asks }) => asks, show: ({ asks }) => <Lines text={asks} /> },
  { header: 'To be answered by', value: ({ answerBy }) => answerBy, show: ({ answerBy }) => formatDate(answerBy) },
  {
    header: 'Outcome',
    value: ({ outcome }) => outcome?.text ?? '',
    show: ({ outcome }) =>
      outcome === null ? (
        'None yet'
      ) : (
        <>
          <Lines text={outcome.text} /> ({formatDate(outcome.on)})
        </>
      ),
  },
]

/** A notice that the NIS authority issued, as it goes on record. */
function EnforcementNoticeForm({ opened, typed, errors }: EscalationViewProps) {
  const form: Typed | null = typed?.at === 'notice' ? typed.form : null
  const text = (name: string) => (form === null ? '' : field(form, name))
  const date = (name: string) => (form === null ? noDate : typedDate(form, name))
  return (
    <Form action={`${opened.here}/announcements`}>
      <h3 class="nhsuk-heading-s">Record a notice</h3>
      <p>The notice itself is issued outside this service. The organisation is told that it is on record.</p>
      <Radios
        name="kind"
        legend="Which notice is it?"
        legendSize="s"
        items={Object.entries(enforcementNoticeKinds).map(([value, name]) => ({ value, text: name }))}
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
