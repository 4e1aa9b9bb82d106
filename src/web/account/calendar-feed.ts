import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import { calendarAt } from '../../casework/timetable/calendar.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { CalendarDay } from '../../core/timetable/calendar.ts'
import { type Answer, notFound } from '../../http/answer.ts'
import type { PageRequest } from '../../http/page-request.ts'

/** The calendar of the person with this secret address, for calendar programs to subscribe to without a session. */
export async function calendarFeed({ casework, site, params, today }: PageRequest): Promise<Answer> {
  const days = await calendarAt(casework, params.token ?? '')
  if (days === null) return notFound
  return {
    kind: 'file',
    name: 'improvement-plans.ics',
    mediaType: 'text/calendar; charset=utf-8',
    content: calendarText(days, { publicUrl: site.publicUrl, today }),
  }
}

type CalendarTextOptions = {
  /** The public address of the service, without a slash at the end; every UID ends with its host. */
  readonly publicUrl: string
  /** The day of the request: the same days on the same day give the same text. */
  readonly today: Day
}

/** A calendar feed of whole days as RFC 5545 text. */
export function calendarText(days: readonly CalendarDay[], { publicUrl, today }: CalendarTextOptions): string {
  const { host } = new URL(publicUrl)
  const calendar = ical({
    name: 'DSPT improvement plans',
    prodId: { company: host, product: 'Improvement plans', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { id, day, title, text, path, sequence, cancelled } of days) {
    calendar.createEvent({
      id: `${id}@${host}`,
      sequence,
      stamp: today,
      start: day,
      end: addDays(day, 1),
      allDay: true,
      summary: title,
      description: text,
      url: `${publicUrl}${path}`,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: ICalEventBusyStatus.FREE,
    })
  }
  return calendar.toString()
}
