import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import { eachItemText, itemTextNames } from '../../../core/plan/item-texts.ts'
import { plainText } from '../../../core/plan/plain-item.ts'
import type { Action, Completion, Owner, PlanItem } from '../../../core/plan/plan.ts'
import { dateError, readDate } from '../../../http/forms/date-field.ts'
import { readEmail, wholeMonths } from '../../../workbook/checking/read-cells.ts'
import { limits } from '../../../workbook/reading/limits.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { TypedAction, TypedItem } from './typed-item.ts'

type ReadItem =
  | { readonly ok: true; readonly item: PlanItem }
  | { readonly ok: false; readonly errors: readonly FormError[] }

type ItemReading = {
  readonly evidence: EvidenceReference
  readonly today: Day
  readonly newId: () => string
}

/** Reads an item from its form. Parts may still be missing; a text that cannot be read is an error of its field. */
export function readItem(typed: TypedItem, { evidence, today, newId }: ItemReading): ReadItem {
  const actions = typed.actions.map((action, index) => readAction(action, index + 1, today))
  const completion = readCompletion(typed)
  const errors = [
    ...tooLong(typed),
    ...actions.flatMap((each) => ('error' in each ? [each.error] : [])),
    ...emailErrors(typed.owner.email),
    ...('error' in completion ? [completion.error] : []),
  ]
  if (errors.length > 0 || 'error' in completion) return { ok: false, errors }
  const read = actions.flatMap((each) => ('action' in each ? [each.action] : [])).filter(saysSomething)
  const item = {
    evidence,
    ...eachItemText((name) => plainText(typed[name])),
    actions: read.map((action) => (action.id === '' ? { ...action, id: newId() } : action)),
    owner: ownerOf(typed.owner),
    completion: completion.completion,
    covid: { affected: affectedBy(typed.covid), explanation: plainText(typed.explanation) },
  }
  return { ok: true, item }
}

type ReadAction = { readonly action: Action } | { readonly error: FormError }

function readAction({ id, text, done, note }: TypedAction, number: number, today: Day): ReadAction {
  const name = `action-${number}-done`
  const what = `The day action ${number} was done`
  const read = readDate(done, what)
  if (read.kind === 'wrong') return { error: dateError(name, read) }
  const doneOn = read.kind === 'day' ? read.day : null
  if (doneOn !== null && doneOn > today)
    return { error: { field: `${name}-day`, text: `${what} must be today or in the past` } }
  return { action: { id: knownId(id), text: plainText(text), doneOn, note: plainText(note) } }
}

/** The id if it could come from our page, else empty: then the action counts as new. */
function knownId(id: string): string {
  return /^[A-Za-z0-9-]{1,64}$/.test(id) ? id : ''
}

function saysSomething({ text, doneOn, note }: Action): boolean {
  return text !== '' || doneOn !== null || note !== ''
}

function ownerOf({ name, role, email }: Owner): Owner | null {
  const owner = { name: plainText(name), role: plainText(role), email: plainText(email) }
  return owner.name === '' && owner.role === '' && owner.email === '' ? null : owner
}

function affectedBy(covid: string): boolean | null {
  if (covid === 'yes') return true
  return covid === 'no' ? false : null
}

function emailErrors(email: string): readonly FormError[] {
  const read = email === '' ? null : readEmail({ kind: 'text', text: email })
  if (read === null || read.understood) return []
  const text = `The owner’s email address is ${read.is}: enter one, such as name@example.nhs.uk, or leave it empty`
  return [{ field: 'owner-email', text }]
}

/** Errors for texts that are too long for a cell of the workbook, in which the plan is also downloaded. */
function tooLong(typed: TypedItem): readonly FormError[] {
  const { actions, owner, explanation } = typed
  const texts: readonly (readonly [field: string, text: string])[] = [
    ...itemTextNames.map((name) => [name, typed[name]] as const),
    ...actions.flatMap(({ text, note }, index) => [
      [`action-${index + 1}`, text] as const,
      [`action-${index + 1}-note`, note] as const,
    ]),
    ['owner-name', owner.name],
    ['owner-role', owner.role],
    ['owner-email', owner.email],
    ['covid-explanation', explanation],
  ]
  const most = limits.cellCharacters
  const text = `This text is too long: ${most.toLocaleString('en-GB')} characters at most`
  return texts.filter(([, words]) => words.length > most).map(([field]) => ({ field, text }))
}

type ReadCompletion = { readonly completion: Completion } | { readonly error: FormError }

/** A day, a number of months after return to business as usual, or nothing yet; an error where the choice is missing. */
function readCompletion({ completion, date, months, covid }: TypedItem): ReadCompletion {
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

/** P5 “Where this applies”: only an item that COVID has affected may have such a date. */
const covidMissing: FormError = {
  field: 'covid',
  text: 'Answer yes if the COVID response has affected this item, and say how. If it has not, give a day for completion',
}

const choiceMissing: FormError = {
  field: 'completion',
  text: 'Choose whether the item is complete by a day, or months after return to business as usual',
}
