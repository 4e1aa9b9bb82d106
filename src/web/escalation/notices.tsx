import type { Notice } from '../../core/casefile/engagement.ts'
import { inWords } from '../../core/day.ts'
import { isOperatorOfEssentialServices } from '../../core/organisation.ts'
import { Lines } from '../components/lines.tsx'
import { type ListColumn, ListTable } from '../components/list-table.tsx'
import { field } from '../form.ts'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { errorOf } from '../nhsuk/form-error.ts'
import { Textarea } from '../nhsuk/textarea.tsx'
import type { EscalationViewProps } from './escalation-view.tsx'
import { NoticeForm } from './notice-form.tsx'
import { noticeKinds } from './typed-escalation.ts'

/** Notices under the NIS Regulations: decided outside and recorded here, for operators of essential services only. */
export function Notices(props: EscalationViewProps) {
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
        columns={noticeColumns}
        rows={casefile.notices}
        empty="No information notice or enforcement notice is recorded."
        downloads={{
          csv: `${here}?table=notices&format=csv`,
          xlsx: `${here}?table=notices&format=xlsx`,
        }}
        wordy
      />
      {may('record-notice') && (
        <>
          {casefile.notices.map((notice, place) =>
            notice.outcome === null ? <Outcome {...props} notice={notice} at={place} /> : null,
          )}
          <NoticeForm {...props} />
        </>
      )}
    </>
  )
}

type OutcomeProps = EscalationViewProps & { readonly notice: Notice; readonly at: number }

function Outcome({ opened, typed, errors, notice: { reference }, at }: OutcomeProps) {
  const id = `outcome-${at}`
  const isTyped = typed?.at === 'outcome' && typed.of === reference
  return (
    <Form action={`${opened.here}/notices`}>
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

export const noticeColumns: readonly ListColumn<Notice>[] = [
  { header: 'Reference', value: ({ reference }) => reference },
  { header: 'Notice', value: ({ kind }) => noticeKinds[kind] },
  { header: 'Issued on', value: ({ issuedOn }) => issuedOn, show: ({ issuedOn }) => inWords(issuedOn) },
  { header: 'What it asks', value: ({ asks }) => asks, show: ({ asks }) => <Lines text={asks} /> },
  { header: 'To be answered by', value: ({ answerBy }) => answerBy, show: ({ answerBy }) => inWords(answerBy) },
  {
    header: 'Outcome',
    value: ({ outcome }) => outcome?.text ?? '',
    show: ({ outcome }) =>
      outcome === null ? (
        'None yet'
      ) : (
        <>
          <Lines text={outcome.text} /> ({inWords(outcome.on)})
        </>
      ),
  },
]
