import { lastSent } from '../../../core/casefile/casefile.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { formatDate } from '../../../core/day.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import { pluralise } from '../../../core/sentences.ts'
import { hidden, tick } from '../../../http/forms/choice-fields.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { FindingsList } from '../check/findings.tsx'

/** The form to send exactly the revision that was on the page. */
export const sendFields = {
  revision: hidden,
  acknowledged: tick({
    label: 'Send it as it stands?',
    size: 'm',
    hint: 'A plan that cannot be agreed will be returned. Sending none counts as failure to engage, which is worse.',
    value: 'yes',
    text: 'I know that this plan cannot be agreed as it stands, and want to send it',
  }),
}

type SendFormProps = {
  readonly context: CasefileContext
  readonly draft: PlanDraft
  readonly findings: readonly FindingWording[]
  readonly errors: readonly FormError[]
}

/** The button to send, after a warning where the plan cannot be agreed; or why the plan cannot be sent. */
export function SendForm({ context, draft, findings, errors }: SendFormProps) {
  const sent = lastSent(context.casefile)
  if (sent?.revision === draft.revision)
    return (
      <InsetText>
        <p>
          This exact plan was sent on {formatDate(sent.sentOn)}. There is nothing new to send.{' '}
          <a href={`${context.address}/updates`}>Send an update</a>
        </p>
      </InsetText>
    )
  const reasons = findings.filter(({ rule }) => rule !== 'P6')
  return (
    <>
      {reasons.length > 0 && <CannotBeAgreed context={context} findings={reasons} />}
      {reasons.length < findings.length ? <NotSigned context={context} /> : sendForm(context, draft, reasons, errors)}
    </>
  )
}

function sendForm(
  { address }: CasefileContext,
  draft: PlanDraft,
  reasons: readonly FindingWording[],
  errors: readonly FormError[],
) {
  return (
    <Form action={`${address}/plan/send`}>
      <FormFields
        table={sendFields}
        typed={{ revision: draft.revision, acknowledged: [] }}
        errors={errors}
        only={reasons.length > 0 ? undefined : ['revision']}
      />
      <Button preventDoubleClick>Send the plan to NHS Digital</Button>
    </Form>
  )
}

function CannotBeAgreed({
  context,
  findings,
}: {
  readonly context: CasefileContext
  readonly findings: readonly FindingWording[]
}) {
  return (
    <>
      <WarningCallout heading="As it stands this plan cannot be agreed" headingLevel={2}>
        <p>
          The guidance gives {pluralise(findings.length, 'reason')} against it. You can change the plan first, or send
          it as it stands.
        </p>
      </WarningCallout>
      <FindingsList
        caption="Why it cannot be agreed, and what to do"
        rows={findings}
        cycle={context.casefileKey.cycle}
        address={context.address}
        empty="Nothing."
      />
    </>
  )
}

function NotSigned({ context }: { readonly context: CasefileContext }) {
  return (
    <p>
      The plan can be sent as soon as it is signed off.{' '}
      <a href={`${context.address}/plan/sign-off`}>Go to the sign-off page</a>: give its address to your SIRO.
    </p>
  )
}
