import type { RegionalRole } from '../actor.ts'
import type { CasefileRecord } from '../casefile/casefile.ts'
import type { RegionRequest, Support } from '../casefile/engagement.ts'
import type { MilestoneId, SentReminder } from '../casefile/reminders.ts'
import { needsPlan } from '../casefile/status.ts'
import { type Day, formatDate } from '../day.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import { duesOf } from '../timetable/due.ts'
import { milestones } from '../timetable/milestones.ts'
import type { TimetableInput, TimetableState } from '../timetable/timetable-state.ts'

/** One thing a region is asked to do about a Trust on a day. It ends by itself. */
export type RegionTask = {
  readonly rule: 'T1' | 'T2' | 'T3' | 'T5' | 'T6' | 'T7'
  /** Who does it: the RDT team where a dated milestone was missed, else the Regional Security Lead. */
  readonly role: RegionalRole
  readonly what: string
  /** The day it was requested. */
  readonly since: Day
  /** The last day for it; null where none is set. */
  readonly by: Day | null
  /** The reviewer's reason, or empty. */
  readonly reason: string
}

type RegionInput = {
  readonly timetable: TimetableInput
  readonly dated: CycleGuidance | null
  readonly today: Day
  /** The reviewers' requests that are still open. */
  readonly requests: readonly Pick<RegionRequest, 'on' | 'by' | 'reason'>[]
  readonly support: readonly Pick<Support, 'on' | 'services' | 'exemplars'>[]
}

/** What a region is asked to do about one Trust, the oldest request first. */
export function regionTasks(situation: RegionInput): readonly RegionTask[] {
  const tasks = [
    ...ofTheTeam(situation),
    ...ofReviewers(situation),
    ...ofEarlyWarning(situation),
    ...ofClosing(situation),
  ]
  return tasks.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

/** T2, T5 */
function ofTheTeam({ timetable, dated, today }: RegionInput): readonly RegionTask[] {
  return openRegionReminders(timetable, dated, today).map(({ milestone, dueDate, on, atTheLatest }) =>
    taskOf({ kind: 'not-received', milestone, dueDate, since: on }, atTheLatest),
  )
}

/** What a region was asked, as it is recorded. */
export type RecordedTask = { readonly since: Day } & (
  | { readonly kind: 'early-warning' | 'closed-unmet' }
  | { readonly kind: 'help-requested'; readonly by: string; readonly reason: string }
  | { readonly kind: 'not-received'; readonly milestone: MilestoneId; readonly dueDate: Day }
)

/** The task that it is; `by` is the last day for it, null where none is set. */
export function taskOf(task: RecordedTask, by: Day | null = null): RegionTask {
  const { since } = task
  const forTheLead = { role: 'regional-security-lead', since, by, reason: '' } as const
  switch (task.kind) {
    case 'early-warning':
      return {
        ...forTheLead,
        rule: 'T1',
        what: `${directTheTrust}: it told you in advance that it will miss the standard`,
      }
    case 'help-requested':
      return { ...forTheLead, rule: 'T3', what: `Work with the Trust, as ${task.by} asked`, reason: task.reason }
    case 'closed-unmet':
      return {
        ...forTheLead,
        rule: 'T7',
        what: 'Closed as not met at the final review: direct the Trust to services and exemplars',
      }
    case 'not-received': {
      const what = `Work with the Trust. ${milestones[task.milestone].title} ${formatDate(task.dueDate)}: it has not come`
      return { rule: ruleOf[task.milestone] ?? 'T5', role: 'rdt-team', what, since, by, reason: '' }
    }
  }
}

const directTheTrust = 'Direct the Trust to services and exemplars'

const ruleOf: Readonly<Partial<Record<keyof typeof milestones, RegionTask['rule']>>> = {
  plan: 'T2',
  'september-update': 'T5',
  'final-update': 'T6',
}

/** T3 “the NHS Digital Regional Security Lead will be asked to work with the Trust” */
function ofReviewers({ requests, timetable }: RegionInput): readonly RegionTask[] {
  if (!needsPlan(timetable.timetableState.status)) return []
  return requests.map(({ on, by, reason }) => taskOf({ kind: 'help-requested', since: on, by, reason }))
}

function ofEarlyWarning({ timetable: { timetableState }, support }: RegionInput): readonly RegionTask[] {
  const { warnedOn } = timetableState
  return warnedOn !== null && isWarningOpen(timetableState, support)
    ? [taskOf({ kind: 'early-warning', since: warnedOn })]
    : []
}

/** T1: open until support is recorded, the plan is sent, or the standard is met. */
export function isWarningOpen(
  { warnedOn, firstSentOn, status }: TimetableState,
  support: readonly Pick<Support, 'on'>[],
): boolean {
  const isMissed = status === 'not-published' || needsPlan(status)
  return warnedOn !== null && isMissed && firstSentOn === null && !support.some(({ on }) => on >= warnedOn)
}

function ofClosing({ timetable: { timetableState }, support }: RegionInput): readonly RegionTask[] {
  const { closedUnmetOn } = timetableState
  return closedUnmetOn !== null && isClosingOpen(timetableState, support)
    ? [taskOf({ kind: 'closed-unmet', since: closedUnmetOn })]
    : []
}

/**
 * T7 “Regional Security Leads will help the Trust … by directing the Trust to appropriate Data Security services and
 * any exemplar organisations”
 */
export function isClosingOpen(
  { closedUnmetOn, status }: TimetableState,
  support: readonly Pick<Support, 'on' | 'services' | 'exemplars'>[],
): boolean {
  if (closedUnmetOn === null || !needsPlan(status)) return false
  return !support.some(({ on, services, exemplars }) => on >= closedUnmetOn && services.length + exemplars.length > 0)
}

/** A request to the RDT team that is still open; `atTheLatest` is the last day for it, null where none is set. */
type RegionReminder = SentReminder & { readonly atTheLatest: Day | null }

/**
 * T2, T5 “asked to work with the Trust”: the requests to the region that are still open. A request ends by itself
 * when the plan or update is sent, and when the guidance withdraws its day.
 */
function openRegionReminders(
  timetable: TimetableInput,
  dated: CycleGuidance | null,
  today: Day,
): readonly RegionReminder[] {
  const overdue = duesOf(timetable, dated, today).filter(({ state }) => state === 'overdue')
  return timetable.timetableState.reminders
    .filter(({ step }) => step === 'region')
    .filter(({ milestone, dueDate }) => overdue.some((due) => due.milestone === milestone && due.by === dueDate))
    .map((reminder) => ({ ...reminder, atTheLatest: latestFor(reminder, dated, today) }))
}

/** T5 “by 14th October at the latest” */
function latestFor({ milestone }: SentReminder, dated: CycleGuidance | null, today: Day): Day | null {
  return milestone === 'september-update' ? (guidanceOn(dated, today)?.octoberUpdateAtTheLatest ?? null) : null
}

/** The reviewers' requests that are still open, oldest first; none where no plan is needed any more. */
export function openRegionRequests({
  status,
  regionRequests,
  regionRequestsAnswered,
}: Pick<CasefileRecord, 'status' | 'regionRequests' | 'regionRequestsAnswered'>): readonly RegionRequest[] {
  return needsPlan(status) ? regionRequests.slice(regionRequestsAnswered) : []
}
