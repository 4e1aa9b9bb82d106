import type { MilestoneId } from '../casefile/reminders.ts'
import { needsPlan } from '../casefile/status.ts'
import { addDays, type Day } from '../day.ts'
import type { CycleGuidance, Guidance } from '../guidance/guidance.ts'
import { lastSubmission, silentSince, type TimetableInput, type TimetableState } from './timetable-state.ts'

export type MilestoneInput = TimetableInput & {
  readonly dated: CycleGuidance
  readonly guidance: Guidance
  readonly today: Day
}

/** The state of one milestone, by the casefile and the guidance of the day. */
type MilestoneStatus = {
  readonly by: Day | null
  readonly isBound: boolean
  readonly isMet: boolean
  /** Passed unmet and superseded by a later milestone: no reminder is sent about it any more. */
  readonly isOver: boolean
}

/** One rule for each milestone. */
export const milestoneRules: Readonly<Record<MilestoneId, (input: MilestoneInput) => MilestoneStatus>> = {
  'early-warning': ({ timetableState, guidance }) => ({
    by: guidance.assessmentPublicationDeadline,
    isBound: timetableState.status === 'not-published',
    isMet: timetableState.warnedOn !== null,
    isOver: false,
  }),
  publication: ({ timetableState, guidance }) => ({
    by: guidance.assessmentPublicationDeadline,
    isBound: true,
    isMet: timetableState.publishedOn !== null,
    isOver: false,
  }),
  plan: ({ timetableState, guidance }) => ({
    by: later(guidance.assessmentPublicationDeadline, timetableState.publishedOn),
    isBound:
      timetableState.publishedOn !== null && (timetableState.firstSentOn !== null || needsPlan(timetableState.status)),
    isMet: timetableState.firstSentOn !== null,
    isOver: false,
  }),
  'september-update': septemberStatus,
  'october-update': (input) => ({
    ...septemberStatus(input),
    by: input.guidance.octoberUpdateAtTheLatest,
    ...octoberStatus(input),
  }),
  'revised-plan': (input) => ({
    ...septemberStatus(input),
    by: revisedPlanBy(input),
    ...octoberStatus(input),
    isMet: isPlanRevised(input),
  }),
  completion: ({ timetableState, guidance }) => ({
    by: guidance.latestCompletion,
    isBound:
      timetableState.publishedOn !== null && (timetableState.firstSentOn !== null || needsPlan(timetableState.status)),
    isMet: !needsPlan(timetableState.status) || timetableState.completion === 'awaiting-confirmation',
    isOver: false,
  }),
  'final-update': ({ timetableState, guidance }) => ({
    by: guidance.finalUpdateDue,
    isBound: isDelivering(timetableState, guidance.finalUpdateDue),
    isMet: isUpdatedSince(timetableState, guidance.finalUpdateFrom),
    isOver: timetableState.closedUnmetOn !== null,
  }),
  'final-review': ({ timetableState, guidance }) => ({
    by: guidance.finalReviewFrom,
    isBound: timetableState.firstSentOn !== null,
    isMet: !needsPlan(timetableState.status) || timetableState.closedUnmetOn !== null,
    isOver: false,
  }),
  update: (input) => ({
    by: contactedOn(input),
    isBound: isUpdateAwaited(input),
    isMet: false,
    isOver: false,
  }),
}

/**
 * T4: binds those whose plan was sent by then and not returned; over once the final update takes its place or is
 * withdrawn (G1).
 */
function septemberStatus({ timetableState, guidance, today }: MilestoneInput): MilestoneStatus {
  const { septemberUpdateDue, septemberUpdateFrom } = guidance
  return {
    by: septemberUpdateDue,
    isBound: isDelivering(timetableState, septemberUpdateDue),
    isMet: isUpdatedSince(timetableState, septemberUpdateFrom),
    isOver: isSeptemberUpdateReplaced(guidance, today) && septemberUpdateDue !== null && today > septemberUpdateDue,
  }
}

/** G1, T6: the final update takes the place of the September update from its first day, or when it is withdrawn. */
export function isSeptemberUpdateReplaced({ finalUpdateFrom, finalUpdateDue }: Guidance, today: Day): boolean {
  return finalUpdateDue === null || (finalUpdateFrom !== null && today >= finalUpdateFrom)
}

