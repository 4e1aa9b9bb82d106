import type { EnforcementNotice } from '../../core/casefile/engagement.ts'
import { formatDate } from '../../core/day.ts'
import { isOperatorOfEssentialServices } from '../../core/organisation.ts'
import { emptyForm } from '../../http/form.ts'
import { typedIn } from '../../http/forms/read-form.ts'
import { FormFields } from '../components/form-fields.tsx'
import { type ListColumn, ListTable } from '../components/list-table.tsx'
import { Lines } from '../components/text.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { type EscalationViewProps, enforcementNoticeKinds, noticeFields, outcomeFields } from './typed-escalation.ts'

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
  const fields = outcomeFields(reference, index)
  const form = typed?.at === 'outcome' && typed.of === reference ? typed.form : emptyForm
  return (
    <Form action={`${context.here}/enforcement-notices`}>
      <FormFields table={fields} typed={{ ...typedIn(fields, form), does: 'outcome', reference }} errors={errors} />
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
  const form = typed?.at === 'notice' ? typed.form : emptyForm
  return (
    <Form action={`${context.here}/enforcement-notices`}>
      <h3 class="nhsuk-heading-s">Record a notice</h3>
      <p>The notice itself is issued outside this service. The organisation is told that it is recorded here.</p>
      <FormFields table={noticeFields} typed={typedIn(noticeFields, form)} errors={errors} />
      <Button preventDoubleClick>Record the notice</Button>
    </Form>
  )
}
