import { type Casefile, type CasefileRecord, lastSent, type ReviewState } from '../casefile/casefile.ts'
import type { Escalation } from '../casefile/engagement.ts'
import type { SentReminder } from '../casefile/reminders.ts'
import type { Status } from '../casefile/status.ts'
import type { Day } from '../day.ts'
import type { Organisation } from '../organisation.ts'
import { isDone } from '../plan/plan.ts'

/**
 * What the timetable needs to know of a casefile, small enough to be stored beside it for lists and for the daily run
 * over all casefiles. It follows from the events: `timetableStateOf` a replay always equals what is stored.
 */
export type TimetableState = {
  readonly status: Status
  readonly publishedOn: Day | null
  readonly firstSentOn: Day | null
  readonly lastSentOn: Day | null
  readonly lastUpdateOn: Day | null
  readonly decidedOn: Day | null
  readonly review: ReviewState
  readonly completion: CasefileRecord['completion']
  readonly warnedOn: Day | null
  readonly closedUnmetOn: Day | null
  readonly reminders: readonly SentReminder[]
  readonly escalations: readonly Pick<Escalation, 'milestone' | 'dueDate' | 'proposedOn' | 'state'>[]
  /** Owners of unfinished evidence items in the current plan who have an email address; T4 reminds them. */
  readonly owners: readonly OwnerToRemind[]
}

/** `items` counts their evidence items that are not done. */
type OwnerToRemind = { readonly name: string; readonly email: string; readonly items: number }

export function timetableStateOf(casefile: CasefileRecord): TimetableState {
  return {
    status: casefile.status,
    publishedOn: casefile.publishedOn,
    firstSentOn: casefile.sent[0]?.sentOn ?? null,
    lastSentOn: lastSent(casefile)?.sentOn ?? null,
    lastUpdateOn: casefile.lastUpdateOn,
    decidedOn: casefile.decidedOn,
    review: casefile.review,
    completion: casefile.completion,
    warnedOn: casefile.earlyWarning?.on ?? null,
    closedUnmetOn: casefile.closedUnmetOn,
    reminders: casefile.reminders,
    escalations: casefile.escalations.map(({ milestone, dueDate, proposedOn, state }) => ({
      milestone,
      dueDate,
      proposedOn,
      state,
    })),
    owners: ownersToRemind(casefile),
  }
}

/**
 * The state after more reminders: the same as that of the casefile after the event `reminders-sent`, without the
 * casefile.
 */
export function timetableStateAfter(
  timetableState: TimetableState,
  reminders: readonly SentReminder[],
): TimetableState {
  const proposed = reminders
    .filter(({ step }) => step === 'escalation-proposed')
    .map(({ milestone, dueDate, on }) => ({ milestone, dueDate, proposedOn: on, state: 'proposed' as const }))
  return {
    ...timetableState,
    reminders: [...timetableState.reminders, ...reminders],
    escalations: [...timetableState.escalations, ...proposed],
  }
}

function ownersToRemind({ current }: Pick<Casefile, 'current'>): readonly OwnerToRemind[] {
  const owners = new Map<string, OwnerToRemind>()
  for (const item of current?.items ?? []) {
    const email = item.owner?.email.trim().toLowerCase() ?? ''
    if (item.owner === null || email === '' || isDone(item)) continue
    const items = (owners.get(email)?.items ?? 0) + 1
    owners.set(email, { name: item.owner.name.trim(), email, items })
  }
  return [...owners.values()]
}

/** The day the organisation last sent a plan or an update; null before the first. */
export function lastSubmission({
  lastSentOn,
  lastUpdateOn,
}: Pick<TimetableState, 'lastSentOn' | 'lastUpdateOn'>): Day | null {
  return latest(lastSentOn, lastUpdateOn)
}

/** The day that silence is counted from (U2): the last submission or decision. null before a plan was sent. */
export function silentSince(timetableState: TimetableState): Day | null {
  const submitted = lastSubmission(timetableState)
  return submitted === null ? null : latest(submitted, timetableState.decidedOn)
}

function latest(...days: readonly (Day | null)[]): Day | null {
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

/** What the timetable of one organisation is computed from. */
export type TimetableInput = {
  readonly organisation: Pick<Organisation, 'type' | 'region' | 'closed' | 'successors'>
  readonly timetableState: TimetableState
}
