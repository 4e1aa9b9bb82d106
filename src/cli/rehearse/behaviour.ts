import type { Day } from '../../core/day.ts'

/** How one organisation goes through the cycle: made up, so that it ends with the status in the published registers. */
export type Behaviour =
  | { readonly kind: 'never-publishes' }
  | { readonly kind: 'meets'; readonly markedOn: Day; readonly publishedOn: Day; readonly exceeds: boolean }
  | PlanBehaviour

/** Somebody who publishes Standards Not Met. */
export type PlanBehaviour = {
  readonly kind: 'plans'
  /** The day it began to mark its assessment. */
  readonly markedOn: Day
  readonly publishedOn: Day
  /** T1 */
  readonly warnsOn: Day | null
  /** How many gaps there are. */
  readonly gaps: number
  /** P5: dates relative to the return to business as usual, for the first items. */
  readonly relativeItems: number
  /** In the order they are sent; none: a silent organisation. */
  readonly plans: readonly SentPlan[]
  readonly updates: readonly Update[]
  readonly finishes: Finish | null
  /** S5: the day a confirmation is found to have been a mistake. */
  readonly correctedOn: Day | null
  /** G4: the day it carries its open gaps over into the next cycle. */
  readonly carriesOverOn: Day | null
  /** T7: the day a reviewer comes to it in the final review. */
  readonly finalReviewOn: Day
  /** Which of the reviewers looks after it. */
  readonly reviewer: number
}

/** One plan as it is sent, and how it fares in its review. */
export type SentPlan = {
  readonly on: Day
  readonly reviewedOn: Day
  readonly fault: PlanFault
  /** T3: the reviewer asks the region to work with the Trust. */
  readonly asksRegion: boolean
}

/** Why a plan comes back: A1, A3 or A2; `late` goes to the SRO (A4), who accepts it or not. */
export type PlanFault = 'none' | 'no-dates' | 'over-fifteen' | 'unrealistic' | 'late-accepted' | 'late-declined'

/** `onlyIfRequired`: not sent once guidance no longer requires it (G1). */
export type Update = { readonly on: Day; readonly onlyIfRequired: boolean }

export type Finish = { readonly on: Day; readonly sentBackOn: Day | null; readonly confirmedOn: Day }
