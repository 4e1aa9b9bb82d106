import type { Actor } from '../../core/actor.ts'
import { cycleNames } from '../../core/guidance/cycles.ts'
import { may, type Permission } from '../../core/permissions.ts'

const places: readonly { readonly permission: Permission; readonly href: string; readonly text: string }[] = [
  { permission: 'see-review-queue', href: '/reviews', text: 'All casefiles and plans under review' },
  { permission: 'see-final-review', href: '/reviews/final', text: 'Final review of Trusts' },
  { permission: 'decide-late-plan', href: '/exceptions', text: 'Late plans of Trusts, decided and to be decided' },
  { permission: 'see-escalations', href: '/escalations', text: 'Escalations to NHSX' },
  { permission: 'see-region', href: '/region/Y61', text: 'What the regions have before them' },
  { permission: 'see-directory', href: '/services-directory', text: 'Directory of data security services' },
  {
    permission: 'see-guidance-desk',
    href: `/cycles/${cycleNames[0]}`,
    text: 'The cycle: its timetable, values and changes',
  },
  { permission: 'import-register', href: '/register/import', text: 'Import published statuses' },
  { permission: 'record-succession', href: '/successors', text: 'Closed organisations and their successors' },
  { permission: 'keep-notices', href: '/notices', text: 'Notices: webinars and other announcements' },
  { permission: 'see-letters', href: '/letters', text: 'Letters' },
  { permission: 'see-people', href: '/people', text: 'People and their roles' },
  { permission: 'see-mailbox', href: '/mailbox', text: 'What came by email' },
  { permission: 'see-public-pages', href: '/register', text: 'The public register' },
  { permission: 'see-public-pages', href: '/timetable', text: 'The timetable for everybody' },
  { permission: 'see-public-pages', href: '/guidance', text: 'The guidance, and what changed in it' },
]

/** Where else this person may look. */
export function LookAt({ viewer }: { readonly viewer: Actor }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Look at</h2>
      <ul>
        {places
          .filter(({ permission }) => may(viewer, permission, null))
          .map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </>
  )
}
