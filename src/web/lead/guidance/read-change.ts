import type { Amendment, GuidanceChange } from '../../../core/guidance/change.ts'
import { type ChangeProblem, problemsOfWords } from '../../../core/guidance/change-problems.ts'
import type { CycleGuidance } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import { type ParsedValue, parseValue, valueKinds } from '../../../core/guidance/value-kinds.ts'
import { lowerFirst } from '../../../core/sentences.ts'
import { dateError, readDate } from '../../../http/forms/date-field.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { TypedAmendment, TypedChange } from './typed-change.ts'

type ReadChange =
  | { readonly ok: true; readonly change: GuidanceChange }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The change that was typed, or every error with its field. */
export function readChange(typed: TypedChange): ReadChange {
  const read = typed.amendments.map((amendment, index) => readAmendment(amendment, index + 1))
  const errors = read.flatMap((each) => (each.ok ? [] : each.errors))
  const { title, reason } = typed
  const message = paragraphsIn(typed.message)
  if (errors.length > 0) {
    const words = problemsOfWords({ title, message, amendments: typed.amendments })
    return { ok: false, errors: [...errors, ...words.map((problem) => problemError(problem, typed))] }
  }
  const amendments = read.flatMap((each) => (each.ok ? [each.amendment] : []))
  return { ok: true, change: { title, message, reason, amendments } }
}

function paragraphsIn(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** A problem that stops a change from being proposed, as an error of its field. */
export function problemError({ name, index, text }: ChangeProblem, { amendments }: TypedChange): FormError {
  const amendment = index === null ? undefined : amendments[index]
  if (index === null || amendment === undefined) return { field: name, text }
  const named = `${meanings[amendment.key].title}: ${lowerFirst(text)}`
  return { field: fieldOf(name, amendment, index + 1), text: named }
}

function fieldOf(name: ChangeProblem['name'], { key }: TypedAmendment, number: number): string {
  if (name === 'from') return `from-${number}-day`
  if (name === 'source') return `source-${number}`
  if (name === 'key') return `amendment-${number}`
  return valueKinds[key]?.kind === 'day' ? `value-${number}-day` : `value-${number}`
}

type ReadAmendment =
  | { readonly ok: true; readonly amendment: Amendment<CycleGuidance> }
  | { readonly ok: false; readonly errors: readonly FormError[] }

function readAmendment(typed: TypedAmendment, number: number): ReadAmendment {
  const { key, source } = typed
  const { title } = meanings[key]
  const from = readDate(typed.from, `${title}: the day it starts on`)
  const value = readValue(typed, number)
  const errors = [
    ...(value.ok ? [] : value.errors),
    ...(from.kind === 'empty' ? [{ field: `from-${number}-day`, text: `${title}: enter the day it starts on` }] : []),
    ...(from.kind === 'wrong' ? [dateError(`from-${number}`, from)] : []),
  ]
  if (!value.ok || from.kind !== 'day') return { ok: false, errors }
  // `parseValue` gives a value of the kind that this key has.
  return { ok: true, amendment: { key, from: from.day, value: value.value, source } as Amendment<CycleGuidance> }
}

type ReadValue = (ParsedValue & { readonly ok: true }) | { readonly ok: false; readonly errors: readonly FormError[] }

function readValue({ key, withdrawn, texts, day }: TypedAmendment, number: number): ReadValue {
  const { title } = meanings[key]
  const isDay = valueKinds[key]?.kind === 'day' && !withdrawn
  const date = isDay ? readDate(day, title) : null
  if (date?.kind === 'wrong') return { ok: false, errors: [dateError(`value-${number}`, date)] }
  const parsed = parseValue(key, date?.kind === 'day' ? [date.day] : texts, withdrawn)
  if (parsed.ok) return parsed
  const at = isDay ? `value-${number}-day` : `value-${number}`
  const text = `${title}: ${lowerFirst(parsed.text)}`
  return { ok: false, errors: [{ field: at, text }] }
}
