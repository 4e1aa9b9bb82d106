import { escalationDecisions, milestoneNames } from '../../core/casefile/history/engagement-sentences.ts'
import { formatDate } from '../../core/day.ts'
import { isOperatorOfEssentialServices } from '../../core/organisation.ts'
import { emptyForm } from '../../http/form.ts'
import { typedIn } from '../../http/forms/read-form.ts'
import { FormFields, HiddenFields } from '../components/form-fields.tsx'
import { StatusTag } from '../components/status-tag.tsx'
import { Lines } from '../components/text.tsx'
import { Button } from '../nhsuk/button.tsx'
import { Form } from '../nhsuk/form.tsx'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { SummaryList } from '../nhsuk/summary-list.tsx'
import { escalationTag, lapseText } from './escalation-columns.tsx'
import type { EscalationContext, ShownEscalation } from './escalation-context.ts'
import { aboutFields, answerFields, decisionFields, type EscalationViewProps, keyOf } from './typed-escalation.ts'

/** One escalation: what was due, its state, the decisions, and the forms for this viewer. */
export function OneEscalation(props: OneEscalationProps) {
  const { context, escalation } = props
  const { shown, state } = escalation
  return (
    <section aria-labelledby={`about-${keyOf(escalation)}`}>
      <h2 class="nhsuk-heading-m" id={`about-${keyOf(escalation)}`}>
        Reason for escalation: no {withoutArticle(milestoneNames[escalation.milestone])}
      </h2>
      <SummaryList rows={[...factsOf(escalation, context), ...escalation.decisions.map(decisionRow)]} />
      {context.may('confirm-escalation') && <AnswerForm {...props} />}
      {context.may('decide-escalation') && state === 'confirmed' && <DecisionForm {...props} />}
      {shown === 'proposed' && !context.may('confirm-escalation') && (
        <p>Next: a reviewer or the lead at NHS Digital confirms or declines it.</p>
      )}
      {shown === 'confirmed' && !context.may('decide-escalation') && (
        <p>Next: the NHSX senior responsible owner (SRO) decides what follows.</p>
      )}
    </section>
  )
}

function withoutArticle(name: string): string {
  return name.replace(/^(the|an?) (missing )?/, '')
}

function factsOf(escalation: ShownEscalation, { casefile }: EscalationContext) {
  const { dueDate, proposedOn, shown, lapse, state, decidedOn, decidedBy, reason, decisions } = escalation
  const tag = escalationTag(shown, decisions.at(-1)?.decision ?? null, casefile.enforcementNotices.length)
  const isAnswered = decidedOn !== null && decidedBy !== null
  return [
    { key: 'Was due by', value: formatDate(dueDate) },
    { key: 'State', value: <StatusTag {...tag} /> },
    { key: 'Proposed by the service', value: formatDate(proposedOn) },
    ...(lapse === null ? [] : [{ key: 'Since then', value: lapseText(lapse) }]),
    ...(isAnswered
      ? [
          {
            key: state === 'confirmed' ? 'Escalated by' : 'Not confirmed by',
            value: `${decidedBy}, on ${formatDate(decidedOn)}`,
          },
          { key: state === 'confirmed' ? 'Case for NHSX' : 'Why', value: <Lines text={reason} /> },
        ]
      : []),
  ]
}

function decisionRow({ on, by, decision, reason }: ShownEscalation['decisions'][number]) {
  return {
    key: `Decision of ${formatDate(on)}`,
    value: (
      <>
        {by}, SRO: {escalationDecisions[decision]}.
        <br />“<Lines text={reason} />”
      </>
    ),
  }
}

type OneEscalationProps = EscalationViewProps & { readonly escalation: ShownEscalation }

/** The form to confirm a proposal with the case for NHSX or to decline it, for people who did not help with the plan. */
function AnswerForm({ request, context, escalation, typed, errors }: OneEscalationProps) {
  const key = keyOf(escalation)
  const fields = answerFields(escalation)
  const sent = typedIn(fields, typed?.at === 'answer' && typed.of === key ? typed.form : emptyForm)
  const { reason } = sent
  if (escalation.shown !== 'proposed') return reason === '' ? null : <InsetText>You typed: “{reason}”</InsetText>
  if (context.casefile.contributors.includes(request.viewer.id))
    return <InsetText>You helped to write this plan or an update of it, so somebody else has to decide.</InsetText>
  return (
    <Form action={`${context.here}/answer`}>
      <AboutEscalation escalation={escalation} />
      <FormFields table={fields} typed={sent} errors={errors} />
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

/** Hidden fields: which escalation a form is about. */
function AboutEscalation({ escalation: { milestone, dueDate } }: Pick<OneEscalationProps, 'escalation'>) {
  return <HiddenFields table={aboutFields} typed={{ milestone, dueDate }} />
}

/** The form for the decision of the SRO, with the reason. A later decision is added to earlier ones. */
function DecisionForm({ context, escalation, typed, errors }: OneEscalationProps) {
  const key = keyOf(escalation)
  const form = typed?.at === 'decide' && typed.of === key ? typed.form : emptyForm
  const isFirst = escalation.decisions.length === 0
  const isOperator = isOperatorOfEssentialServices(context.casefileKey.organisation)
  const fields = decisionFields(escalation, { isFirst, isOperator })
  return (
    <Form action={`${context.here}/decide`}>
      <AboutEscalation escalation={escalation} />
      <FormFields table={fields} typed={typedIn(fields, form)} errors={errors} />
      <Button preventDoubleClick>Record the decision</Button>
    </Form>
  )
}
