import { formatDate } from '../../../core/day.ts'
import { button, hidden, version } from '../../../http/forms/choice-fields.ts'
import { text } from '../../../http/forms/text-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Lines } from '../../components/text.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { EmailList } from '../review-layout.tsx'
import type { LatePlanContext } from './late-plan-context.ts'

/** The form of the decision, about the plan that was on the page. */
export const latePlanFields = {
  seen: version,
  revision: hidden,
  reason: text({ label: 'Reason', rows: 4 }),
  decision: button('accept', 'decline'),
}

type LatePlanDecisionProps = {
  readonly context: LatePlanContext
  readonly reason: string
  readonly errors: readonly FormError[]
}

/** The form to accept or decline, with the reason; or the decision that was made. */
export function LatePlanDecision({ context, reason, errors }: LatePlanDecisionProps) {
  if (context.decision !== null) return <Decided context={context} decision={context.decision} typed={reason} />
  if (context.casefile.review !== 'with-sro')
    return (
      <InsetText>
        <p>Another plan has been sent since, so this one no longer needs a decision.</p>
        {reason !== '' && <p>You typed: “{reason}”</p>}
      </InsetText>
    )
  const typed = {
    seen: String(context.casefile.version),
    revision: context.sent.revision,
    reason,
    decision: '',
  } as const
  return (
    <Form action={context.address}>
      <h2 class="nhsuk-heading-m">Your decision</h2>
      <p>
        Your decision is about this exact plan and only about its lateness. It is recorded under your name and sent to
        the organisation and the reviewers with your reason.
      </p>
      <FormFields table={latePlanFields} typed={typed} errors={errors} />
      <div class="nhsuk-button-group">
        <Button name="decision" value="accept">
          Accept that it finishes late
        </Button>
        <Button name="decision" value="decline" variant="secondary">
          Do not accept
        </Button>
      </div>
    </Form>
  )
}

type DecidedProps = {
  readonly context: LatePlanContext
  readonly decision: NonNullable<LatePlanContext['decision']>
  readonly typed: string
}

function Decided({ context, decision, typed }: DecidedProps) {
  const { type, by, on, reason } = decision
  const what = type === 'late-plan-accepted' ? 'accepted' : 'did not accept'
  return (
    <>
      <NotificationBanner
        variant={type === 'late-plan-accepted' ? 'success' : undefined}
        title="Decision"
        heading={`${by.name} ${what} on ${formatDate(on)} that this plan finishes late`}
        disableAutoFocus
      >
        <p>
          “<Lines text={reason} />”
        </p>
        {typed !== '' && typed !== reason && <p>You typed: “{typed}”</p>}
      </NotificationBanner>
      <EmailList emails={context.emails} />
    </>
  )
}
