import type { MailedPlan } from '../../casework/plans/uploads.ts'
import { NotificationBanner } from '../nhsuk/notification-banner.tsx'

/** That workbooks came by email from one's own address and wait; nothing where there are none. */
export function MailedWorkbooks({ plans }: { readonly plans: readonly MailedPlan[] }) {
  if (plans.length === 0) return null
  return (
    <NotificationBanner heading={headingFor(plans.length)} headingElement="p">
      <ul class="nhsuk-list">
        {plans.map(({ id, organisation, cycle, fileName }) => (
          <li>
            <a
              class="nhsuk-notification-banner__link"
              href={`/organisations/${organisation}/${cycle}/plan/upload/${id}`}
            >
              See what it changes in the plan of {organisation}, {cycle}
            </a>
            , in {fileName === '' ? 'a file without a name' : fileName}. Nothing is changed before you confirm it.
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}

function headingFor(count: number): string {
  return count === 1
    ? 'A workbook you sent by email waits for you'
    : `${count} workbooks you sent by email wait for you`
}
