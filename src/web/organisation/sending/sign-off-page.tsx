import { handle } from '../../../casework/handle.ts'
import { sirosOf } from '../../../casework/organisations/organisation-home.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { checkOf, FindingsList } from '../check/findings.tsx'
import { PlanTotals, WholePlan } from '../check/whole-plan.tsx'
import { NoPlanYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { SignOffState } from './sign-off-state.tsx'

/** The exact plan to be signed off: for the SIRO to sign, for everybody else to see who has to. */
export async function signOffPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  return show(await page(request, opened, []))
}

/** P6: signs the revision that was on the page, and no other. */
export async function signOff(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const done = `${opened.address}/plan/sign-off?signed=${opened.casefile.planDraft?.revision ?? ''}`
  if (field(form, 'confirm') !== 'read') return showAgain(await page(request, opened, [notConfirmed]))
  const revision = field(form, 'revision')
  const handled = await handle(casework, viewer, opened.place, { type: 'sign-off-plan', revision })
  switch (handled.result) {
    case 'done':
      return goTo(done)
    case 'not-allowed':
      return notFound
    case 'refused': {
      const { casefile, refusal } = handled
      if (isSentTwice(refusal, casefile.signOff?.byId, viewer.id)) return goTo(done)
      const errors = [{ field: null, text: refusalMessage(refusal) }]
      return showAgain(
        await page(request, { ...opened, casefile }, errors),
        refusal.name === 'another-revision' ? 409 : 422,
      )
    }
  }
}

const notConfirmed: FormError = { field: 'confirm', text: 'Confirm that you have read the plan before you sign it off' }

/** The same form sent once more by whoever signed has done no harm. */
function isSentTwice({ name }: Refusal, signedBy: string | undefined, viewer: string): boolean {
  return name === 'already-signed-off' && signedBy === viewer
}

async function page(request: SignedInRequest, opened: CasefileContext, errors: readonly FormError[]) {
  const draft = opened.casefile.planDraft
  if (!isWritten(draft)) return <NoPlanYet request={request} opened={opened} title={signOffTitle} />
  const siros = await sirosOf(request.casework, opened.place.organisation)
  return <SignOff request={request} opened={opened} draft={draft} siros={siros} errors={errors} />
}

function isWritten(draft: PlanDraft | null): draft is PlanDraft {
  return draft !== null && draft.items.length > 0
}

const signOffTitle = 'Sign off the plan'

type SignOffProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly draft: PlanDraft
  readonly siros: readonly string[]
  readonly errors: readonly FormError[]
}

/** The plan to be signed, whole, with its state and what was found; the SIRO’s form at the foot. */
function SignOff({ request, opened, draft, siros, errors }: SignOffProps) {
  return (
    <CasefileLayout request={request} opened={opened} title={signOffTitle} errors={errors} wide>
      <JustSigned request={request} opened={opened} draft={draft} />
      <p class="nhsuk-body-l">
        What is signed off is this exact plan, revision <strong>{shortRevision(draft.revision)}</strong>, and nothing
        else.
      </p>
      <PlanTotals plan={planOf(draft)} />
      <SignOffState opened={opened} draft={draft} siros={siros} />
      <Findings request={request} opened={opened} draft={draft} />
      <h2 class="nhsuk-heading-m">The plan, item by item</h2>
      <WholePlan plan={planOf(draft)} address={opened.may('edit-plan') ? opened.address : null} />
      {opened.may('sign-off-plan') && <ForTheSiro request={request} opened={opened} draft={draft} errors={errors} />}
      {opened.may('send-plan') && (
        <p>
          <a href={`${opened.address}/plan/send`}>Go on to send the plan</a>
        </p>
      )}
    </CasefileLayout>
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
function Findings({ request, opened, draft }: PartProps) {
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
      {findings.length > 0 && <FindingsList caption="Findings" found={findings} address={address} empty="" />}
      {check.hints.length > 0 && (
        <FindingsList caption="Hints: what the reviewer may ask about" found={check.hints} address={address} empty="" />
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
        <p>{refusalMessage({ name: 'signs-own-work' })}</p>
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
