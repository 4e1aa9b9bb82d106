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

/** What a milestone reads off a casefile and the guidance of the day. */
type MilestoneStatus = {
  readonly by: Day | null
  readonly isBound: boolean
  readonly isMet: boolean
  /** Passed unmet, and something later stands in its place: history, not a thing to chase. */
  readonly isOver: boolean
}

/** One reader for each milestone. */
export const milestoneRules: Readonly<Record<MilestoneId, (asked: MilestoneInput) => MilestoneStatus>> = {
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
  'october-update': (asked) => ({
    ...septemberStatus(asked),
    by: asked.guidance.octoberUpdateAtTheLatest,
    ...octoberStatus(asked),
  }),
  'revised-plan': (asked) => ({
    ...septemberStatus(asked),
    by: revisedPlanBy(asked),
    ...octoberStatus(asked),
    isMet: isPlanRevised(asked),
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
  update: (asked) => ({
    by: contactedOn(asked),
    isBound: isUpdateAwaited(asked),
    isMet: false,
    isOver: false,
  }),
}

/** T4: of those whose plan was sent by then and not returned; over once the final update is what counts, or nothing is (G1). */
function septemberStatus({ timetableState, guidance, today }: MilestoneInput): MilestoneStatus {
  const { septemberUpdateDue, septemberUpdateFrom, finalUpdateFrom, finalUpdateDue } = guidance
  const isReplaced = finalUpdateDue === null || (finalUpdateFrom !== null && today >= finalUpdateFrom)
  return {
    by: septemberUpdateDue,
    isBound: isDelivering(timetableState, septemberUpdateDue),
    isMet: isUpdatedSince(timetableState, septemberUpdateFrom),
    isOver: isReplaced && septemberUpdateDue !== null && today > septemberUpdateDue,
  }
}

/** T5: asked for once the region was asked; met by whatever comes after that. */
function octoberStatus({ timetableState }: MilestoneInput): Pick<MilestoneStatus, 'isBound' | 'isMet'> {
  const asked = regionAskedOn(timetableState, 'september-update')
  const heard = lastSubmission(timetableState)
  return {
    isBound: asked !== null,
    isMet: (asked !== null && heard !== null && heard >= asked) || !needsPlan(timetableState.status),
  }
}

/** T5: an update is not the revised plan that was asked for; a plan that is done needs none. */
function isPlanRevised({ timetableState }: MilestoneInput): boolean {
  const { lastSentOn, status, completion } = timetableState
  const asked = regionAskedOn(timetableState, 'september-update')
  const isSent = asked !== null && lastSentOn !== null && lastSentOn >= asked
  return isSent || !needsPlan(status) || completion === 'awaiting-confirmation'
}

function revisedPlanBy({ timetableState, guidance }: MilestoneInput): Day | null {
  const asked = regionAskedOn(timetableState, 'september-update')
  return asked === null || guidance.revisedPlanWithinDays === null
    ? null
    : addDays(asked, guidance.revisedPlanWithinDays)
}

/** The day the region was asked about a milestone, by the service. */
function regionAskedOn({ reminders: asked }: TimetableState, milestone: MilestoneId): Day | null {
  return asked.findLast((each) => each.milestone === milestone && each.step === 'region')?.on ?? null
}

/**
 * A plan was sent by that day and is to be delivered: one that was returned is not, for a better plan is what is asked
 * for then (T3). Whoever was approved before delivers what was approved, whatever becomes of a revised plan.
 */
function isDelivering({ firstSentOn, review, status }: TimetableState, due: Day | null): boolean {
  const isToDeliver = review !== 'returned' || status === 'approaching-standards'
  return firstSentOn !== null && (due === null || firstSentOn <= due) && isToDeliver
}

/** What is complete needs no update, and one within the month that asks for it is that update. */
function isUpdatedSince(timetableState: TimetableState, from: Day | null): boolean {
  const heard = lastSubmission(timetableState)
  const isDone = !needsPlan(timetableState.status) || timetableState.completion === 'awaiting-confirmation'
  return isDone || (from !== null && heard !== null && heard >= from)
}

/** U2 “You will be contacted … if no update has been received”: of plans with the organisation, not with us, and not over. */
function isUpdateAwaited({ timetableState }: MilestoneInput): boolean {
  const { status, review, completion, firstSentOn, closedUnmetOn } = timetableState
  const isWithUs = review === 'awaiting-review' || review === 'with-sro' || completion === 'awaiting-confirmation'
  return firstSentOn !== null && needsPlan(status) && closedUnmetOn === null && !isWithUs
}

/** U2: as many days after the last word, and as many again after it was last asked. */
function contactedOn({ timetableState, guidance }: MilestoneInput): Day | null {
  const since = lastContact(timetableState) ?? silentSince(timetableState)
  const days = guidance.updateChasedAfterDays
  return since === null || days === null ? null : addDays(since, days)
}

/** U2: whether it was asked for an update since anything was last said. */
export function isContacted(timetableState: TimetableState): boolean {
  return lastContact(timetableState) !== null
}

function lastContact(timetableState: TimetableState): Day | null {
  const since = silentSince(timetableState)
  const asked = timetableState.reminders.findLast(({ milestone }) => milestone === 'update')
  return asked !== undefined && since !== null && asked.on > since ? asked.on : null
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
