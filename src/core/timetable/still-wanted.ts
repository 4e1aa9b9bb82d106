import type { KeptAsk, Rung } from '../casefile/asks.ts'
import type { Day } from '../day.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { isChased } from './asks-due.ts'
import type { Bound } from './bound.ts'
import { duesOf } from './due.ts'
import { silentSince } from './standing.ts'

/**
 * Whether a letter may still say so: what was asked for has neither come nor been withdrawn or moved since, and a
 * reminder still reminds of something to come (G1).
 */
export function isStillWanted(ask: KeptAsk, bound: Bound, dated: CycleGuidance | null, today: Day): boolean {
  const dues = duesOf(bound, dated, today)
  const due = dues.find(({ milestone }) => milestone === ask.milestone)
  if (due === undefined || !isChased(due, dues)) return false
  return (ask.milestone === 'update' || due.by === ask.occasion) && holds[ask.rung](ask, bound, today)
}

const holds: Readonly<Record<Rung, (ask: KeptAsk, bound: Bound, today: Day) => boolean>> = {
  reminder: ({ occasion }, _bound, today) => today < occasion,
  'last-reminder': ({ occasion }, _bound, today) => today < occasion,
  'on-the-day': ({ occasion }, _bound, today) => today === occasion,
  overdue: () => true,
  'update-asked': ({ on }, { standing }) => (silentSince(standing) ?? on) < on,
  region: (_ask, { organisation }) => organisation.region !== null,
  'escalation-proposed': ({ milestone, occasion }, { standing }) =>
    standing.escalations.some(
      (each) => each.milestone === milestone && each.occasion === occasion && each.state === 'proposed',
    ),
}
