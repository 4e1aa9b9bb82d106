import * as v from 'valibot'
import { type Day, parseDay } from '../../core/day.ts'
import { readDate, type TypedDate, typedDate, typedFrom } from './date-field.ts'
import type { Field, Question } from './field.ts'

/** `what` begins the sentences about a wrong date: “The completion date”. */
type DayQuestion = Question & { readonly what: string }

/** A day, typed as day, month and year; `required` says that it is missing. */
export function day({
  what,
  required,
  ...question
}: DayQuestion & { readonly required: string }): Field<TypedDate, Day> {
  return { ...question, ...dayParts(what), schema: daySchema(what, required), back: typedFrom }
}

/** The same, which may also be empty. */
export function optionalDay({ what, ...question }: DayQuestion): Field<TypedDate, Day | null> {
  return { ...question, ...dayParts(what), schema: v.nullable(daySchema(what)), back: typedFrom }
}

function dayParts(what: string) {
  return {
    control: { as: 'day' },
    typed: typedDate,
    given: (typed: TypedDate) => {
      const read = readDate(typed, what)
      return read.kind === 'day' ? read.day : null
    },
    mistyped: (typed: TypedDate) => {
      const read = readDate(typed, what)
      return read.kind === 'wrong' ? { part: read.parts[0], text: read.text } : null
    },
  } as const
}

/** A day as `2021-06-30`. */
function daySchema(what: string, required?: string): v.GenericSchema<unknown, Day> {
  return v.pipe(
    v.string(required),
    v.isoDate(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const found = parseDay(dataset.value)
      if (found !== null) return found
      addIssue({ message: `${what} must be a real date: ${dataset.value} does not exist` })
      return NEVER
    }),
  )
}
