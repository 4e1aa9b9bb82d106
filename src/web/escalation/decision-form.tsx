import { isOperatorOfEssentialServices } from '../../core/organisation.ts'
import { field } from '../form.ts'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { errorOf } from '../nhsuk/form-error.ts'
import { Radios } from '../nhsuk/radios.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { AboutEscalation, type OneEscalationProps } from './answer-form.tsx'
import { keyOf } from './typed-escalation.ts'

/** For the SRO: what follows from an escalation, with the reason. A later decision stands beside an earlier one. */
export function DecisionForm({ opened, escalation, typed, errors }: OneEscalationProps) {
  const key = keyOf(escalation)
  const form = typed?.at === 'decide' && typed.of === key ? typed.form : null
  const isFirst = escalation.decisions.length === 0
  const isOperator = isOperatorOfEssentialServices(opened.place.organisation)
  return (
    <Form action={`${opened.here}/decide`}>
      <AboutEscalation escalation={escalation} />
      <Radios
        name="decision"
        idPrefix={`decision-${key}`}
        legend={isFirst ? 'What follows?' : 'What follows now?'}
        legendSize="s"
        items={choices.filter(({ value }) => isOperator || value !== 'refer-to-nis-authority')}
        value={form === null ? '' : field(form, 'decision')}
        error={errorOf(errors, `decision-${key}`)}
      />
      <Textarea
        name="reason"
        id={`reason-${key}`}
        label="Reason"
        labelSize="s"
        hint="It is recorded under your name and sent to NHS Digital and the organisation."
        rows={4}
        value={form === null ? '' : field(form, 'reason')}
        error={errorOf(errors, `reason-${key}`)}
      />
      <Button preventDoubleClick>Record the decision</Button>
    </Form>
  )
}

const choices = [
  { value: 'work-with-organisation', text: 'NHSX works with the organisation' },
  { value: 'refer-to-nis-authority', text: 'Ask the NIS authority to look at it' },
  { value: 'no-further-action', text: 'No further action' },
]
