import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import { addDays, type Day } from '../../core/day.ts'
import type { CalendarDay } from '../../core/timetable/calendar.ts'

export type CalendarTextOptions = {
  /** Where the service is reached, without a slash at the end; its host ends every UID. */
  readonly publicUrl: string
  /** The day the feed was asked for: the same days asked for on the same day give the same text. */
  readonly today: Day
}

/** A calendar feed of whole days as RFC 5545 has it. */
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
