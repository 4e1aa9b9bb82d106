import { visibleText } from '../visible-text.ts'
import { eachItemText } from './item-texts.ts'
import type { Action, Owner, PlanItem } from './plan.ts'

/**
 * An item as it comes back unchanged from a workbook: with texts that spreadsheet cells can hold, without empty
 * actions, and with actions in order of their ids.
 */
export function plainItem(item: PlanItem): PlanItem {
  return {
    ...item,
    ...eachItemText((name) => plainText(item[name])),
    actions: item.actions.map(plainAction).filter(saysSomething).toSorted(byId),
    owner: plainOwner(item.owner),
    covid: { ...item.covid, explanation: plainText(item.covid.explanation) },
  }
}

/** Trimmed, without what cannot be seen and without the characters that XML cannot hold. */
export function plainText(text: string): string {
  return visibleText(text.replace(unwritable, '')).trim()
}

// Half surrogate pairs, and the two code points that are no characters.
const unwritable = /\p{Cs}|[\uFFFE\uFFFF]/gu

function plainAction({ id, text, doneOn, note }: Action): Action {
  return { id, text: plainText(text), doneOn, note: plainText(note) }
}

function saysSomething({ text, doneOn, note }: Action): boolean {
  return text !== '' || doneOn !== null || note !== ''
}

function plainOwner(owner: Owner | null): Owner | null {
  if (owner === null) return null
  const plain = { name: plainText(owner.name), role: plainText(owner.role), email: plainText(owner.email) }
  return plain.name === '' && plain.role === '' && plain.email === '' ? null : plain
}

function byId(a: Action, b: Action): number {
  return byNumber.compare(a.id, b.id)
}

const byNumber = new Intl.Collator('en', { numeric: true })
