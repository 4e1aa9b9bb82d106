import { lastSent } from '../../../core/casefile/casefile.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { formatDate } from '../../../core/day.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import { pluralise } from '../../../core/sentences.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { FindingsList } from '../check/findings.tsx'

type SendFormProps = {
  readonly opened: CasefileContext
  readonly draft: PlanDraft
  readonly findings: readonly FindingWording[]
  readonly errors: readonly FormError[]
}

/** The button, after the plain warning where the plan cannot be agreed; or why it cannot be sent. */
export function SendForm({ opened, draft, findings, errors }: SendFormProps) {
  const sent = lastSent(opened.casefile)
  if (sent?.revision === draft.revision)
    return (
      <InsetText>
        <p>
          This exact plan was sent on {formatDate(sent.sentOn)}. There is nothing new to send.{' '}
          <a href={`${opened.address}/updates`}>Send an update</a>
        </p>
      </InsetText>
    )
  const against = findings.filter(({ rule }) => rule !== 'P6')
  return (
    <>
      {against.length > 0 && <CannotBeAgreed opened={opened} findings={against} />}
      {against.length < findings.length ? <NotSigned opened={opened} /> : sendForm(opened, draft, against, errors)}
    </>
  )
}

function sendForm(
  { address }: CasefileContext,
  draft: PlanDraft,
  against: readonly FindingWording[],
  errors: readonly FormError[],
) {
  return (
    <Form action={`${address}/plan/send`}>
      <input type="hidden" name="revision" value={draft.revision} />
      {against.length > 0 && (
        <Checkboxes
          name="told"
          legend="Send it as it stands?"
          legendSize="m"
          hint="A plan that cannot be agreed will be returned. Sending none counts as failure to engage, which is worse."
          items={[{ value: 'yes', text: 'I know that this plan cannot be agreed as it stands, and want to send it' }]}
          error={errorOf(errors, 'told')}
        />
      )}
      <Button preventDoubleClick>Send the plan to NHS Digital</Button>
    </Form>
  )
}

function CannotBeAgreed({
  opened,
  findings,
}: {
  readonly opened: CasefileContext
  readonly findings: readonly FindingWording[]
}) {
  return (
    <>
      <WarningCallout heading="As it stands this plan cannot be agreed" headingLevel={2}>
        <p>
          The guidance gives {pluralise(findings.length, 'reason')} against it. You can mend the plan first, or send it
          as it stands.
        </p>
      </WarningCallout>
      <FindingsList
        caption="Why it cannot be agreed, and what to do"
        found={findings}
        address={opened.address}
        empty="Nothing."
      />
    </>
  )
}

function NotSigned({ opened }: { readonly opened: CasefileContext }) {
  return (
    <p>
      The plan can be sent as soon as it is signed off.{' '}
      <a href={`${opened.address}/plan/sign-off`}>Go to the sign-off page</a>: its address is the one to give to your
      SIRO.
    </p>
  )
}
