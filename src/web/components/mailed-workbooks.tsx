import type { MailedPlan } from '../../casework/plans/uploads.ts'
import { NotificationBanner } from '../nhsuk/notification-banner.tsx'

/** Says which workbooks came by email from the viewer's address and are not confirmed yet; nothing where there are none. */
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
            , in {fileName === '' ? 'a file without a name' : fileName}. Nothing changes before you confirm it.
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}

function headingFor(count: number): string {
  return count === 1
    ? 'A workbook you sent by email is ready to check'
    : `${count} workbooks you sent by email are ready to check`
}
