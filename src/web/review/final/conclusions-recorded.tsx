import type { Concluded } from '../../../casework/conclude-final-review.ts'
import { counted } from '../../../core/casefile/counted.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { CasefileStatus } from '../../components/casefile-status.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { ConclusionsForm, LeftOut } from './conclusions-preview.tsx'
import { FinalReviewFrame } from './final-review-frame.tsx'

type ConclusionsRecordedProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  readonly concluded: readonly Concluded[]
}

/** What was recorded, what was not and why, and a way to go on with what changed meanwhile. */
export function ConclusionsRecorded({ request, cycle, concluded }: ConclusionsRecordedProps) {
  const [done, refused] = [concluded.filter((each) => each.done), concluded.filter((each) => !each.done)]
  const changed = refused.filter(({ refusal }) => refusal?.name === 'changed-while-reading')
  return (
    <FinalReviewFrame request={request} cycle={cycle} step="What was recorded">
      {done.length > 0 && (
        <NotificationBanner variant="success" heading={`${counted(done.length, 'decision')} recorded`}>
          <ul>
            {done.map(({ organisation, status }) => (
              <li>
                {organisation.name} ({organisation.code}): <CasefileStatus status={status} on={request.today} />
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <LeftOut conclusions={refused} cycle={cycle} title="Not recorded" />
      {changed.length > 0 && <TryAgain {...{ request, cycle, changed }} />}
      <p>
        <a href={`/reviews/final?cycle=${cycle}`}>Go on with the final review</a>
      </p>
    </FinalReviewFrame>
  )
}

type TryAgainProps = Omit<ConclusionsRecordedProps, 'concluded'> & { readonly changed: readonly Concluded[] }

function TryAgain({ request, cycle, changed }: TryAgainProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Look at what changed, then record these as they stand now</h2>
      <ConclusionsForm request={request} cycle={cycle} conclusions={changed} errors={[]} />
    </>
  )
}
