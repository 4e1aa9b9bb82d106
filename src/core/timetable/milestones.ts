import type { MilestoneId, Rung } from '../casefile/asks.ts'
import type { ClauseId } from '../guidance/clauses.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'

/** A value of the guidance that is a day. */
export type DatedKey =
  | 'assessmentPublicationDeadline'
  | 'septemberUpdateDue'
  | 'octoberUpdateAtTheLatest'
  | 'latestCompletion'
  | 'finalUpdateDue'
  | 'finalReviewFrom'

/** One step of the timetable: what it asks, of whom, which value of the guidance it hangs on, and what follows if it is missed. */
export type Milestone = {
  readonly title: string
  readonly rules: readonly ClauseId[]
  /** The value that sets its day, or that it is counted from. */
  readonly value: keyof CycleGuidance & (DatedKey | 'revisedPlanWithinDays' | 'updateChasedAfterDays')
  /** “DSPT Standards Improvement Process for NHS Trusts and Foundation Trusts”; what is for everyone says so. */
  readonly binds: 'trusts' | 'everyone'
  readonly ifMissed: string
  /** How it is asked for, in the order of the ladder; nothing is asked of anybody where it is empty. */
  readonly ladder: readonly Rung[]
}

const ladder = ['reminder', 'last-reminder', 'on-the-day', 'overdue', 'region', 'escalation-proposed'] as const

/** The timetable, in the order of the year. Its days are dated values of the cycle's guidance. */
export const milestones: Readonly<Record<MilestoneId, Milestone>> = {
  'early-warning': {
    title: 'Tell your Regional Security Lead that you will miss the standard, before',
    rules: ['T1'],
    value: 'assessmentPublicationDeadline',
    binds: 'trusts',
    ifMissed: 'Your region cannot help you before the deadline.',
    ladder: [],
  },
  publication: {
    title: 'Publish the assessment, with the plan, by',
    rules: ['T2'],
    value: 'assessmentPublicationDeadline',
    binds: 'trusts',
    ifMissed: 'You and your SIRO are asked for it. From the day you publish without a plan, your region is told.',
    ladder: ['reminder', 'last-reminder', 'on-the-day', 'overdue'],
  },
  plan: {
    title: 'Send the improvement plan by',
    rules: ['T2', 'T8'],
    value: 'assessmentPublicationDeadline',
    binds: 'trusts',
    ifMissed: 'The Regional Digital Transformation team is told and asked to work with you; then NHSX.',
    ladder,
  },
  'september-update': {
    title: 'Send the September update by',
    rules: ['T4', 'T5', 'T8'],
    value: 'septemberUpdateDue',
    binds: 'trusts',
    ifMissed:
      'The Regional Digital Transformation team is told and asked to work with you, and you are asked for a revised plan within two weeks; then NHSX.',
    ladder,
  },
  'october-update': {
    title: 'Send the missing September update, at the latest by',
    rules: ['T5'],
    value: 'octoberUpdateAtTheLatest',
    binds: 'trusts',
    ifMissed: 'Escalation to NHSX is proposed.',
    ladder: [],
  },
  'revised-plan': {
    title: 'Send a revised plan by',
    rules: ['T5'],
    value: 'revisedPlanWithinDays',
    binds: 'trusts',
    ifMissed: 'Escalation to NHSX is proposed.',
    ladder: [],
  },
  completion: {
    title: 'Complete every action by',
    rules: ['P4', 'A4'],
    value: 'latestCompletion',
    binds: 'everyone',
    ifMissed: 'The standard is not met, and the status stays as it is until it is.',
    ladder: [],
  },
  'final-update': {
    title: 'Send the final update by',
    rules: ['T6', 'T8', 'G1'],
    value: 'finalUpdateDue',
    binds: 'trusts',
    ifMissed: 'Your region is told. In January the status may go back to Standards Not Met.',
    ladder,
  },
  'final-review': {
    title: 'NHS Digital reviews the final updates from',
    rules: ['T7', 'S4', 'G1'],
    value: 'finalReviewFrom',
    binds: 'trusts',
    ifMissed: 'A Trust that has not met the standard goes back to Standards Not Met.',
    ladder: [],
  },
  update: {
    title: 'You are contacted for an update if none has come by',
    rules: ['U2', 'G1'],
    value: 'updateChasedAfterDays',
    binds: 'everyone',
    ifMissed: 'You are asked for an update. No day is set for it.',
    ladder: ['update-asked'],
  },
}

/** In the order of the year. */
export const milestoneIds = Object.keys(milestones) as readonly MilestoneId[]
