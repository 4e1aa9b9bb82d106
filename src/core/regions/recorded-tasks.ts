import type { CasefileRecord } from '../casefile/casefile.ts'
import type { MilestoneId } from '../casefile/reminders.ts'
import { needsPlan } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import type { OrganisationType } from '../organisation.ts'
import { isSeptemberUpdateReplaced } from '../timetable/milestone-status.ts'
import { type TimetableState, timetableStateOf } from '../timetable/timetable-state.ts'
import { isClosingOpen, isWarningOpen, openRegionRequests, type RecordedTask } from './region-tasks.ts'

/** A task with its number among those of its kind in the casefile, which it keeps. */
export type NumberedTask = RecordedTask & { readonly number: number }

/** What a region was asked about a casefile and nothing in its record has ended. The guidance of a day may end more. */
export function recordedTasks(casefile: CasefileRecord): readonly NumberedTask[] {
  const { support, regionRequestsAnswered } = casefile
  const state = timetableStateOf(casefile)
  const { warnedOn, closedUnmetOn } = state
  const requests = openRegionRequests(casefile).map(
    ({ on, by, reason }, index): NumberedTask => ({
      kind: 'help-requested',
      number: regionRequestsAnswered + index,
      since: on,
      by,
      reason,
    }),
  )
  return [
    ...(warnedOn !== null && isWarningOpen(state, support)
      ? [{ kind: 'early-warning', number: 0, since: warnedOn } as const]
      : []),
    ...missingByRecord(state),
    ...requests,
    ...(closedUnmetOn !== null && isClosingOpen(state, support)
      ? [{ kind: 'closed-unmet', number: 0, since: closedUnmetOn } as const]
      : []),
  ]
}

/** T2, T5, T6: what the region was asked to help with, unless the record shows that it is not missing. */
export function missingByRecord(state: TimetableState): readonly NumberedTask[] {
  return state.reminders
    .filter(({ step }) => step === 'region')
    .map(
      ({ milestone, dueDate, on }, number) =>
        ({ kind: 'not-received', number, milestone, dueDate, since: on }) as const,
    )
    .filter(({ milestone }) => mayBeMissing(milestone, state))
}

function mayBeMissing(milestone: MilestoneId, state: TimetableState): boolean {
  const { status, firstSentOn, review, completion, closedUnmetOn } = state
  if (!needsPlan(status)) return false
  if (milestone === 'plan') return firstSentOn === null
  const isToDeliver = firstSentOn !== null && (review !== 'returned' || status === 'approaching-standards')
  return (
    isToDeliver && completion !== 'awaiting-confirmation' && (milestone !== 'final-update' || closedUnmetOn === null)
  )
}

/** What the guidance of a day says about one milestone that a region may be asked to help with. */
export type MissingRule = {
  readonly milestone: MilestoneId
  /** The day by which it was due; for a plan, that of those who published in time. */
  readonly due: Day
  /** What was sent from this day on counts as the update; null where none can. */
  readonly sentFrom: Day | null
  /** T5 “by 14th October at the latest” */
  readonly latest: Day | null
}

/** The milestones that are overdue on a day for those who sent nothing, and for which organisations. */
export function missingRulesOn(
  dated: CycleGuidance | null,
  today: Day,
): { readonly rules: readonly MissingRule[]; readonly types: readonly OrganisationType[] } {
  const guidance = guidanceOn(dated, today)
  if (guidance === null) return { rules: [], types: [] }
  const { assessmentPublicationDeadline, septemberUpdateDue, septemberUpdateFrom, finalUpdateDue, finalUpdateFrom } =
    guidance
  const latest = guidance.octoberUpdateAtTheLatest
  const due = [
    { milestone: 'plan', due: assessmentPublicationDeadline, sentFrom: null, latest: null },
    { milestone: 'september-update', due: septemberUpdateDue, sentFrom: septemberUpdateFrom, latest },
    { milestone: 'final-update', due: finalUpdateDue, sentFrom: finalUpdateFrom, latest: null },
  ] as const
  const rules = due.flatMap((rule) => (rule.due !== null && today > rule.due ? [{ ...rule, due: rule.due }] : []))
  const isOver = isSeptemberUpdateReplaced(guidance, today)
  return {
    rules: rules.filter(({ milestone }) => milestone !== 'september-update' || !isOver),
    types: guidance.improvementProcessTypes,
  }
}
