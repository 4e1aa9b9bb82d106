import { dayAt, inWords } from '../../../core/day.ts'
import { timeOfDay } from '../../../core/time-of-day.ts'

/** “at 10:42am”, with the day before it where that is not today. Both are instants in UTC; days are real ones. */
export function savedWhen(savedAt: string, now: string): string {
  const [then, today] = [savedAt, now].map((instant) => dayAt(Date.parse(instant)))
  if (then === undefined || then === today) return `at ${timeOfDay(savedAt)}`
  return `on ${inWords(then)} at ${timeOfDay(savedAt)}`
}
