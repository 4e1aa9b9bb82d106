import type { EscalationStep, MilestoneId } from '../casefile/reminders.ts'
import type { ClauseId } from '../guidance/clauses.ts'
import type { CycleGuidance, Guidance } from '../guidance/guidance.ts'

/** A value of the guidance that is a day. */
type DatedKey =
  | 'assessmentPublicationDeadline'
  | 'septemberUpdateDue'
  | 'octoberUpdateAtTheLatest'
  | 'latestCompletion'
  | 'finalUpdateDue'
  | 'finalReviewFrom'

/**
 * One milestone: what is to be done, by whom, which value of the guidance sets its day, and what follows if it is
 * missed.
 */
type Milestone = {
  readonly title: string
  readonly rules: readonly ClauseId[]
  /** The value that sets its day, or that it is counted from. */
  readonly value: keyof CycleGuidance & (DatedKey | 'revisedPlanWithinDays' | 'updateRequestedAfterDays')
  /** “DSPT Standards Improvement Process for NHS Trusts and Foundation Trusts”; what is for everyone says so. */
  readonly binds: 'trusts' | 'everyone'
  readonly ifMissed: string
  /** The escalation steps, in order; where there are none, no reminder is sent. */
  readonly steps: readonly EscalationStep[]
}

const allSteps = ['reminder', 'last-reminder', 'on-the-day', 'overdue', 'region', 'escalation-proposed'] as const

/** The timetable, in the order of the year. Its days are dated values of the cycle's guidance. */
export const milestones: Readonly<Record<MilestoneId, Milestone>> = {
  'early-warning': {
    title: 'Tell your Regional Security Lead that you will miss the standard, before',
    rules: ['T1'],
    value: 'assessmentPublicationDeadline',
    binds: 'trusts',
    ifMissed: 'Your region cannot help you before the deadline.',
    steps: [],
  },
  publication: {
    title: 'Publish the assessment, with the plan, by',
    rules: ['T2'],
    value: 'assessmentPublicationDeadline',
    binds: 'trusts',
    ifMissed: 'You and your SIRO are asked for it. From the day you publish without a plan, your region is told.',
    steps: ['reminder', 'last-reminder', 'on-the-day', 'overdue'],
  },
  plan: {
    title: 'Send the improvement plan by',
    rules: ['T2', 'T8'],
    value: 'assessmentPublicationDeadline',
    binds: 'trusts',
    ifMissed:
      'The Regional Digital Transformation team is told and asked to work with you. Then escalation to NHSX is proposed.',
    steps: allSteps,
  },
  'september-update': {
    title: 'Send the September update by',
    rules: ['T4', 'T5', 'T8'],
    value: 'septemberUpdateDue',
    binds: 'trusts',
    ifMissed:
      'The Regional Digital Transformation team is told and asked to work with you, and you are asked for a revised plan within two weeks. Then escalation to NHSX is proposed.',
    steps: allSteps,
  },
  'october-update': {
    title: 'Send the missing September update, at the latest by',
    rules: ['T5'],
    value: 'octoberUpdateAtTheLatest',
    binds: 'trusts',
    ifMissed: 'Escalation to NHSX is proposed.',
    steps: [],
  },
  'revised-plan': {
    title: 'Send a revised plan by',
    rules: ['T5'],
    value: 'revisedPlanWithinDays',
    binds: 'trusts',
    ifMissed: 'Escalation to NHSX is proposed.',
    steps: [],
  },
  completion: {
    title: 'Complete every action by',
    rules: ['P4', 'A4'],
    value: 'latestCompletion',
    binds: 'everyone',
    ifMissed: 'The standard is not met, and the status stays as it is until it is.',
    steps: [],
  },
  'final-update': {
    title: 'Send the final update by',
    rules: ['T6', 'T8', 'G1'],
    value: 'finalUpdateDue',
    binds: 'trusts',
    ifMissed: 'Your region is told. In January the status may go back to Standards Not Met.',
    steps: allSteps,
  },
  'final-review': {
    title: 'NHS Digital reviews the final updates from',
    rules: ['T7', 'S4', 'G1'],
    value: 'finalReviewFrom',
    binds: 'trusts',
    ifMissed: 'A Trust that has not met the standard goes back to Standards Not Met.',
    steps: [],
  },
  update: {
    title: 'You are contacted for an update if none has come by',
    rules: ['U2', 'G1'],
    value: 'updateRequestedAfterDays',
    binds: 'everyone',
    ifMissed: 'You are asked for an update. No day is set for it.',
    steps: ['update-asked'],
  },
}

/** In the order of the year. */
export const milestoneIds = Object.keys(milestones) as readonly MilestoneId[]

/**
 * What follows if a milestone is missed, as the guidance of the day has it: S4 can be suspended, a day withdrawn (G1).
 */
export function ifMissedOn(id: MilestoneId, guidance: Guidance): string {
  const isDowngraded = guidance.standardsNotMetAtFinalReview
  const suspended = isDowngraded ? undefined : withoutDowngrade[id]
  if (guidance[milestones[id].value] === null)
    return id === 'final-review' && suspended !== undefined ? `${nothing} ${suspended}` : nothing
  return suspended ?? milestones[id].ifMissed
}

const nothing = 'Nothing: no day is set any more.'

/** S4 “Approaching Standards → Standards Not Met” is what these lead to; without it they still lead to this. */
const withoutDowngrade: Readonly<Partial<Record<MilestoneId, string>>> = {
  'final-update': 'Your region is told. The status stays as it is.',
  'final-review': 'A Trust on Approaching Standards stays on Approaching Standards.',
}
