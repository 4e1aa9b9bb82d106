import type { Status } from '../casefile/status.ts'
import { type Day, monthNumber, parseDay } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { statusNames } from '../guidance/status-names.ts'
import { type OdsCode, parseOdsCode } from '../organisation.ts'

/** The content of a code cell. */
type CodeInFile =
  | { readonly kind: 'code'; readonly code: OdsCode }
  | { readonly kind: 'missing' }
  /** A spreadsheet converted it to a number or a date, or cut it off; the original code cannot be known. */
  | { readonly kind: 'damaged' }
  /** Not a code of the organisations here, which have three to six letters and digits. */
  | { readonly kind: 'other' }

const damages: readonly RegExp[] = [
  /^\d+\.\d*$/, // 117.0
  /^\d(\.\d+)?E[+-]\d+$/, // 1E+05
  /^[A-Z0-9]{1,2}$/, // 7, once 007
  /^\d{1,2}-[A-Z]{3}(-\d{2,4})?$/, // 1-Mar
  /^[A-Z]{3}-\d{2}$/, // Sep-21
  /^\d{1,2}\/\d{1,2}\/\d{2,4}( .*)?$/, // 01/03/2021
]

/** Lower case and spaces around it are accepted; anything else is reported, never corrected by a guess. */
export function codeInFile(text: string): CodeInFile {
  const plain = text.trim().toUpperCase()
  if (isNothing(plain)) return { kind: 'missing' }
  if (damages.some((damage) => damage.test(plain))) return { kind: 'damaged' }
  const code = parseOdsCode(plain)
  return code === null ? { kind: 'other' } : { kind: 'code', code }
}

/**
 * The codes of which a spreadsheet may have made this text: a number that is the same, the same without zeros at the
 * start, or a day that it took the code for. A text that none of them explains is a code of somebody else's.
 */
export function codesBefore(text: string, known: ReadonlySet<OdsCode>): readonly OdsCode[] {
  const plain = text.trim().toUpperCase()
  const [number, month] = [Number(plain), monthIn(plain)]
  return [...known].filter((code) => {
    if (month !== null) return monthOfCode(code) === month
    return (isNumber.test(code) && Number(code) === number) || withoutZeros(code) === withoutZeros(plain)
  })
}

/**
 * The codes that a text would be or hold in plain letters and digits: `RR1` of `RR 1`, `RR1*` and `RR1 (closed)`. A part
 * after a hyphen belongs to its code.
 */
export function plainCodesIn(text: string): readonly OdsCode[] {
  const plain = text.slice(0, longest).normalize('NFKC').toUpperCase()
  const whole = plain.replaceAll(/[^A-Z0-9]/g, '')
  const words = plain.split(/[^A-Z0-9-]/).map((word) => word.replace(/^-+|-+$/g, ''))
  return [whole, ...words].flatMap((each) => parseOdsCode(each) ?? [])
}

const isNumber = /^\d+(E\d+)?$/

function withoutZeros(text: string): string {
  return text.replace(/^0+/, '')
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

/** `1-MAR`, `SEP-21` or `01/03/2021`: the month of a day or month in letters or numbers, from 0; null in other texts. */
function monthIn(plain: string): number | null {
  const [, number] = /^\d{1,2}\/(\d{1,2})\//.exec(plain) ?? []
  if (number !== undefined) return Number(number) - 1
  const [letters = ''] = plain.includes('-') ? (/[A-Z]{3}/.exec(plain) ?? []) : []
  return months.includes(letters) ? months.indexOf(letters) : null
}

/** The month in a code such as `MAR1` or `1SEP`, which spreadsheets take for a day. */
function monthOfCode(code: string): number | null {
  const [, before, after] = /^(?:([A-Z]{3})\d{1,4}|\d{1,2}([A-Z]{3}))$/.exec(code) ?? []
  const at = months.indexOf(before ?? after ?? '')
  return at === -1 ? null : at
}

/** What programs write in empty cells. */
function isNothing(text: string): boolean {
  return ['', '-', 'NA', 'N/A', '#N/A', 'NULL', 'NONE', 'NAN'].includes(text.trim().toUpperCase())
}

/** The code that a name ends in, as in “COUNTY HALL (214AA)”; null where there is none. */
export function codeInName(name: string): string | null {
  return /\(([A-Z0-9]{3,6})\)\s*$/i.exec(name)?.[1] ?? null
}

/** The content of a date cell: a day, nothing (null), or no day, with what to write. */
type DayInFile =
  | { readonly kind: 'day'; readonly day: Day | null }
  | { readonly kind: 'not-a-day'; readonly write: string }

/**
 * A day in one of the common English forms, day first and with a year of four digits: `30/06/2021`, `30.06.2021`,
 * `30 June 2021`, `30-Jun-2021`, or `2021-06-30`. A time of day after it does not matter, but with a time zone it may be
 * of another day. A bare number is not a day.
 */
export function dayInFile(text: string): DayInFile {
  if (isNothing(text)) return { kind: 'day', day: null }
  const date = text.length > longest ? '' : text.trim().replace(timeOfDay, '')
  const parts = dateParts(date)
  if (parts === null) return { kind: 'not-a-day', write: instead(text.slice(0, longest)) }
  const { year, month, dayOfMonth } = parts
  if (month > 12)
    return { kind: 'not-a-day', write: `the day first, then the month, ${example}: there is no month ${month}` }
  const day = parseDay(`${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`)
  return day === null ? { kind: 'not-a-day', write: `a day that exists, ${example}` } : { kind: 'day', day }
}

const timeOfDay = /[ T](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?: ?[ap]m)?$/i
const example = 'such as 30/06/2021'

type DateParts = { readonly dayOfMonth: string; readonly month: number; readonly year: string }

function dateParts(date: string): DateParts | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  if (isoYear && isoDay) return { dayOfMonth: isoDay, month: Number(isoMonth), year: isoYear }
  const [, first, , second, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(date) ?? []
  if (first && year) return { dayOfMonth: first, month: Number(second), year }
  const [, day, name = '', ofYear] = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9}\.?)[ -](\d{4})$/i.exec(date) ?? []
  const month = monthNumber(name)
  return day && ofYear && month !== null ? { dayOfMonth: day, month, year: ofYear } : null
}

