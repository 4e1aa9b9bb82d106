import { handle } from '../../../casework/handle.ts'
import { sirosOf } from '../../../casework/organisations/organisation-home.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { hidden, tick } from '../../../http/forms/choice-fields.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { checkOf, FindingsList } from '../check/findings.tsx'
import { PlanTotals, WholePlan } from '../check/whole-plan.tsx'
import { NoPlanYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { SignOffState } from './sign-off-state.tsx'

/** The exact plan to be signed off: the SIRO signs it here, everybody else sees who has to. */
export async function signOffPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  return show(await page(request, context, []))
}

/** P6: signs the revision that was on the page, and no other. */
export async function signOff(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const done = `${context.address}/plan/sign-off?signed=${context.casefile.planDraft?.revision ?? ''}`
  const read = readForm(signOffFields(context), form)
  if (!read.ok) return showAgain(await page(request, context, read.errors))
  const { revision } = read.value
  const handled = await handle(casework, viewer, context, { type: 'sign-off-plan', revision })
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
        await page(request, { ...context, casefile }, errors),
        refusal.name === 'another-revision' ? 409 : 422,
      )
    }
  }
}

/** The form to sign off exactly the revision that was on the page. */
function signOffFields({ casefile: { organisation } }: CasefileContext) {
  return {
    revision: hidden,
    confirm: tick({
      label: `Sign off as the SIRO of ${organisation.name}`,
      size: 'm',
      value: 'read',
      text: 'I have read this plan and sign it off for the organisation',
      required: 'Confirm that you have read the plan before you sign it off',
    }),
  }
}

/** The person who signed sent the same form again: show them that it is signed. */
function isSentTwice({ name }: Refusal, signedBy: string | undefined, viewer: string): boolean {
  return name === 'already-signed-off' && signedBy === viewer
}

async function page(request: SignedInRequest, context: CasefileContext, errors: readonly FormError[]) {
  const draft = context.casefile.planDraft
  if (!isWritten(draft)) return <NoPlanYet request={request} context={context} title={signOffTitle} />
  const siros = await sirosOf(request.casework, context.casefileKey.organisation)
  return <SignOff request={request} context={context} draft={draft} siros={siros} errors={errors} />
}

function isWritten(draft: PlanDraft | null): draft is PlanDraft {
  return draft !== null && draft.items.length > 0
}

const signOffTitle = 'Sign off the plan'

type SignOffProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly draft: PlanDraft
  readonly siros: readonly string[]
  readonly errors: readonly FormError[]
}

/** The whole plan with its sign-off state and its problems; the SIRO’s form is at the bottom. */
function SignOff({ request, context, draft, siros, errors }: SignOffProps) {
  return (
    <CasefileLayout request={request} context={context} title={signOffTitle} errors={errors} wide>
      <JustSigned request={request} context={context} draft={draft} />
      <p class="nhsuk-body-l">
        What is signed off is this exact plan, revision <strong>{shortRevision(draft.revision)}</strong>, and nothing
        else.
      </p>
      <PlanTotals plan={planOf(draft)} />
      <SignOffState context={context} draft={draft} siros={siros} />
      <Findings request={request} context={context} draft={draft} />
      <h2 class="nhsuk-heading-m">The plan, item by item</h2>
      <WholePlan
        cycle={context.casefile.cycle}
        plan={planOf(draft)}
        address={context.may('edit-plan') ? context.address : null}
      />
      {context.may('sign-off-plan') && <ForTheSiro request={request} context={context} draft={draft} errors={errors} />}
      {context.may('send-plan') && (
        <p>
          <a href={`${context.address}/plan/send`}>Go on to send the plan</a>
        </p>
      )}
    </CasefileLayout>
  )
}

type PartProps = Pick<SignOffProps, 'request' | 'context' | 'draft'>

function JustSigned({ request, context, draft }: PartProps) {
  const { signOff } = context.casefile
  const isMine = signOff?.revision === draft.revision && signOff.byId === request.viewer.id
  if (!isMine || field(request.query, 'signed') !== draft.revision) return null
  return (
    <NotificationBanner variant="success" heading="You signed off this plan">
      <p>The editors have been told that it is ready to be sent.</p>
    </NotificationBanner>
  )
}

/** What must be fixed and what is worth checking, except the sign-off itself. */
function Findings({ request, context, draft }: PartProps) {
  const check = checkOf(context, draft, request.today)
  if (check === null) return null
  const findings = check.findings.filter(({ rule }) => rule !== 'P6')
  const address = context.may('edit-plan') ? context.address : null
  const list = { cycle: context.casefileKey.cycle, address, empty: '' }
  if (findings.length + check.hints.length === 0) return <p>The plan breaks no rule.</p>
  return (
    <>
      {findings.length > 0 && (
        <WarningCallout heading="As it stands this plan cannot be agreed" headingLevel={2}>
          <p>
            It may be signed off and sent all the same: sending no plan would be worse. Each reason is listed below.
          </p>
        </WarningCallout>
      )}
      {findings.length > 0 && (
        <FindingsList caption="Must fix before the plan can be agreed" rows={findings} {...list} />
      )}
      {check.hints.length > 0 && (
        <FindingsList caption="Worth checking: what the reviewer may ask about" rows={check.hints} {...list} />
      )}
    </>
  )
}

function ForTheSiro({ request, context, draft, errors }: PartProps & { readonly errors: readonly FormError[] }) {
  const { signOff } = context.casefile
  if (signOff?.revision === draft.revision) return null
  if (draft.contributors.includes(request.viewer.id))
    return (
      <WarningCallout heading="You cannot sign off this plan" headingLevel={2}>
        <p>{refusalMessage({ name: 'signs-own-work' })}</p>
      </WarningCallout>
    )
  return (
    <Form action={`${context.address}/plan/sign-off`}>
      <FormFields table={signOffFields(context)} typed={{ revision: draft.revision, confirm: [] }} errors={errors} />
      <Button preventDoubleClick>Sign off this plan</Button>
    </Form>
  )
}
