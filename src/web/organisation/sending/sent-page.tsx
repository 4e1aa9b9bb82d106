import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import { shortRevision } from '../../../core/casefile/revisions.ts'
import { inWords } from '../../../core/day.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { audiences } from '../../../core/timetable/letter.ts'
import { type Answer, notFound, show } from '../../answer.ts'
import { Panel } from '../../nhsuk/panel.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'

/** The plan was sent: when, which one, and what happens next. */
export async function sentPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const sent = lastSent(opened.casefile)
  return sent === null ? notFound : show(<Sent request={request} opened={opened} sent={sent} />)
}

type SentProps = { readonly request: SignedInRequest; readonly opened: Opened; readonly sent: SentPlan }

function Sent({ request, opened, sent }: SentProps) {
  const { address, casefile, may } = opened
  return (
    <CasefileFrame request={request} opened={opened} title="Plan sent" heading={null}>
      <Panel heading="Plan sent">
        On {inWords(sent.sentOn)}
        <br />
        Revision {shortRevision(sent.revision)}
      </Panel>
      <p>
        {sent.sentBy.name} sent the improvement plan of {casefile.organisation.name} to NHS Digital. A letter of receipt
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
    </CasefileFrame>
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
