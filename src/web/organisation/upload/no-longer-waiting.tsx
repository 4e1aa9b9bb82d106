import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'

/** In place of a preview whose upload is gone. */
export function NoLongerWaiting({ request, opened }: { readonly request: SignedInRequest; readonly opened: Opened }) {
  const { address } = opened
  return (
    <CasefileFrame request={request} opened={opened} title="This upload is no longer waiting">
      <p>It was taken in or dropped, you uploaded another workbook after it, or it is somebody else’s.</p>
      <ul class="nhsuk-list">
        <li>
          <a href={`${address}/plan/check`}>See the plan as it stands now</a>
        </li>
        <li>
          <a href={`${address}/plan/upload`}>Upload a workbook</a>
        </li>
      </ul>
    </CasefileFrame>
  )
}
