import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { formatDate } from '../../../core/day.ts'
import { audiences } from '../../../core/emails/email.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { type Answer, notFound, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Panel } from '../../nhsuk/panel.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { CasefileLayout } from '../organisation-layout.tsx'

/** Confirms that the plan was sent: when, which revision, and what happens next. */
export async function sentPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const sent = lastSent(context.casefile)
  return sent === null ? notFound : show(<Sent request={request} context={context} sent={sent} />)
}

type SentProps = { readonly request: SignedInRequest; readonly context: CasefileContext; readonly sent: SentPlan }

function Sent({ request, context, sent }: SentProps) {
  const { address, casefile, may } = context
  return (
    <CasefileLayout request={request} context={context} title="Plan sent" heading={null}>
      <Panel heading="Plan sent">
        On {formatDate(sent.sentOn)}
        <br />
        Revision {shortRevision(sent.revision)}
      </Panel>
      <p>
        {sent.sentBy.name} sent the improvement plan of {casefile.organisation.name} to NHS Digital. An email of receipt
        goes to {audiences.organisation.name}.
      </p>
      {sent.outcome === 'awaiting' && <WhatNext status={statusNameOn(casefile.status, request.today)} />}
      <ul class="nhsuk-list">
        {may('send-update') && (
          <li>
            <a href={`${address}/updates`}>Send an update</a>
          </li>
        )}
        {may('read-history') && (
          <li>
            <a href={`${address}/history`}>See the history</a>
          </li>
        )}
        <li>
          <a href={`/organisations/${casefile.organisation.code}`}>Go to {casefile.organisation.name}</a>
        </li>
      </ul>
    </CasefileLayout>
  )
}

function WhatNext({ status }: { readonly status: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What happens next</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>NHS Digital reviews the plan and tells you the outcome.</li>
        <li>Until then the status stays {status}.</li>
        <li>Keep working on the actions in the plan. When all of them are done, say so in an update.</li>
      </ul>
    </>
  )
}