/** T5: binds from the day the region was asked; met by any plan or update sent from that day on. */
function octoberStatus({ timetableState }: MilestoneInput): Pick<MilestoneStatus, 'isBound' | 'isMet'> {
  const regionAsked = regionAskedOn(timetableState, 'september-update')
  const submitted = lastSubmission(timetableState)
  return {
    isBound: regionAsked !== null,
    isMet:
      (regionAsked !== null && submitted !== null && submitted >= regionAsked) || !needsPlan(timetableState.status),
  }
}

/** T5: met by a plan sent from that day on, not by an update; a completed plan needs no revision. */
function isPlanRevised({ timetableState }: MilestoneInput): boolean {
  const { lastSentOn, status, completion } = timetableState
  const regionAsked = regionAskedOn(timetableState, 'september-update')
  const isSent = regionAsked !== null && lastSentOn !== null && lastSentOn >= regionAsked
  return isSent || !needsPlan(status) || completion === 'awaiting-confirmation'
}

function revisedPlanBy({ timetableState, guidance }: MilestoneInput): Day | null {
  const regionAsked = regionAskedOn(timetableState, 'september-update')
  return regionAsked === null || guidance.revisedPlanWithinDays === null
    ? null
    : addDays(regionAsked, guidance.revisedPlanWithinDays)
}

/** The day the service asked the region to help with a milestone; null if it did not. */
function regionAskedOn({ reminders }: TimetableState, milestone: MilestoneId): Day | null {
  return reminders.findLast((each) => each.milestone === milestone && each.step === 'region')?.on ?? null
}

/**
 * Whether a plan was sent by that day and is to be delivered. A returned plan is not: a better plan is asked for then
 * (T3). An organisation with an approved plan delivers that plan, whatever becomes of a revised one.
 */
function isDelivering({ firstSentOn, review, status }: TimetableState, due: Day | null): boolean {
  const isToDeliver = review !== 'returned' || status === 'approaching-standards'
  return firstSentOn !== null && (due === null || firstSentOn <= due) && isToDeliver
}

/**
 * A completed plan needs no update; otherwise a plan or update sent in the month of the update counts as that update.
 */
function isUpdatedSince(timetableState: TimetableState, from: Day | null): boolean {
  const submitted = lastSubmission(timetableState)
  const isDone = !needsPlan(timetableState.status) || timetableState.completion === 'awaiting-confirmation'
  return isDone || (from !== null && submitted !== null && submitted >= from)
}

/**
 * U2 “You will be contacted … if no update has been received”: for plans that wait for the organisation, not for NHS
 * Digital, and are not closed.
 */
function isUpdateAwaited({ timetableState }: MilestoneInput): boolean {
  const { status, review, completion, firstSentOn, closedUnmetOn } = timetableState
  const isWithUs = review === 'awaiting-review' || review === 'with-sro' || completion === 'awaiting-confirmation'
  return firstSentOn !== null && needsPlan(status) && closedUnmetOn === null && !isWithUs
}

/** U2: a number of days after the last submission or decision, and again after each request. */
function contactedOn({ timetableState, guidance }: MilestoneInput): Day | null {
  const since = lastContact(timetableState) ?? silentSince(timetableState)
  const days = guidance.updateRequestedAfterDays
  return since === null || days === null ? null : addDays(since, days)
}

/** U2: whether an update was requested since the last submission or decision. */
export function isContacted(timetableState: TimetableState): boolean {
  return lastContact(timetableState) !== null
}

function lastContact(timetableState: TimetableState): Day | null {
  const since = silentSince(timetableState)
  const request = timetableState.reminders.findLast(({ milestone }) => milestone === 'update')
  return request !== undefined && since !== null && request.on > since ? request.on : null
}

/** T2 “late publishers: from the day they publish”: a plan is missing from that day on. */
export function isLatePublisher(
  { publishedOn }: Pick<TimetableState, 'publishedOn'>,
  { assessmentPublicationDeadline }: Pick<Guidance, 'assessmentPublicationDeadline'>,
): boolean {
  return publishedOn !== null && assessmentPublicationDeadline !== null && publishedOn > assessmentPublicationDeadline
}

function later(one: Day | null, other: Day | null): Day | null {
  return one !== null && other !== null && other > one ? other : one
}
