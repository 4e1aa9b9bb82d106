import type { Announcement } from '../../core/announcements/announcement.ts'
import { Card } from '../nhsuk/card.tsx'
import type { HeadingLevel } from '../nhsuk/heading.tsx'
import { DayText } from './day-text.tsx'
import { Lines } from './text.tsx'

type AnnouncementsProps = {
  readonly announcements: readonly Announcement[]
  readonly headingLevel?: HeadingLevel | undefined
}

/** One card for each announcement, with its day where it has one. */
export function Announcements({ announcements, headingLevel = 2 }: AnnouncementsProps) {
  return (
    <>
      {announcements.map(({ title, body, link, day, time }) => (
        <Card heading={title} headingLevel={headingLevel} headingSize="s">
          {day !== null && (
            <p>
              <strong>
                <DayText day={day} />
                {time !== '' && `, ${time}`}
              </strong>
            </p>
          )}
          <p>
            <Lines text={body} />
          </p>
          {link !== null && (
            <p>
              <a href={link}>{link}</a>
            </p>
          )}
        </Card>
      ))}
    </>
  )
}
