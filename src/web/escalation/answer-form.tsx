import { field } from '../form.ts'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { errorOf } from '../nhsuk/form-error.ts'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import type { EscalationViewProps } from './escalation-view.tsx'
import type { ShownEscalation } from './opened-escalation.ts'
import { keyOf } from './typed-escalation.ts'

export type OneEscalationProps = EscalationViewProps & { readonly escalation: ShownEscalation }

/** For a reviewer or the lead who did not help with the plan: to confirm with the case for NHSX, or to decline. */
export function AnswerForm({ request, opened, escalation, typed, errors }: OneEscalationProps) {
  const key = keyOf(escalation)
  const isTyped = typed?.at === 'answer' && typed.of === key
  const reason = isTyped ? field(typed.form, 'reason') : ''
  if (escalation.shown !== 'proposed') return reason === '' ? null : <InsetText>You typed: “{reason}”</InsetText>
  if (opened.casefile.helpedBy.includes(request.viewer.id))
    return <InsetText>You helped to write this plan or an update of it, so somebody else has to decide.</InsetText>
  return (
    <Form action={`${opened.here}/answer`}>
      <AboutEscalation escalation={escalation} />
      <Textarea
        name="reason"
        id={`reason-${key}`}
        label="The case for NHSX, or why it is not escalated"
        labelSize="s"
        hint="The SRO reads it, and so does the organisation."
        rows={4}
        value={reason}
        error={errorOf(errors, `reason-${key}`)}
      />
      <div class="nhsuk-button-group">
        <Button name="answer" value="confirm" preventDoubleClick>
          Escalate to NHSX
        </Button>
        <Button name="answer" value="decline" variant="secondary" preventDoubleClick>
          Do not escalate
        </Button>
      </div>
    </Form>
  )
}

/** Which escalation a form is about. */
export function AboutEscalation({ escalation: { milestone, occasion } }: Pick<OneEscalationProps, 'escalation'>) {
  return (
    <>
      <input type="hidden" name="milestone" value={milestone} />
      <input type="hidden" name="occasion" value={occasion} />
    </>
  )
}
