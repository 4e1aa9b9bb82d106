import type { EscalationStep, MilestoneId, Reminder } from '../casefile/reminders.ts'
import { needsPlan } from '../casefile/status.ts'
import { type Day, formatDate } from '../day.ts'
import { describeValue } from '../guidance/describe.ts'
import { type CycleGuidance, guidanceOn } from '../guidance/guidance.ts'
import { meanings } from '../guidance/meanings.ts'
import { lowerFirst } from '../sentences.ts'
import { type Due, duesOf } from './due.ts'
import { type Concern, dueText, type Effect, milestoneTitle, queuedReminderText, reminderText } from './effect.ts'
import { plannedReminders, remindersDue } from './reminders-due.ts'
import type { TimetableInput } from './timetable-state.ts'

/** A reminder in the outbox that is not sent yet, and the address it goes to. */
export type QueuedReminder = Reminder & { readonly to: string }

/** The guidance without a change and with it, on the day from which the whole change is in force. */
export type GuidanceComparison = { readonly before: CycleGuidance; readonly after: CycleGuidance; readonly on: Day }

/**
 * G2 “which casefiles, which due things, which emails not yet sent will change, appear or be withdrawn, before and
 * after”.
 */
export function effectsOn(
  input: TimetableInput,
  queued: readonly QueuedReminder[],
  comparison: GuidanceComparison,
): readonly Effect[] {
  const { before, after, on } = comparison
  const [duesBefore, duesAfter] = [duesOf(input, before, on), duesOf(input, after, on)]
  return [
    ...duesChanged(duesBefore, duesAfter),
    ...remindersChanged(remindersOn(input, before, on), remindersOn(input, after, on)),
    ...queuedRemindersWithdrawn(queued, duesBefore, duesAfter),
    ...limitsChanged(input, comparison),
  ]
}

function duesChanged(before: readonly Due[], after: readonly Due[]): readonly Effect[] {
  const ids = [...new Set([...before, ...after].map(({ milestone }) => milestone))]
  return ids.flatMap((id) => {
    const [was, is] = [openDue(before, id), openDue(after, id)]
    if (was === null && is === null) return []
    if (was?.by === is?.by && was?.state === is?.state) return []
    return effect('due', milestoneTitle(id), was && dueText(was), is && dueText(is))
  })
}

/** null where nothing is to be done: no such milestone, or it is met or withdrawn. */
function openDue(dues: readonly Due[], id: MilestoneId): Due | null {
  const due = dues.find(({ milestone }) => milestone === id)
  return due === undefined || due.state === 'met' || due.state === 'withdrawn' ? null : due
}

type Planned = {
  readonly milestone: MilestoneId
  readonly step: EscalationStep
  readonly from: Day
  readonly dueDate: Day
}

function remindersOn(input: TimetableInput, dated: CycleGuidance, on: Day): readonly Planned[] {
  return [
    ...remindersDue(input, dated, on).map((reminder) => ({ ...reminder, from: on })),
    ...plannedReminders(input, dated, on),
  ]
}

function remindersChanged(before: readonly Planned[], after: readonly Planned[]): readonly Effect[] {
  const keys = [
    ...new Map([...before, ...after].map((reminder) => [`${reminder.milestone} ${reminder.step}`, reminder])).values(),
  ]
  return keys.flatMap(({ milestone, step }) => {
    const isThat = (reminder: Planned) => reminder.milestone === milestone && reminder.step === step
    const [was, is] = [before.find(isThat) ?? null, after.find(isThat) ?? null]
    if (was?.from === is?.from && was?.dueDate === is?.dueDate) return []
    return effect('reminder', reminderText(milestone, step), was && formatDate(was.from), is && formatDate(is.from))
  })
}

/** A queued email is not sent once its milestone is no longer open on its day. */
function queuedRemindersWithdrawn(
  queued: readonly QueuedReminder[],
  before: readonly Due[],
  after: readonly Due[],
): readonly Effect[] {
  const isAskedFor = (dues: readonly Due[], { milestone, dueDate }: QueuedReminder) => {
    const due = openDue(dues, milestone)
    return due?.by === dueDate && due.state !== 'missed'
  }
  return queued
    .filter((reminder) => isAskedFor(before, reminder) && !isAskedFor(after, reminder))
    .flatMap((reminder) => effect('email', queuedReminderText(reminder), `queued to ${reminder.to}`, null))
}

/** null before means that it appears; null after, that it is withdrawn. */
function effect(concerns: Concern, what: string, before: string | null, after: string | null): readonly Effect[] {
  const kind = before === null ? 'appears' : after === null ? 'withdrawn' : 'changes'
  return [{ kind, concerns, what, before: before ?? 'none', after: after ?? 'withdrawn' }]
}

/** The values that decide whether a plan can be agreed (P5, P6, A3, A4). */
const limits = [
  'latestCompletion',
  'mostOutstandingItems',
  'returnToBusinessAsUsual',
  'siroSignOffRequired',
] as const satisfies readonly (keyof CycleGuidance)[]

/** The changed limits by which a plan that is not decided yet is judged (G3). */
function limitsChanged({ timetableState }: TimetableInput, comparison: GuidanceComparison): readonly Effect[] {
  const { review, status, publishedOn, lastSentOn } = timetableState
  if (publishedOn === null || !needsPlan(status)) return []
  if (review === 'awaiting-review' || review === 'with-sro')
    return lastSentOn === null ? [] : changedOn(lastSentOn, 'Plan under review', comparison)
  const isToBeSent = review === 'nothing-sent' || review === 'returned'
  return isToBeSent ? changedOn(comparison.on, 'Plan still to be sent', comparison) : []
}

function changedOn(day: Day, which: string, { before, after }: GuidanceComparison): readonly Effect[] {
  const [was, is] = [guidanceOn(before, day), guidanceOn(after, day)]
  if (was === null || is === null) return []
  return limits.flatMap((key): readonly Effect[] => {
    if (was[key] === is[key]) return []
    const words = (guidance: typeof was) =>
      guidance[key] === null ? 'none' : describeValue(guidance[key], meanings[key])
    const kind = was[key] === null ? 'appears' : is[key] === null ? 'withdrawn' : 'changes'
    const what = `${which}: ${lowerFirst(meanings[key].title)}`
    return [{ kind, concerns: 'limit', what, before: words(was), after: is[key] === null ? 'withdrawn' : words(is) }]
  })
}
