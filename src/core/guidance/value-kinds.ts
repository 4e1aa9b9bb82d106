import type { CycleGuidance } from './guidance.ts'

/** How a value is typed on a screen: each kind is read strictly, and nothing is guessed. */
export type ValueKind = 'day' | 'number' | 'yes-or-no' | 'text' | 'organisation-types' | 'cycle' | 'links'

/** The kind of each value, and whether it can be withdrawn; null where it cannot be changed at all. */
export const valueKinds: Readonly<
  Record<keyof CycleGuidance, { readonly kind: ValueKind; readonly withdrawable: boolean } | null>
> = {
  // Which cycle it is and since when there is guidance are no rules of it.
  cycle: null,
  firstPlanDay: null,
  eligibleTypes: always('organisation-types'),
  improvementProcessTypes: always('organisation-types'),
  siroSignOffRequired: always('yes-or-no'),
  mostOutstandingItems: withdrawable('number'),
  completionHorizon: withdrawable('text'),
  latestCompletion: withdrawable('day'),
  returnToBusinessAsUsual: withdrawable('day'),
  assessmentPublicationDeadline: withdrawable('day'),
  septemberUpdateFrom: withdrawable('day'),
  septemberUpdateDue: withdrawable('day'),
  octoberUpdateAtTheLatest: withdrawable('day'),
  revisedPlanWithinDays: withdrawable('number'),
  finalUpdateFrom: withdrawable('day'),
  finalUpdateDue: withdrawable('day'),
  finalReviewFrom: withdrawable('day'),
  standardsNotMetAtFinalReview: always('yes-or-no'),
  updateChasedAfterDays: withdrawable('number'),
  firstReminderDaysBefore: withdrawable('number'),
  lastReminderDaysBefore: withdrawable('number'),
  organisationChasedAfterDays: withdrawable('number'),
  regionAskedAfterDays: withdrawable('number'),
  escalationProposedAfterDays: withdrawable('number'),
  nextCycle: withdrawable('cycle'),
  advice: withdrawable('text'),
  lastDayHintFromItems: always('number'),
  movedDateHintFromMoves: always('number'),
  sameTextHintFromItems: always('number'),
  links: always('links'),
}

export function isAmendable(key: keyof CycleGuidance): boolean {
  return valueKinds[key] !== null
}

/** The value named in an address or a form, or null: also where it cannot be changed. */
export function parseAmendableKey(text: string): keyof CycleGuidance | null {
  const key = (Object.keys(valueKinds) as readonly (keyof CycleGuidance)[]).find((each) => each === text)
  return key !== undefined && isAmendable(key) ? key : null
}

function always(kind: ValueKind) {
  return { kind, withdrawable: false } as const
}

function withdrawable(kind: ValueKind) {
  return { kind, withdrawable: true } as const
}
