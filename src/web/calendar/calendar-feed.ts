import { calendarAt } from '../../casework/calendar.ts'
import { type Answer, notFound } from '../answer.ts'
import type { PageRequest } from '../page-request.ts'
import { calendarText } from './calendar-text.ts'

/** The days of whoever has this address, to be subscribed to by a calendar program: its address is all it can show. */
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
