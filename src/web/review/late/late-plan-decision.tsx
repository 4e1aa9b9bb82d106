import { formatDate } from '../../../core/day.ts'
import { Lines } from '../../components/text.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import { EmailList } from '../review-layout.tsx'
import type { LatePlanContext } from './late-plan-context.ts'

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
  return (
    <Form action={context.address}>
      <input type="hidden" name="seen" value={context.casefile.version} />
      <input type="hidden" name="revision" value={context.sent.revision} />
      <h2 class="nhsuk-heading-m">Your decision</h2>
      <p>
        Your decision is about this exact plan and only about its lateness. It is recorded under your name and sent to
        the organisation and the reviewers with your reason.
      </p>
      <Textarea name="reason" label="Reason" rows={4} value={reason} error={errorOf(errors, 'reason')} />
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
