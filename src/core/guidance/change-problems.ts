import { type Day, formatDate } from '../day.ts'
import type { GuidanceChange } from './change.ts'
import { valueOn } from './dated.ts'
import type { CycleGuidance } from './guidance.ts'
import { meanings } from './meanings.ts'
import { isAmendable } from './value-kinds.ts'

/** Why a change cannot be issued. `index` is that of the amendment it is about; null for the change as a whole. */
export type ChangeProblem = {
  readonly name: 'title' | 'message' | 'reason' | 'amendments' | 'key' | 'value' | 'from' | 'source'
  readonly index: number | null
  readonly text: string
}

const longestTitle = 100
const longestMessage = 4000
const longestSource = 1000

/** All problems of a change on the day it is proposed or confirmed; none where it may be issued. */
export function problemsOf(change: GuidanceChange, dated: CycleGuidance, today: Day): readonly ChangeProblem[] {
  return [
    ...problemsOfWords(change),
    ...problemOfReason(change, today),
    ...change.amendments.flatMap((_, index) => problemsOfAmendment(change, index, dated)),
  ]
}

/** The problems that can be found before any of its values can be read: in its texts, or that it changes nothing. */
export function problemsOfWords({
  title,
  message,
  amendments,
}: Pick<GuidanceChange, 'title' | 'message'> & { readonly amendments: readonly unknown[] }): readonly ChangeProblem[] {
  const words = message.join('\n\n')
  return [
    ...when(title.trim() === '', 'title', 'Give the change a title'),
    ...when(title.length > longestTitle, 'title', `The title must have ${longestTitle} characters or fewer`),
    ...when(words.trim() === '', 'message', 'Write the message to those it affects'),
    ...when(words.length > longestMessage, 'message', `The message must have ${longestMessage} characters or fewer`),
    ...when(amendments.length === 0, 'amendments', 'Choose at least one value to change'),
  ]
}

/** “from which day (today or later; a past day only with a reason)” */
function problemOfReason({ amendments, reason }: GuidanceChange, today: Day): readonly ChangeProblem[] {
  const past = amendments
    .map(({ from }) => from)
    .filter((from) => from < today)
    .toSorted()[0]
  if (past === undefined || reason.trim() !== '') return []
  return when(true, 'reason', `Give the reason why it starts on ${formatDate(past)}, which has passed`)
}

function problemsOfAmendment(
  { amendments }: GuidanceChange,
  index: number,
  dated: CycleGuidance,
): readonly ChangeProblem[] {
  const amendment = amendments[index]
  if (amendment === undefined) return []
  const { key, from, value, source } = amendment
  if (!isAmendable(key)) return [{ name: 'key', index: index, text: `${meanings[key].title} cannot be changed` }]
  const isTwice = amendments.findIndex((other) => other.key === key) < index
  const first = dated[key][0].from
  const isBefore = from <= first
  const isSame = !isBefore && JSON.stringify(valueOn<unknown>(dated[key], from)) === JSON.stringify(value)
  const isSettled = dated[key].every((entry) => entry.from <= from)
  return [
    ...(isTwice ? [{ name: 'key', index, text: `${meanings[key].title} is in this change already` } as const] : []),
    ...(isBefore ? [{ name: 'from', index, text: `It must begin after ${formatDate(first)}` } as const] : []),
    ...(isSame && isSettled
      ? [{ name: 'value', index, text: 'That is the value from that day already' } as const]
      : []),
    ...problemsOfSource(source, index),
  ]
}

function problemsOfSource(source: string, index: number): readonly ChangeProblem[] {
  if (source.trim() === '') return [{ name: 'source', index: index, text: 'Give the sentence that it comes from' }]
  if (source.length <= longestSource) return []
  return [{ name: 'source', index: index, text: `The source must have ${longestSource} characters or fewer` }]
}

function when(is: boolean, name: ChangeProblem['name'], text: string): readonly ChangeProblem[] {
  return is ? [{ name, index: null, text }] : []
}

/** Why a proposal cannot be confirmed or withdrawn now. */
export type ChangeRefusal =
  | { readonly name: 'own-change'; readonly by: string }
  | { readonly name: 'settled-already'; readonly state: 'issued' | 'withdrawn'; readonly by: string }
  | { readonly name: 'guidance-changed-meanwhile' }
  | { readonly name: 'not-counted-yet' }
  | { readonly name: 'cannot-be-issued'; readonly problems: readonly ChangeProblem[] }

/** The refusal as a sentence that says what to do. */
export function changeRefusalMessage(refusal: ChangeRefusal): string {
  switch (refusal.name) {
    case 'own-change':
      return `${refusal.by} proposed this change, so another person must confirm it`
    case 'settled-already':
      return `${refusal.by} has ${refusal.state === 'issued' ? 'confirmed' : 'withdrawn'} this change already`
    case 'guidance-changed-meanwhile':
      return 'The guidance was changed since this page was opened. Check what the change does now, then confirm it'
    case 'not-counted-yet':
      return 'The effects are still being counted. Wait until they are listed, then confirm the change'
    case 'cannot-be-issued':
      return `It cannot be issued as it is: ${refusal.problems.map(({ text }) => text).join('. ')}. Withdraw it and propose it again`
  }
}
