import { emailsAbout } from '../../../casework/reviews/plan-under-review.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import { sentenceOf } from '../../../core/casefile/history/history.ts'
import { replay } from '../../../core/casefile/history/replay.ts'
import { formatDate } from '../../../core/day.ts'
import { isTrust } from '../../../core/organisation.ts'
import { type Answer, notFound, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Panel } from '../../nhsuk/panel.tsx'
import { EmailList, ReviewLayout, reviewsCrumb } from '../review-layout.tsx'
import type { ReviewContext } from './review-context.ts'

/** The last decision, and who gets an email about it. */
export async function decidedPage(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  const { casework, viewer } = request
  const step = replay(context.casefile, context.events).findLast(({ event }) => headings[event.type] !== undefined)
  if (step === undefined) return notFound
  const { event, before } = step
  const emails = await emailsAbout(casework, viewer, 'see-review-queue', context, event.version)
  const heading = headings[event.type] ?? ''
  return show(
    <ReviewLayout
      request={request}
      casefileKey={context.casefileKey}
      title={heading}
      heading={null}
      trail={[reviewsCrumb, { text: context.casefileKey.organisation.name, href: context.address }]}
    >
      <Panel heading={heading}>
        {context.casefileKey.organisation.name}
        <br />
        {formatDate(event.on)}
      </Panel>
      <p>
        {event.by.name}: {sentenceOf(event, before)}
      </p>
      <EmailList emails={emails} />
      <NextLinks context={context} />
    </ReviewLayout>,
  )
}

function NextLinks({ context: { address, casefile, may } }: { readonly context: ReviewContext }) {
  const couldAskRegion = may('ask-region') && isTrust(casefile.organisation) && casefile.review === 'returned'
  return (
    <ul class="nhsuk-list">
      {couldAskRegion && (
        <li>
          <a href={`${address}/ask-region`}>Ask the Regional Security Lead to work with the Trust</a>
        </li>
      )}
      <li>
        <a href="/reviews?stage=awaiting-review">Go to the plans that await review</a>
      </li>
      <li>
        <a href={address}>Go back to this review</a>
      </li>
    </ul>
  )
}

const headings: Readonly<Partial<Record<CasefileEvent['type'], string>>> = {
  'plan-approved': 'Plan approved',
  'plan-returned': 'Plan returned',
  'plan-referred-to-sro': 'Plan referred to the SRO',
  'completion-confirmed': 'Completion confirmed',
  'completion-not-confirmed': 'Plan sent back',
  'status-corrected': 'Status corrected',
  'region-help-requested': 'Regional Security Lead asked',
}
