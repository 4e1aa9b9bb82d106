import type { Rung } from '../casefile/asks.ts'
import type { PlannedAsk } from './asks-due.ts'
import { milestones } from './milestones.ts'

export type AskInWords = {
  /** “A reminder: send the September update by”, to be followed by the day of the milestone. */
  readonly what: string
  readonly toWhom: string
}

/** What the service will write, and to whom, if nothing is heard and no guidance changes. */
export function sayAsk({ milestone, rung }: PlannedAsk): AskInWords {
  const { kind, toWhom } = rungs[rung]
  const { title } = milestones[milestone]
  return { what: `${kind}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`, toWhom }
}

const rungs: Readonly<Record<Rung, { readonly kind: string; readonly toWhom: string }>> = {
  reminder: { kind: 'Reminder', toWhom: 'Whoever owns something still open, and the editors' },
  'last-reminder': { kind: 'Last reminder', toWhom: 'Whoever owns something still open, and the editors' },
  'on-the-day': { kind: 'On the day', toWhom: 'The editors' },
  overdue: { kind: 'That the day has passed', toWhom: 'The editors and the SIRO' },
  'update-asked': { kind: 'Update wanted', toWhom: 'The editors' },
  region: { kind: 'Request to work with the organisation', toWhom: 'The Regional Digital Transformation team' },
  'escalation-proposed': {
    kind: 'Escalation to NHSX, proposed',
    toWhom: 'The reviewers at NHS Digital, one of whom confirms or declines it',
  },
}
