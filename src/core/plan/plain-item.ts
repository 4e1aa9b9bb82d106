import type { Action, Owner, PlanItem } from './plan.ts'

/**
 * An item with its texts as the cells of a spreadsheet can hold them: what an item becomes by going out in a workbook
 * and coming back untouched. Actions without a word are gone, actions are in order of their ids.
 */
export function plainItem(item: PlanItem): PlanItem {
  return {
    ...item,
    gap: plainText(item.gap),
    actions: item.actions.map(plainAction).filter(saysSomething).toSorted(byId),
    owner: plainOwner(item.owner),
    covid: { ...item.covid, explanation: plainText(item.covid.explanation) },
  }
}

/** Trimmed, lines ended in one way, without the characters that XML cannot hold. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwritable, '').trim()
}

// Control characters but tab and line end, half surrogate pairs, and the two code points that are no characters.
const unwritable = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

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
