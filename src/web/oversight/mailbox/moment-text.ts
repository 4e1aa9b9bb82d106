import { dayAt, inWords } from '../../../core/day.ts'
import { timeOfDay } from '../../../core/time-of-day.ts'

/** “1 June 2021 at 10:05am”, in England, of an instant as ISO 8601 text. */
export function momentText(instant: string): string {
  return `${inWords(dayAt(Date.parse(instant)))} at ${timeOfDay(instant)}`
}
