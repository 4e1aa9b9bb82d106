import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import { shortRevision } from '../../../core/casefile/revisions.ts'
import { field } from '../../form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import { FoundList } from '../check/found-list.tsx'
import { checkOf } from '../check/plan-check.ts'
import { PlanInNumbers } from '../check/plan-in-numbers.tsx'
import { WholePlan } from '../check/whole-plan.tsx'
import type { Opened } from '../opened.ts'
import { SignOffState } from './sign-off-state.tsx'

export const signOffTitle = 'Sign off the plan'

export type SignOffProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly draft: PlanDraft
  readonly siros: readonly string[]
  readonly errors: readonly FormError[]
}

/** The plan to be signed, whole, with its state and what was found; the SIRO’s form at the foot. */
export function SignOff({ request, opened, draft, siros, errors }: SignOffProps) {
  return (
    <CasefileFrame request={request} opened={opened} title={signOffTitle} errors={errors} wide>
      <JustSigned request={request} opened={opened} draft={draft} />
      <p class="nhsuk-body-l">
        What is signed off is this exact plan, revision <strong>{shortRevision(draft.revision)}</strong>, and nothing
        else.
      </p>
      <PlanInNumbers plan={planOf(draft)} />
      <SignOffState opened={opened} draft={draft} siros={siros} />
      <Found request={request} opened={opened} draft={draft} />
      <h2 class="nhsuk-heading-m">The plan, item by item</h2>
      <WholePlan plan={planOf(draft)} address={opened.may('edit-plan') ? opened.address : null} />
      {opened.may('sign-off-plan') && <ForTheSiro request={request} opened={opened} draft={draft} errors={errors} />}
      {opened.may('send-plan') && (
        <p>
          <a href={`${opened.address}/plan/send`}>Go on to send the plan</a>
        </p>
      )}
    </CasefileFrame>
  )
}

type PartProps = Pick<SignOffProps, 'request' | 'opened' | 'draft'>

function JustSigned({ request, opened, draft }: PartProps) {
  const { signOff } = opened.casefile
  const isMine = signOff?.revision === draft.revision && signOff.byId === request.viewer.id
  if (!isMine || field(request.query, 'signed') !== draft.revision) return null
  return (
    <NotificationBanner variant="success" heading="You signed off this plan">
      <p>The editors have been told that it is ready to be sent.</p>
    </NotificationBanner>
  )
}

/** What the rules say, but for the sign-off that this page is about. */
function Found({ request, opened, draft }: PartProps) {
  const check = checkOf(opened, draft, request.today)
  if (check === null) return null
  const findings = check.findings.filter(({ rule }) => rule !== 'P6')
  const address = opened.may('edit-plan') ? opened.address : null
  if (findings.length + check.hints.length === 0) return <p>The rules find nothing against this plan.</p>
  return (
    <>
      {findings.length > 0 && (
        <WarningCallout heading="As it stands this plan cannot be agreed" headingLevel={2}>
          <p>
            It may be signed off and sent all the same: sending no plan would be worse. Each reason is listed below.
          </p>
        </WarningCallout>
      )}
      {findings.length > 0 && <FoundList caption="Findings" found={findings} address={address} empty="" />}
      {check.hints.length > 0 && (
        <FoundList caption="Hints: what the reviewer may ask about" found={check.hints} address={address} empty="" />
      )}
    </>
  )
}

function ForTheSiro({ request, opened, draft, errors }: PartProps & { readonly errors: readonly FormError[] }) {
  const { signOff, organisation } = opened.casefile
  if (signOff?.revision === draft.revision) return null
  if (draft.contributors.includes(request.viewer.id))
    return (
      <WarningCallout heading="You cannot sign off this plan" headingLevel={2}>
        <p>{sayRefusal({ name: 'signs-own-work' })}</p>
      </WarningCallout>
    )
  return (
    <Form action={`${opened.address}/plan/sign-off`}>
      <input type="hidden" name="revision" value={draft.revision} />
      <Checkboxes
        name="confirm"
        legend={`Sign off as the SIRO of ${organisation.name}`}
        legendSize="m"
        items={[{ value: 'read', text: 'I have read this plan and sign it off for the organisation' }]}
        error={errorOf(errors, 'confirm')}
      />
      <Button preventDoubleClick>Sign off this plan</Button>
    </Form>
  )
}