function instead(text: string): string {
  if (/\d:\d\d.*(?:z|[+-]\d\d:?\d\d|[a-z]{3,4})\s*$/i.test(text))
    return `the day in England alone, ${example}: with a time zone it may be another`
  if (/^\s*\d{1,2}[ /.-](?:\d{1,2}|[a-z]{3,9}\.?)[ /.-]\d\d(?!\d)/i.test(text))
    return `the year in four digits, ${example}`
  return /^\s*\d/.test(text) && /\d{4}\S*\s+\S/.test(text)
    ? `one date alone, ${example}`
    : `a date ${example}, day first`
}

/** The content of a status cell. */
type StatusInFile =
  | { readonly kind: 'status'; readonly status: Status; readonly cycle: CycleName | 'not-said' }
  /** A status of another year, such as `19/20 Standards Met`. */
  | { readonly kind: 'another-cycle' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not-a-status' }

/** The name in a download of 2019; later names are in the guidance (S6). */
const olderNames: readonly (readonly [name: string, status: Status])[] = [
  ['Standards Not Fully Met (Plan Agreed)', 'approaching-standards'],
]

const byName: ReadonlyMap<string, Status> = new Map(
  [
    ...olderNames,
    ...Object.entries(statusNames).flatMap(([status, dated]) =>
      dated.map(({ value }) => [value, status as Status] as const),
    ),
  ].map(([name, status]) => [plain(name), status]),
)

/**
 * A status with its years before or after it, `20/21 Standards Met` or `Standards Met (2020-21)`, or without them; `year`
 * is what a column of its own says of them.
 */
export function statusInFile(text: string, cycle: CycleName, year = ''): StatusInFile {
  if (isNothing(text)) return { kind: 'nothing' }
  if (text.length > longest) return { kind: 'not-a-status' }
  const own = yearsIn(text)
  const status = byName.get(plain(own === null ? text : text.replace(own.text, ' ')))
  if (status === undefined) return { kind: 'not-a-status' }
  const years = [own, yearsIn(year.slice(0, longest))].flatMap((each) => (each === null ? [] : [each.cycle]))
  if (years.length === 0) return { kind: 'status', status, cycle: 'not-said' }
  return years.every((each) => each === cycle) ? { kind: 'status', status, cycle } : { kind: 'another-cycle' }
}

/** No status or date is longer than this. */
const longest = 100

/** Two consecutive years: `20/21`, `2020-21` and `2020/2021` are all the cycle 2020-21. */
function yearsIn(text: string): { readonly text: string; readonly cycle: string } | null {
  const [found = '', from = '', to = ''] = /(?<![\w/-])(?:20)?(\d\d)\s*[/–-]\s*(?:20)?(\d\d)(?![\w/-])/.exec(text) ?? []
  if (found === '' || (Number(from) + 1) % 100 !== Number(to)) return null
  return { text: found, cycle: `20${from}-${to}` }
}

/** Also removes brackets or a colon that were around the years. */
function plain(name: string): string {
  return name
    .replace(/\(\s*\)/, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '')
    .toLowerCase()
}
