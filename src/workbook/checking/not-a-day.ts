import { monthPattern } from '../../core/day.ts'
import { dayFirst } from '../reading/cell.ts'
import { dayInText } from './day-in-text.ts'

/** What a text is that is not a single day, in words that complete “this is …”. */
export function whatItIs(text: string): string {
  const plain = text.slice(0, longestDate).replace(/\s+/g, ' ').trim()
  const found = dayInText(plain)
  if (found.kind === 'impossible') return found.is
  const dates = datesWithin(plain)
  if (dates.length > 1) return 'more than one date'
  return (
    firstFitting(longerThanADay, plain) ??
    datedWords(dates) ??
    firstFitting(notDated, plain) ??
    'not a date that can be read'
  )
}

/** The only day in a longer text, as `31/12/2021`, for “write only …”; null if there is none or more than one. */
export function onlyDayWithin(text: string): string | null {
  const start = text.slice(0, longestDate)
  const [date = '', ...others] = datesWithin(start)
  const found = dayInText(date)
  if (found.kind !== 'day' || others.length > 0 || firstFitting(longerThanADay, start) !== null) return null
  return isWholeDate(date, start) ? dayFirst(found.day) : null
}

/** A year of two digits beside other digits may be torn, as in “30/09/20 21”. */
function isWholeDate(date: string, text: string): boolean {
  return /\d{4}/.test(date) || !/\d/.test(text.replace(date, ''))
}

/** A cell may hold 32,767 characters; only these first ones are searched for a date. */
const longestDate = 200

function datedWords([date]: readonly string[]): string | null {
  if (date === undefined) return null
  const found = dayInText(date)
  return found.kind === 'impossible' ? found.is : 'a date with other words'
}

type Kinds = readonly (readonly [RegExp, string])[]

function firstFitting(kinds: Kinds, text: string): string | null {
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

const dated = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]${monthPattern},?[ -]\\d{2,6}\\b|\\b\\d{1,2}([/.-])\\d{1,2}\\1\\d{2,6}\\b|\\b\\d{4}-\\d\\d-\\d\\d\\b`,
  'gi',
)

function datesWithin(text: string): readonly string[] {
  return [...text.matchAll(dated)].map(([date]) => date)
}

const month = monthPattern
const dayOfMonth = '\\d{1,2}(?:st|nd|rd|th)?'

/** Texts that may contain a whole date and still mean no single day. */
const longerThanADay: Kinds = [
  [/\d[T ][\d:.]+ ?(z|[+-]\d\d:?\d\d)$/i, 'a moment with a time zone, which may be of another day here'],
  [/\b(bau|business as usual)\b/i, 'timed from the return to business as usual, but not in words that are certain'],
  [/\bw\/[ce]\b|\bweek (commencing|ending|of)\b/i, 'a week, not a day'],
  [new RegExp(`^${dayOfMonth} ?(${month})? ?(-|–|to|until) ?${dayOfMonth} ?${month}`, 'i'), 'several days, not one'],
]

/** The first pattern that fits says what a text is. A quarter is no date: the NHS year does not begin in January. */
const notDated: Kinds = [
  [/^\[.*\]$|^<.*>$/, 'a placeholder that was left in'],
  [/^(tb[cda]|to be (confirmed|decided|determined|agreed|advised))\b/i, 'not decided yet'],
  [/^(asap|as soon as possible|urgent(ly)?|immediate(ly)?|now)\b/i, 'a wish, not a day'],
  [/^(n\/?a|not applicable|none|null|nil|unknown|-+|\?+|redacted)$/i, 'no date at all'],
  [/^(ongoing|on-going|outstanding|continuous|started|b\/fwd)\b|\bin progress\b/i, 'a state, not a day'],
  [/^(completed?|done|finished|closed|yes|no|y|n|100 ?%)$/i, 'a state, not a day'],
  [/\bq[1-4]\b|\bquarter\b/i, 'a quarter, not a day'],
  [new RegExp(`^${month},? ${dayOfMonth},? \\d{4}$`, 'i'), 'a date with the month before the day'],
  [
    /\b(within|in the next)\b.*\b(day|week|month|year)s?\b|^\d+[ -]?(day|week|month|year)s?\b/i,
    'a length of time, not a day',
  ],
  [/\b(at the latest|no later than|end of|by the end|early|mid|late|before)\b/i, 'a limit, not one day'],
  [/\b(spring|summer|autumn|winter|christmas|easter|new year)\b/i, 'a time of year, not a day'],
  [new RegExp(`^(${dayOfMonth} ${month}|\\d{1,2}[/.-]\\d{1,2})$`, 'i'), 'a day without a year'],
  [new RegExp(`^(${month}[ -]'?\\d{2,4}|${month}|\\d{1,2}[/.-]\\d{4})$`, 'i'), 'a month, not a day'],
  [/^(19|20)\d\d([/-]\d\d)?$/, 'a year, not a day'],
  [/^\d+([.,]\d+)?$/, 'a number, not a date'],
]
