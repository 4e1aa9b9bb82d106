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
  'early-warning': ({ standing, guidance }) => ({
    by: guidance.assessmentPublicationDeadline,
    isBound: standing.status === 'not-published',
    isMet: standing.warnedOn !== null,
    isOver: false,
  }),
  publication: ({ standing, guidance }) => ({
    by: guidance.assessmentPublicationDeadline,
    isBound: true,
    isMet: standing.publishedOn !== null,
    isOver: false,
  }),
  plan: ({ standing, guidance }) => ({
    by: later(guidance.assessmentPublicationDeadline, standing.publishedOn),
    isBound: standing.publishedOn !== null && (standing.firstSentOn !== null || needsPlan(standing.status)),
    isMet: standing.firstSentOn !== null,
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
  completion: ({ standing, guidance }) => ({
    by: guidance.latestCompletion,
    isBound: standing.publishedOn !== null && (standing.firstSentOn !== null || needsPlan(standing.status)),
    isMet: !needsPlan(standing.status) || standing.completion === 'awaiting-confirmation',
    isOver: false,
  }),
  'final-update': ({ standing, guidance }) => ({
    by: guidance.finalUpdateDue,
    isBound: isDelivering(standing, guidance.finalUpdateDue),
    isMet: isUpdatedSince(standing, guidance.finalUpdateFrom),
    isOver: standing.closedUnmetOn !== null,
  }),
  'final-review': ({ standing, guidance }) => ({
    by: guidance.finalReviewFrom,
    isBound: standing.firstSentOn !== null,
    isMet: !needsPlan(standing.status) || standing.closedUnmetOn !== null,
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
function septemberStatus({ standing, guidance, today }: MilestoneInput): MilestoneStatus {
  const { septemberUpdateDue, septemberUpdateFrom, finalUpdateFrom, finalUpdateDue } = guidance
  const isReplaced = finalUpdateDue === null || (finalUpdateFrom !== null && today >= finalUpdateFrom)
  return {
    by: septemberUpdateDue,
    isBound: isDelivering(standing, septemberUpdateDue),
    isMet: isUpdatedSince(standing, septemberUpdateFrom),
    isOver: isReplaced && septemberUpdateDue !== null && today > septemberUpdateDue,
  }
}

/** T5: asked for once the region was asked; met by whatever comes after that. */
function octoberStatus({ standing }: MilestoneInput): Pick<MilestoneStatus, 'isBound' | 'isMet'> {
  const asked = regionAskedOn(standing, 'september-update')
  const heard = lastSubmission(standing)
  return {
    isBound: asked !== null,
    isMet: (asked !== null && heard !== null && heard >= asked) || !needsPlan(standing.status),
  }
}

/** T5: an update is not the revised plan that was asked for; a plan that is done needs none. */
function isPlanRevised({ standing }: MilestoneInput): boolean {
  const { lastSentOn, status, completion } = standing
  const asked = regionAskedOn(standing, 'september-update')
  const isSent = asked !== null && lastSentOn !== null && lastSentOn >= asked
  return isSent || !needsPlan(status) || completion === 'awaiting-confirmation'
}

function revisedPlanBy({ standing, guidance }: MilestoneInput): Day | null {
  const asked = regionAskedOn(standing, 'september-update')
  return asked === null || guidance.revisedPlanWithinDays === null
    ? null
    : addDays(asked, guidance.revisedPlanWithinDays)
}

/** The day the region was asked about a milestone, by the service. */
function regionAskedOn({ asked }: TimetableState, milestone: MilestoneId): Day | null {
  return asked.findLast((each) => each.milestone === milestone && each.rung === 'region')?.on ?? null
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
function isUpdatedSince(standing: TimetableState, from: Day | null): boolean {
  const heard = lastSubmission(standing)
  const isDone = !needsPlan(standing.status) || standing.completion === 'awaiting-confirmation'
  return isDone || (from !== null && heard !== null && heard >= from)
}

/** U2 “You will be contacted … if no update has been received”: of plans with the organisation, not with us, and not over. */
function isUpdateAwaited({ standing }: MilestoneInput): boolean {
  const { status, review, completion, firstSentOn, closedUnmetOn } = standing
  const isWithUs = review === 'awaiting-review' || review === 'with-sro' || completion === 'awaiting-confirmation'
  return firstSentOn !== null && needsPlan(status) && closedUnmetOn === null && !isWithUs
}

/** U2: as many days after the last word, and as many again after it was last asked. */
function contactedOn({ standing, guidance }: MilestoneInput): Day | null {
  const since = lastContact(standing) ?? silentSince(standing)
  const days = guidance.updateChasedAfterDays
  return since === null || days === null ? null : addDays(since, days)
}

/** U2: whether it was asked for an update since anything was last said. */
export function isContacted(standing: TimetableState): boolean {
  return lastContact(standing) !== null
}

function lastContact(standing: TimetableState): Day | null {
  const since = silentSince(standing)
  const asked = standing.asked.findLast(({ milestone }) => milestone === 'update')
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
