import type { Completion } from '../../../core/plan/plan.ts'
import { wholeMonths } from '../../../workbook/read-months.ts'
import { dateError, readDate } from '../../date-field.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { TypedItem } from './typed-item.ts'

type ReadCompletion = { readonly completion: Completion } | { readonly error: FormError }

/** A day, an offset from the return to business as usual, or nothing yet; never a guess which of the two was meant. */
export function readCompletion({ completion, date, months, covid }: TypedItem): ReadCompletion {
  switch (completion) {
    case 'by':
      return readDay(date)
    case 'after':
      return covid === 'yes' ? readOffset(months) : { error: covidMissing }
    default: {
      const typed = `${date.day}${date.month}${date.year}${months}`
      return typed === '' ? { completion: { kind: 'not-given' } } : { error: choiceMissing }
    }
  }
}

function readDay(date: TypedItem['date']): ReadCompletion {
  const read = readDate(date, 'The completion date')
  switch (read.kind) {
    case 'day':
      return { completion: { kind: 'by', day: read.day } }
    case 'empty':
      return { completion: { kind: 'not-given' } }
    case 'wrong':
      return { error: dateError('completion-date', read) }
  }
}

function readOffset(typed: string): ReadCompletion {
  const months = typed === '' ? null : wholeMonths(typed)
  if (typed !== '' && months === null) return { error: monthsWrong }
  return { completion: { kind: 'after-return-to-business-as-usual', months } }
}

const monthsWrong: FormError = {
  field: 'completion-months',
  text: 'The number of months must be a whole number, such as 3',
}

/** P5 “Where this applies”: only an item that COVID has affected may be timed like this. */
const covidMissing: FormError = {
  field: 'covid',
  text: 'Answer yes if the COVID response has affected this item, and say how. If it has not, give a day for completion',
}

const choiceMissing: FormError = {
  field: 'completion',
  text: 'Choose whether the item is complete by a day, or months after return to business as usual',
}
