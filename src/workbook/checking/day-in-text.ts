import { type Day, monthNumber, parseDay, weekday } from '../../core/day.ts'
import { upperFirst } from '../../core/sentences.ts'

/** What a text says about a day: which day it is, that it does not exist, or that the text is no date at all. */
type DayInText =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'impossible'; readonly is: string }
  | { readonly kind: 'none' }

/**
 * A day written in one of the common English forms, day first and with its year: `31/12/2021`, `31.12.21`,
 * `31-12-2021`, also with dashes, `31 December 2021`, `31st Dec 2021`, `Friday 31 December 2021`, `2021-12-31`. Years of two digits are 20xx.
 */
export function dayInText(text: string): DayInText {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(\d) ?([/.]) ?(?=\d)/g, '$1$2')
    .trim()
  const { weekdayName, rest } = withoutWeekday(plain)
  const parts = partsOf(rest)
  if (parts === null) return { kind: 'none' }
  if (parts.year.length > 4) return { kind: 'impossible', is: `a date with a year of ${parts.year.length} digits` }
  if (parts.year.length === 3) return { kind: 'impossible', is: 'a date with a year of 3 digits' }
  return onWeekday(weekdayName, existing(parts))
}

/** The parts as written in the text. */
type Parts = { readonly day: string; readonly month: number | null; readonly year: string }

function partsOf(text: string): Parts | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4,})-(\d\d)-(\d\d)$/.exec(text) ?? []
  if (isoYear && isoMonth && isoDay) return { day: isoDay, month: Number(isoMonth), year: isoYear }
  const [, day, , month, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2,6})$/.exec(text) ?? []
  if (day && month && year) return { day, month: Number(month), year }
  return wordedParts(text)
}

function wordedParts(text: string): Parts | null {
  const worded = /^(\d{1,2})(?:st|nd|rd|th)?(?:[ -]| of )([a-z]+\.?),?[ -]'?(\d{2,6})$/i
  const [, day, name, year] = worded.exec(text) ?? []
  if (day === undefined || name === undefined || year === undefined) return null
  const month = monthNumber(name)
  return month === null ? null : { day, month, year }
}

function existing({ day, month, year }: Parts): DayInText {
  const fullYear = year.length === 2 ? `20${year}` : year
  if (month === null || month < 1 || month > 12) {
    return { kind: 'impossible', is: `a date in month ${month}: the day comes first, then the month` }
  }
  if (Number(fullYear) < 1900) return { kind: 'impossible', is: `a date in the year ${fullYear}` }
  const found = parseDay(`${fullYear}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
  return found === null ? { kind: 'impossible', is: 'a day that does not exist' } : { kind: 'day', day: found }
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function withoutWeekday(text: string): { readonly weekdayName: string | null; readonly rest: string } {
  const [whole, name] = /^([a-z]+),? (?=\d)/i.exec(text) ?? []
  const full = weekdays.find(
    (weekday) => name !== undefined && name.length >= 3 && weekday.startsWith(name.toLowerCase()),
  )
  if (whole === undefined || full === undefined) return { weekdayName: null, rest: text }
  return { weekdayName: full, rest: text.slice(whole.length) }
}

function onWeekday(name: string | null, found: DayInText): DayInText {
  if (name === null || found.kind !== 'day') return found
  const real = weekdays[weekday(found.day) - 1]
  if (real === name) return found
  return { kind: 'impossible', is: `a date that is not a ${upperFirst(name)} but a ${upperFirst(real ?? '')}` }
}
