import { handle } from '../../../casework/handle.ts'
import { sirosOf } from '../../../casework/organisations/organisation-home.ts'
import { type Casefile, lastSent } from '../../../core/casefile/casefile.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { formatDate } from '../../../core/day.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DayText } from '../../components/day-text.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { checkOf } from '../check/findings.tsx'
import { PlanTotals } from '../check/whole-plan.tsx'
import { NoPlanYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { SendForm, sendFields } from './send-form.tsx'
import { SignOffState } from './sign-off-state.tsx'

/** What sending means, what speaks against it, and the button. */
export async function sendPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  return show(await page(request, context, []))
}

/** Sends the revision that was on the page, and no other. */
export async function sendPlan(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const { revision, acknowledged: acknowledgesFindings } = readHidden(sendFields, form)
  const command = { type: 'send-plan', revision, acknowledgesFindings } as const
  const handled = await handle(casework, viewer, context, command)
  const sent = `${context.address}/plan/sent`
  switch (handled.result) {
    case 'done':
      return goTo(sent)
    case 'not-allowed':
      return notFound
    case 'refused': {
      const { casefile, refusal } = handled
      if (isSentTwice(refusal, casefile, viewer.id)) return goTo(sent)
      const status = refusal.name === 'another-revision' ? 409 : 422
      return showAgain(await page(request, { ...context, casefile }, [errorFor(refusal)]), status)
    }
  }
}

/** The person who sent the plan sent the same form again: show them that it is sent. */
function isSentTwice({ name }: Refusal, casefile: Casefile, viewer: string): boolean {
  return name === 'already-sent' && lastSent(casefile)?.sentBy.id === viewer
}

function errorFor(refusal: Refusal): FormError {
  return {
    field: refusal.name === 'cannot-be-agreed-as-it-stands' ? 'acknowledged' : null,
    text: refusalMessage(refusal),
  }
}

async function page(request: SignedInRequest, context: CasefileContext, errors: readonly FormError[]) {
  const draft = context.casefile.planDraft
  if (draft === null) return <NoPlanYet request={request} context={context} title={sendTitle} />
  const siros = await sirosOf(request.casework, context.casefileKey.organisation)
  return <SendPlan request={request} context={context} draft={draft} siros={siros} errors={errors} />
}

const sendTitle = 'Send the plan'

type SendPlanProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly draft: PlanDraft
  readonly siros: readonly string[]
  readonly errors: readonly FormError[]
}

/** What sending means and what follows; then the sign-off, what speaks against sending, and the form. */
function SendPlan({ request, context, draft, siros, errors }: SendPlanProps) {
  const findings = checkOf(context, draft, request.today)?.findings ?? []
  return (
    <CasefileLayout request={request} context={context} title={sendTitle} errors={errors}>
      <PlanTotals plan={planOf(draft)} />
      <p>
        <a href={`${context.address}/plan/check`}>Read the whole plan as the reviewer will see it</a> (revision{' '}
        {shortRevision(draft.revision)})
      </p>
      <EarlierPlan context={context} draft={draft} />
      <WhatSendingMeans request={request} context={context} />
      <h2 class="nhsuk-heading-m" id="sign-off">
        Sign-off
      </h2>
      <SignOffState context={context} draft={draft} siros={siros} />
      <SendForm context={context} draft={draft} findings={findings} errors={errors} />
    </CasefileLayout>
  )
}

function EarlierPlan({ context, draft }: Pick<SendPlanProps, 'context' | 'draft'>) {
  const sent = lastSent(context.casefile)
  if (sent === null || sent.revision === draft.revision) return null
  return (
    <InsetText>
      <p>
        {sent.outcome === 'awaiting'
          ? 'It replaces the plan that awaits review, sent on '
          : 'The last plan was sent on '}
        {formatDate(sent.sentOn)}.{' '}
        <a href={`${context.address}/compare?from=${sent.revision}&to=${draft.revision}`}>See what is different</a>
      </p>
    </InsetText>
  )
}

function WhatSendingMeans({ request, context }: Pick<SendPlanProps, 'request' | 'context'>) {
  const { today, casefile } = context
  const latest = today?.latestCompletion ?? null
  return (
    <>
      <h2 class="nhsuk-heading-m">What sending means</h2>
      <p>
        NHS Digital gets this exact plan and keeps it whole. You can go on working on it afterwards: what you change
        then is only seen as a plan when it is signed off and sent again.
      </p>
      <h2 class="nhsuk-heading-m">What happens next</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>Your editors, SIROs and administrators get an email that says what was received and when.</li>
        <li>A reviewer judges each item and approves the plan or returns it with reasons. You are told the outcome.</li>
        <li>Until then the status stays {statusNameOn(casefile.status, request.today)}.</li>
        <li>You can send updates from then on, at any time.</li>
        {latest !== null && (
          <li>
            Actions should be complete by <DayText day={latest} />.
          </li>
        )}
      </ul>
    </>
  )
}
