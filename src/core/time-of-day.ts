import { Temporal } from 'temporal-polyfill'

/** “10:05am”, “midday”: the time in England (Europe/London) at an instant given as ISO 8601 text. */
export function timeOfDay(instant: string): string {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
  if (minute === 0 && hour === 12) return 'midday'
  if (minute === 0 && hour === 0) return 'midnight'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** The hour in England (Europe/London), 0 to 23, at an instant given as ISO 8601 text. */
export function hourOfDay(instant: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').hour
}
