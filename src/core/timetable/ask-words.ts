import type { Ask, Rung } from '../casefile/asks.ts'
import { milestones } from './milestones.ts'
import { recipients } from './recipients.ts'

export type AskInWords = {
  /** “A reminder: send the September update by”, to be followed by the day of the milestone. */
  readonly what: string
  readonly toWhom: string
}

/** What the service will write, and to whom, if nothing is heard and no guidance changes. */
export function sayAsk({ milestone, rung }: Pick<Ask, 'milestone' | 'rung'>): AskInWords {
  return { what: `${kinds[rung]}: ${lowered(milestones[milestone].title)}`, toWhom: raised(recipients[rung].words) }
}

const kinds: Readonly<Record<Rung, string>> = {
  reminder: 'Reminder',
  'last-reminder': 'Last reminder',
  'on-the-day': 'On the day',
  overdue: 'That the day has passed',
  'update-asked': 'Update wanted',
  region: 'Request to work with the organisation',
  'escalation-proposed': 'Escalation to NHSX, proposed',
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

function raised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
