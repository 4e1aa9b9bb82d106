import type { ClauseId } from './clauses.ts'
import type { CycleGuidance } from './guidance.ts'

/** The name of a value, the rules that use it, its unit, and whether the guidance or this service sets it. */
export type Meaning = {
  readonly title: string
  readonly rules: readonly ClauseId[]
  readonly whose: 'guidance' | 'service'
  readonly unit?: string
}

/** One meaning for each value of a cycle's guidance, for documents and the amendment screen. */
export const meanings: Readonly<Record<keyof CycleGuidance, Meaning>> = {
  cycle: { title: 'Toolkit year', rules: ['G2'], whose: 'guidance' },
  firstPlanDay: { title: 'First day of the guidance', rules: ['S1', 'P4'], whose: 'guidance' },
  eligibleTypes: { title: 'Who may submit an improvement plan', rules: ['E1'], whose: 'guidance' },
  improvementProcessTypes: {
    title: 'Whom the dated improvement process is for',
    rules: ['A4', 'S4', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'],
    whose: 'guidance',
  },
  siroSignOffRequired: { title: 'The SIRO signs the plan off', rules: ['P6'], whose: 'guidance' },
  mostOutstandingItems: {
    title: 'Most outstanding evidence items in a plan',
    rules: ['A3'],
    whose: 'guidance',
    unit: 'evidence items',
  },
  completionHorizon: { title: 'How long the actions may take', rules: ['P4'], whose: 'guidance' },
  latestCompletion: { title: 'Latest completion day', rules: ['P4', 'A4', 'H3'], whose: 'guidance' },
  returnToBusinessAsUsual: { title: 'Day of return to business as usual', rules: ['P5', 'A4'], whose: 'guidance' },
  assessmentPublicationDeadline: {
    title: 'Assessment published, with the plan, by',
    rules: ['T1', 'T2'],
    whose: 'guidance',
  },
  septemberUpdateFrom: { title: 'An update counts as the September update from', rules: ['T4'], whose: 'guidance' },
  septemberUpdateDue: { title: 'September update due by', rules: ['T4', 'T5'], whose: 'guidance' },
  octoberUpdateAtTheLatest: { title: 'Missing September update, at the latest by', rules: ['T5'], whose: 'guidance' },
  revisedPlanWithinDays: {
    title: 'Revised plan after a missing update, within',
    rules: ['T5'],
    whose: 'guidance',
    unit: 'days',
  },
  finalUpdateFrom: { title: 'An update counts as the final update from', rules: ['T6'], whose: 'guidance' },
  finalUpdateDue: { title: 'Final update due by', rules: ['T6', 'G1'], whose: 'guidance' },
  finalReviewFrom: { title: 'Final review from', rules: ['T7', 'S4', 'G1'], whose: 'guidance' },
  standardsNotMetAtFinalReview: {
    title: 'Standards Not Met at the final review where the standard is still not met',
    rules: ['S4', 'T7', 'G1'],
    whose: 'guidance',
  },
  updateRequestedAfterDays: {
    title: 'Contacted for an update after',
    rules: ['U2', 'G1'],
    whose: 'service',
    unit: 'days without an update',
  },
  firstReminderDaysBefore: {
    title: 'First reminder before a day',
    rules: ['T2', 'T4', 'T6'],
    whose: 'service',
    unit: 'days before',
  },
  lastReminderDaysBefore: {
    title: 'Last reminder before a day',
    rules: ['T2', 'T4', 'T6'],
    whose: 'service',
    unit: 'days before',
  },
  overdueReminderAfterDays: {
    title: 'Organisation and SIRO told that a day has passed, after',
    rules: ['T2', 'T5', 'T6'],
    whose: 'service',
    unit: 'days',
  },
  regionAskedAfterDays: {
    title: 'Regional Digital Transformation team asked, after',
    rules: ['T2', 'T5'],
    whose: 'service',
    unit: 'days',
  },
  escalationProposedAfterDays: {
    title: 'Escalation to NHSX proposed, after the region was asked',
    rules: ['T8'],
    whose: 'service',
    unit: 'days later',
  },
  nextCycle: { title: 'Toolkit year to focus on', rules: ['G4'], whose: 'guidance' },
  advice: { title: 'Advice on each home page', rules: ['G4'], whose: 'guidance' },
  lastDayHintFromItems: {
    title: 'Hint when every date is on the last day, from',
    rules: ['H3'],
    whose: 'service',
    unit: 'items',
  },
  movedDateHintFromMoves: { title: 'Hint when a date moved, from', rules: ['H5'], whose: 'service', unit: 'moves' },
  sameTextHintFromItems: {
    title: 'Hint when the same text is on many items, from',
    rules: ['H7'],
    whose: 'service',
    unit: 'items',
  },
  links: { title: 'Links', rules: ['T8'], whose: 'service' },
}
