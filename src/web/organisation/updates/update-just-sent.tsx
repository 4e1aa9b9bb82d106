import { count } from '../../form.ts'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'

/** After sending: that it arrived, and what follows from a completed plan. */
export function JustSent({ request, opened }: { readonly request: SignedInRequest; readonly opened: Opened }) {
  const version = count(request.query, 'sent')
  const update = opened.events.find((event) => event.version === version)
  if (update?.type !== 'update-sent' || update.by.id !== request.viewer.id) return null
  return (
    <NotificationBanner variant="success" heading={update.completed ? 'The completed plan was sent' : 'Update sent'}>
      {update.completed ? (
        <p>
          Every action is reported as done, so the plan goes to a reviewer at once. They confirm that the standard is
          met or tell you what is missing. Below you can attach files to each item that show it.
        </p>
      ) : (
        <p>NHS Digital has it, and your organisation gets a letter that says so. You can send another at any time.</p>
      )}
    </NotificationBanner>
  )
}
