import { Temporal } from 'temporal-polyfill'

/** A calendar day in England, written `2021-12-21`; days compare as text (interpretation 4 of the process). */
export type Day = `${number}-${number}-${number}` & { readonly __day: true }

/** A day from its text. Throws for anything else: use `parseDay` for what a person typed. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`“${text}” is not a day: write it as 2021-12-21`)
  return parsed
}

/** The day written `yyyy-mm-dd`, or null: 31 February, a year of five digits and one before 1900 are no days. */
export function parseDay(text: string): Day | null {
  if (!/^(19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day
  } catch {
    return null
  }
}

/** `count` calendar days later; negative counts go back. */
export function addDays(from: Day, count: number): Day {
  return new Date(midnight(from) + count * millisecondsADay).toISOString().slice(0, 10) as Day
}

/** `count` months later, at most the last day of that month: 31 August and 1 month give 30 September. */
export function addMonths(from: Day, count: number): Day {
  return Temporal.PlainDate.from(from).add({ months: count }).toString() as Day
}

/** Whole days from one day to another, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (midnight(to) - midnight(from)) / millisecondsADay
}

const millisecondsADay = 86_400_000
const daysAMonth = 365.25 / 12

/**
 * Counted in UTC, where every day has 24 hours. Not with Temporal, which is too slow for lists and the timetable, where
 * this is called very often.
 */
function midnight(of: Day): number {
  const { year, month, dayOfMonth } = partsOf(of)
  return Date.UTC(year, month - 1, dayOfMonth)
}

function partsOf(of: Day) {
  return { year: Number(of.slice(0, 4)), month: Number(of.slice(5, 7)), dayOfMonth: Number(of.slice(8)) }
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(of: Day): number {
  return Temporal.PlainDate.from(of).dayOfWeek
}

/** The calendar day in England (Europe/London) at an instant given in milliseconds since 1970. */
export function dayAt(epochMilliseconds: number): Day {
  const instant = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
  return instant.toZonedDateTimeISO('Europe/London').toPlainDate().toString() as Day
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Every English name of a month, long and short, in lower case, with the month from 1 to 12. */
const monthsByName: ReadonlyMap<string, number> = new Map([
  ...monthNames.flatMap((name, index) =>
    [name, name.slice(0, 3)].map((each): [string, number] => [each.toLowerCase(), index + 1]),
  ),
  ['sept', 9],
])

/** A month by its English name, short or long, in any case and with or without a full stop: 1 to 12, or null. */
export function monthNumber(name: string): number | null {
  return monthsByName.get(name.toLowerCase().replace(/\.$/, '')) ?? null
}

/** The source of a regular expression that matches any of those names in lower case. */
export const monthPattern: string = `(?:${[...monthsByName.keys()].join('|')})\\b\\.?`

/** “30 December 2021”, as the NHS content guide writes dates. */
export function formatDate(of: Day): string {
  const { year, month, dayOfMonth } = partsOf(of)
  return `${dayOfMonth} ${monthNames[month - 1]} ${year}`
}

/** “30 December”, for the subjects of emails about a day in the same year. */
export function formatDayAndMonth(of: Day): string {
  const { month, dayOfMonth } = partsOf(of)
  return `${dayOfMonth} ${monthNames[month - 1]}`
}

/** “30 Dec 2021”, for tables of many columns. */
export function formatDateShort(of: Day): string {
  const { year, month, dayOfMonth } = partsOf(of)
  return `${dayOfMonth} ${monthNames[month - 1]?.slice(0, 3)} ${year}`
}

/** “30 December 2021 (in 6 weeks)”: the day, and how far it is from `today`. */
export function formatDateFrom(of: Day, today: Day): string {
  return `${formatDate(of)} (${distance(daysBetween(today, of))})`
}

function distance(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${length(days)}` : `${length(-days)} ago`
}

/** Days up to two weeks, then weeks, and months from three months on. */
function length(days: number): string {
  if (days < 14) return `${days} days`
  return days < 91 ? `${Math.round(days / 7)} weeks` : `${Math.round(days / daysAMonth)} months`
}

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
