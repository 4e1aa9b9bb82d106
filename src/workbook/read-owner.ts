import { ownerDoubt } from '../core/plan/owner-doubt.ts'
import { type Cell, shown } from './cell.ts'
import { readText } from './read-text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

/** P3: the name of the one owner. Two people, or a note that nobody was found yet, are not turned into an owner. */
export function readOwner(cell: Cell): Reading<string> {
  const text = readText(cell)
  if (!text.understood) return text
  switch (ownerDoubt({ name: text.value, role: '', email: '' })) {
    case 'several':
      return notUnderstood('more than one person', writeOnePerson)
    case 'nobody-yet':
      return notUnderstood('no owner yet', 'Write the name of the one person who is accountable.')
    case 'group': // a hint asks about it: only a person can tell whether a team has somebody accountable
    case null:
      return text
  }
}

const writeOnePerson = 'Write the one person who is accountable; others who help belong in the actions.'

/** The owner’s email address. */
export function readEmail(cell: Cell): Reading<string> {
  const text = shown(cell).replace(/^mailto:/i, '')
  if (cell.kind === 'text' && /^[^\s@,;/<>]+@[^\s@,;/<>]+\.[^\s@,;/<>]+$/.test(text)) return understood(text)
  const several = (text.match(/@/g) ?? []).length > 1
  const write = 'Write the one email address of the owner, or leave the cell blank.'
  return notUnderstood(several ? 'more than one email address' : 'not an email address', write)
}
