import { type Day, formatDate } from '../day.ts'
import { type ItemPart, isItemText } from './item-texts.ts'
import { type Action, type Completion, type CovidImpact, completionDay, type Owner, type PlanItem } from './plan.ts'

/** A part of an item as plain text, for comparisons; empty where a text is. Actions are described one by one. */
export function describePart(item: PlanItem, part: Exclude<ItemPart, 'actions'>): string {
  if (isItemText(part)) return item[part]
  switch (part) {
    case 'owner':
      return describeOwner(item.owner)
    case 'completion':
      return describeCompletion(item.completion)
    case 'covid':
      return describeCovidImpact(item.covid)
  }
}

/**
 * “30 December 2021”, “3 months after return to business as usual”, “No date given”; once the day of return is known,
 * “3 months after return to business as usual: 12 April 2022” (P5).
 */
export function describeCompletion(completion: Completion, returnDay: Day | null = null): string {
  switch (completion.kind) {
    case 'by':
      return formatDate(completion.day)
    case 'after-return-to-business-as-usual':
      return [describeOffset(completion.months), ...dayOf(completion, returnDay)].join(': ')
    case 'not-given':
      return 'No date given'
  }
}

function dayOf(completion: Completion, returnToBusinessAsUsual: Day | null): readonly string[] {
  const day = completionDay(completion, { returnToBusinessAsUsual })
  return day === null ? [] : [formatDate(day)]
}

function describeOffset(months: number | null): string {
  if (months === null) return 'After return to business as usual, number of months not given'
  if (months === 0) return 'On return to business as usual'
  return `${months} ${months === 1 ? 'month' : 'months'} after return to business as usual`
}

/** “Jo Bloggs, Head of IG, jo@example.nhs.uk”, leaving out what is empty. */
export function describeOwner(owner: Owner | null): string {
  const parts = owner === null ? [] : [owner.name, owner.role, owner.email].filter((part) => part !== '')
  return parts.length === 0 ? 'No owner given' : parts.join(', ')
}

/** “Yes: staff were redeployed”, “No”, “Not answered”. */
export function describeCovidImpact({ affected, explanation }: CovidImpact): string {
  const answer = affected === null ? 'Not answered' : affected ? 'Yes' : 'No'
  return explanation === '' ? answer : `${answer}: ${explanation}`
}

/** “Write the policy (done on 3 July 2021: approved by the board)”. */
export function describeAction({ text, doneOn, note }: Action): string {
  const what = text === '' ? 'No action given' : text
  if (doneOn === null) return note === '' ? what : `${what} (${note})`
  return `${what} (done on ${formatDate(doneOn)}${note === '' ? '' : `: ${note}`})`
}
