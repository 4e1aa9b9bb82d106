import { type Day, monthNumber, parseDay } from '../../core/day.ts'
import { field, type SubmittedForm } from '../form.ts'

type DatePart = 'day' | 'month' | 'year'

/** What is wrong with what a form sent, as the web shows it. `field` is the id of the field to go to; null where no single field is wrong. */
export type FieldError = { readonly field: string | null; readonly text: string }

/** A date as typed in its three fields, so that it can be shown again. */
export type TypedDate = Readonly<Record<DatePart, string>>

/** A date that was read: a day, nothing, or what is wrong and in which parts. */
export type ReadDate =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly text: string; readonly parts: readonly [DatePart, ...DatePart[]] }

export const noDate: TypedDate = { day: '', month: '', year: '' }

/** Reads the fields `name-day`, `name-month` and `name-year` of a `DateInput`. */
export function typedDate(form: SubmittedForm, name: string): TypedDate {
  return {
    day: field(form, `${name}-day`),
    month: field(form, `${name}-month`),
    year: field(form, `${name}-year`),
  }
}

/** A saved day as somebody would type it; empty fields for null. */
export function typedFrom(day: Day | null): TypedDate {
  const [year, month, dayOfMonth] = day === null ? [] : day.split('-')
  return { day: String(Number(dayOfMonth ?? 0) || ''), month: String(Number(month ?? 0) || ''), year: year ?? '' }
}

/** Reads a date strictly: 31 February, a year of five digits and a missing part each have their own message, which begins with `what`: “The completion date”. */
export function readDate(typed: TypedDate, what: string): ReadDate {
  const missing = parts.filter((part) => typed[part] === '')
  if (missing.length === parts.length) return { kind: 'empty' }
  const [first, ...others] = missing
  if (first !== undefined) return wrong(`${what} must include a ${missing.join(' and a ')}`, first, ...others)
  return firstWrongPart(typed, what) ?? existingDay(typed, what)
}

/** The error of a wrong date, at the first field to correct. */
export function dateError(name: string, { text, parts: [first] }: ReadDate & { readonly kind: 'wrong' }): FieldError {
  return { field: `${name}-${first}`, text }
}

/** What `DateInput` needs: the message beside the field, and which parts are wrong. */
export function shownDateError(errors: readonly FieldError[], name: string) {
  const wrongParts = parts.filter((part) => errors.some(({ field: id }) => id === `${name}-${part}`))
  const error = errors.find(({ field: id }) => wrongParts.some((part) => id === `${name}-${part}`))?.text
  return { error, errorIn: wrongParts }
}

const parts = ['day', 'month', 'year'] as const

function firstWrongPart({ day, month, year }: TypedDate, what: string): ReadDate | null {
  if (!/^\d{1,2}$/.test(day)) return wrong(`${what} must have its day as a number, such as 15`, 'day')
  if (monthOf(month) === null) return wrong(`${what} must have its month as a number from 1 to 12`, 'month')
  if (!/^\d{4}$/.test(year)) return wrong(`${what} must have a year of 4 digits, such as 2021`, 'year')
  return null
}

function existingDay({ day, month, year }: TypedDate, what: string): ReadDate {
  const existing = parseDay(`${year}-${twoDigits(monthOf(month) ?? 0)}-${twoDigits(Number(day))}`)
  if (existing !== null) return { kind: 'day', day: existing }
  return wrong(`${what} must be a real date: ${day}/${month}/${year} does not exist`, 'day')
}

function monthOf(typed: string): number | null {
  if (!/^\d{1,2}$/.test(typed)) return monthNumber(typed)
  const month = Number(typed)
  return month >= 1 && month <= 12 ? month : null
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}

function wrong(text: string, ...wrongParts: readonly [DatePart, ...DatePart[]]): ReadDate {
  return { kind: 'wrong', text, parts: wrongParts }
}
