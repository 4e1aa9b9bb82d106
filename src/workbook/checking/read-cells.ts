import { parseEmail } from '../../core/people/name-and-email.ts'
import { ownerDoubt } from '../../core/plan/owner-doubt.ts'
import { plainText } from '../../core/plan/plain-item.ts'
import { type Cell, shown } from '../reading/cell.ts'

/** A cell of free text; numbers and dates are read as they are shown. */
export function readText(cell: Cell): CellReading<string> {
  if (cell.kind === 'formula') {
    return notUnderstood(aFormula, 'Write the text itself; it may not begin with “=” in a spreadsheet.')
  }
  if (cell.kind === 'error') return notUnderstood('an error of the spreadsheet', 'Write the text itself.')
  return understood(plainText(shown(cell)))
}

/** A formula may give another value tomorrow; only one that is a link with its words in it is read, as these. */
export const aFormula = 'a formula, which is not worked out here'

/** The value of one cell, or what it is instead and what to write there. Nothing unclear becomes a value. */
export type CellReading<T> =
  | { readonly understood: true; readonly value: T }
  | { readonly understood: false; readonly is: string; readonly write: string }

export function understood<T>(value: T): CellReading<T> {
  return { understood: true, value }
}

/** `is` completes “this is …”; `write` is a whole sentence. */
export function notUnderstood(is: string, write: string): CellReading<never> {
  return { understood: false, is, write }
}

/** P5: the answer to “COVID affected (Yes/No)”. */
export function readCovidAnswer(cell: Cell): CellReading<boolean> {
  const answer = cell.kind === 'text' ? shown(cell).toLowerCase() : null
  if (answer === 'yes') return understood(true)
  if (answer === 'no') return understood(false)
  return notUnderstood(whatAnswer(cell), 'Write Yes or No here; say how in the column “How COVID affected it”.')
}

function whatAnswer(cell: Cell): string {
  if (cell.kind === 'formula') return aFormula
  return /^(yes|no)\b/i.test(shown(cell)) ? 'Yes or No with other words' : 'neither Yes nor No'
}

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A whole number of months, in digits or, up to twelve, in words; null for anything else. */
export function wholeMonths(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const word = words.indexOf(text.toLowerCase())
  return word === -1 ? null : word + 1
}

/** The column of months after return to BAU: `3`, `three` or `3 months`. */
export function readMonths(cell: Cell): CellReading<number> {
  if (cell.kind === 'number') return monthsIn(cell)
  const months = cell.kind === 'text' ? wholeMonths(shown(cell).replace(/ months?$/i, '')) : null
  if (months !== null) return understood(months)
  const is = cell.kind === 'formula' ? aFormula : 'not a whole number of months'
  return notUnderstood(is, writeMonths)
}

const writeMonths = 'Write a whole number of months, such as 3, and nothing else.'

/** A number as the cell holds it: its format may show 2.6 as 3. */
function monthsIn({ value, text }: Extract<Cell, { kind: 'number' }>): CellReading<number> {
  const number = Number(value.toPrecision(15))
  const months = wholeMonths(String(number))
  if (months !== null) return understood(months)
  const held = text === String(number) ? '' : `: the cell holds ${number}`
  return notUnderstood(`not a whole number of months${held}`, writeMonths)
}

/** P3: the name of the one owner. Two people, or a note that nobody is found yet, are not an owner. */
export function readOwner(cell: Cell): CellReading<string> {
  const text = readText(cell)
  if (!text.understood) return text
  switch (ownerDoubt({ name: text.value, role: '', email: '' })) {
    case 'several':
      return notUnderstood('more than one person', writeOnePerson)
    case 'nobody-yet':
      return notUnderstood('no owner yet', 'Write the name of the one person who is accountable.')
    case 'group': // A hint points it out: only a person can tell whether one person of a team is accountable.
    case null:
      return text
  }
}

const writeOnePerson = 'Write the one person who is accountable; others who help belong in the actions.'

/** The owner’s email address, in the capitals in which it is written. */
export function readEmail(cell: Cell): CellReading<string> {
  const [, text = shown(cell)] = /^mailto:([^?]*)/i.exec(shown(cell)) ?? []
  if (cell.kind === 'formula') return notUnderstood(aFormula, writeOneEmail)
  if (cell.kind === 'text' && parseEmail(text) !== null) return understood(text)
  const several = (text.match(/@/g) ?? []).length > 1
  return notUnderstood(several ? 'more than one email address' : 'not an email address', writeOneEmail)
}

const writeOneEmail = 'Write the one email address of the owner, or leave the cell blank.'
