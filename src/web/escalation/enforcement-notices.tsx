import type { EnforcementNotice } from '../../core/casefile/engagement.ts'
import { formatDate } from '../../core/day.ts'
import { isOperatorOfEssentialServices } from '../../core/organisation.ts'
import { field, type SubmittedForm as Typed } from '../../http/form.ts'
import { noDate, shownDateError, typedDate } from '../../http/forms/date-field.ts'
import { type ListColumn, ListTable } from '../components/list-table.tsx'
import { Lines } from '../components/text.tsx'
import { Button } from '../nhsuk/button.tsx'
import { DateInput } from '../nhsuk/date-input.tsx'
import { errorOf } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Input } from '../nhsuk/input.tsx'
import { Radios } from '../nhsuk/radios.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { type EscalationViewProps, enforcementNoticeKinds } from './typed-escalation.ts'

/** Notices under the NIS Regulations: issued outside this service and recorded here, for operators of essential services only. */
export function EnforcementNotices(props: EscalationViewProps) {
  const { casefile, casefileKey, here, may } = props.context
  if (!isOperatorOfEssentialServices(casefileKey.organisation)) return null
  return (
    <>
      <h2 class="nhsuk-heading-m" id="enforcement-notices">
        Notices of the NIS authority
      </h2>
      <ListTable
        caption="Notices of the NIS authority"
        captionHidden
        columns={enforcementNoticeColumns}
        rows={casefile.enforcementNotices}
        empty="No information notice or enforcement notice is recorded."
        downloads={{
          csv: `${here}?table=enforcement-notices&format=csv`,
          xlsx: `${here}?table=enforcement-notices&format=xlsx`,
        }}
        wordy
      />
      {may('record-enforcement-notice') && (
        <>
          {casefile.enforcementNotices.map((notice, index) =>
            notice.outcome === null ? <OutcomeForm {...props} notice={notice} index={index} /> : null,
          )}
          <EnforcementNoticeForm {...props} />
        </>
      )}
    </>
  )
}

type OutcomeProps = EscalationViewProps & { readonly notice: EnforcementNotice; readonly index: number }

function OutcomeForm({ context, typed, errors, notice: { reference }, index }: OutcomeProps) {
  const id = `outcome-${index}`
  const isTyped = typed?.at === 'outcome' && typed.of === reference
  return (
    <Form action={`${context.here}/enforcement-notices`}>
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
  { header: 'What it requires', value: ({ asks }) => asks, show: ({ asks }) => <Lines text={asks} /> },
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

/** The form to record a notice that the NIS authority issued. */
function EnforcementNoticeForm({ context, typed, errors }: EscalationViewProps) {
  const form: Typed | null = typed?.at === 'notice' ? typed.form : null
  const text = (name: string) => (form === null ? '' : field(form, name))
  const date = (name: string) => (form === null ? noDate : typedDate(form, name))
  return (
    <Form action={`${context.here}/enforcement-notices`}>
      <h3 class="nhsuk-heading-s">Record a notice</h3>
      <p>The notice itself is issued outside this service. The organisation is told that it is recorded here.</p>
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
        name="requirement"
        label="What does it require?"
        labelSize="s"
        rows={4}
        value={text('requirement')}
        error={errorOf(errors, 'requirement')}
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
