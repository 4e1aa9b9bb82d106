import { replay } from '../../../core/casefile/replay.ts'
import { inWords } from '../../../core/day.ts'
import { timeOfDay } from '../../../core/time-of-day.ts'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { ToldEvent } from '../history/told-event.tsx'
import type { Opened } from '../opened.ts'

/** What happened in the casefile after its version `since`, for somebody who was writing meanwhile. */
export function NewsSince({ opened, since }: { readonly opened: Opened; readonly since: number }) {
  const news = replay(opened.casefile, opened.events).filter(({ event }) => event.version > since)
  return (
    <NotificationBanner heading="This changed while you were writing" headingElement="p">
      <ul class="nhsuk-list">
        {news.map(({ event, before }) => (
          <li>
            <strong>
              {event.by.name}, {inWords(event.on)}, {timeOfDay(event.recordedAt)}
            </strong>
            <ToldEvent event={event} before={before} />
          </li>
        ))}
      </ul>
      <p>Nothing of yours was sent or lost: it stands below. Check that it still holds, then send it.</p>
    </NotificationBanner>
  )
}
