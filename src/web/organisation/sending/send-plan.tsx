import { lastSent } from '../../../core/casefile/casefile.ts'
import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { shortRevision } from '../../../core/casefile/revisions.ts'
import { inWords } from '../../../core/day.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { DayText } from '../../components/day-text.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import { checkOf } from '../check/plan-check.ts'
import { PlanInNumbers } from '../check/plan-in-numbers.tsx'
import type { Opened } from '../opened.ts'
import { SendForm } from './send-form.tsx'
import { SignOffState } from './sign-off-state.tsx'

export const sendTitle = 'Send the plan'

export type SendPlanProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly draft: PlanDraft
  readonly siros: readonly string[]
  readonly errors: readonly FormError[]
}

/** What sending means and what follows; then the sign-off, what stands against the plan, and the form. */
export function SendPlan({ request, opened, draft, siros, errors }: SendPlanProps) {
  const findings = checkOf(opened, draft, request.today)?.findings ?? []
  return (
    <CasefileFrame request={request} opened={opened} title={sendTitle} errors={errors}>
      <PlanInNumbers plan={planOf(draft)} />
      <p>
        <a href={`${opened.address}/plan/check`}>Read the whole plan as the reviewer will see it</a> (revision{' '}
        {shortRevision(draft.revision)})
      </p>
      <EarlierPlan opened={opened} draft={draft} />
      <WhatSendingMeans request={request} opened={opened} />
      <h2 class="nhsuk-heading-m" id="sign-off">
        Sign-off
      </h2>
      <SignOffState opened={opened} draft={draft} siros={siros} />
      <SendForm opened={opened} draft={draft} findings={findings} errors={errors} />
    </CasefileFrame>
  )
}

function EarlierPlan({ opened, draft }: Pick<SendPlanProps, 'opened' | 'draft'>) {
  const sent = lastSent(opened.casefile)
  if (sent === null || sent.revision === draft.revision) return null
  return (
    <InsetText>
      <p>
        {sent.outcome === 'awaiting'
          ? 'It replaces the plan that awaits review, sent on '
          : 'The last plan was sent on '}
        {inWords(sent.sentOn)}.{' '}
        <a href={`${opened.address}/compare?from=${sent.revision}&to=${draft.revision}`}>See what is different</a>
      </p>
    </InsetText>
  )
}

function WhatSendingMeans({ request, opened }: Pick<SendPlanProps, 'request' | 'opened'>) {
  const { today, casefile } = opened
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
        <li>Your editors, SIROs and administrators get a letter that says what was received and when.</li>
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
