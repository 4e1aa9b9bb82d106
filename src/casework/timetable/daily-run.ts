import type { Actor } from '../../core/actor.ts'
import type { Reminder } from '../../core/casefile/reminders.ts'
import { type Day, formatDate } from '../../core/day.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { pluralise } from '../../core/sentences.ts'
import { remindersDue } from '../../core/timetable/reminders-due.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import {
  beginDailyRun,
  type DailyRun,
  finishDailyRun,
  lastDailyRun,
  recordMissedDays,
} from '../../store/timetable/daily-runs.ts'
import { countEmailsWithKey } from '../../store/timetable/pending-reminders.ts'
import { countReminders } from '../../store/timetable/reminders.ts'
import { rebuildSummaries } from '../record/rebuild-summaries.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { recordRemindersIn, recordRemindersOf, timetablePages } from './record-reminders.ts'
import { reminderDedupeKey, writeReminderEmails } from './write-reminder-emails.ts'

/** Why a day is not opened: a later one was, or it is still to come. */
type DailyRunRefusal =
  | { readonly name: 'later-day-opened'; readonly opened: Day }
  | { readonly name: 'day-to-come'; readonly today: Day }

export type DailyRunResult =
  | {
      readonly result: 'opened'
      readonly day: DailyRun
      /** How many days before it were missed: they are marked as passed over, and nothing is asked as of them. */
      readonly missed: number
    }
  | { readonly result: 'refused'; readonly refusal: DailyRunRefusal }

/** What is being done, and how far it has got; told again and again while a day is opened. */
type DailyRunProgress = (doing: 'casefiles' | 'addresses', done: number) => void

/**
 * Opens a day: asks what the timetable asks on it, in every casefile of every cycle, and writes each person one email.
 * It may be opened again, by several workers at once, or go on where it was broken off: each ask and each email is
 * made once. Days missed since the last are marked as passed over; nothing is asked as of them (decision 9).
 */
export async function runDay(
  casework: Services,
  day: Day,
  by: string,
  progress: DailyRunProgress = () => {},
): Promise<DailyRunResult> {
  const begun = await beginRun(casework, day, by)
  if (begun.result === 'refused') return begun
  await rebuildSummaries(casework)
  let casefiles = 0
  for (const cycle of cycleNames) {
    casefiles += await recordRemindersIn(casework, cycle, day, (read) => progress('casefiles', casefiles + read))
  }
  await writeReminderEmails(casework, day, (written) => progress('addresses', written))
  return { result: 'opened', day: await finishRun(casework, day, casefiles), missed: begun.missed }
}

async function beginRun(
  { database, clock }: Services,
  day: Day,
  by: string,
): Promise<{ readonly result: 'begun'; readonly missed: number } | (DailyRunResult & { readonly result: 'refused' })> {
  const today = clock.today()
  if (day > today) return { result: 'refused', refusal: { name: 'day-to-come', today } }
  return database.inTransaction(serviceScope, async (tx) => {
    const last = await lastDailyRun(tx)
    if (last !== null && last.day > day)
      return { result: 'refused', refusal: { name: 'later-day-opened', opened: last.day } }
    const missed = last === null ? 0 : await recordMissedDays(tx, last.day, day, by, clock.now())
    await beginDailyRun(tx, day, by, clock.now())
    return { result: 'begun', missed }
  })
}

/** The counts are of what is kept, so that they are right however often the day was begun. */
async function finishRun({ database, clock }: Services, day: Day, casefiles: number): Promise<DailyRun> {
  return database.inTransaction(serviceScope, async (tx) => {
    const counts = {
      casefiles,
      reminders: await countReminders(tx, day),
      emails: await countEmailsWithKey(tx, reminderDedupeKey(day)),
    }
    return finishDailyRun(tx, day, counts, clock.now())
  })
}

/** “1 October 2021 is open: 12 casefiles read, 3 reminders sent, 5 emails written.” */
export function dailyRunMessage({ day, missed }: DailyRunResult & { readonly result: 'opened' }): string {
  const did = [
    `${pluralise(day.casefiles, 'casefile')} read`,
    `${pluralise(day.reminders, 'reminder')} sent`,
    `${pluralise(day.emails, 'email')} written`,
  ]
  const before = missed === 0 ? '' : ` ${pluralise(missed, 'day')} before it had been missed.`
  return `${formatDate(day.day)} is open: ${did.join(', ')}.${before}`
}

export function dailyRunRefusalMessage(refusal: DailyRunRefusal): string {
  return refusal.name === 'day-to-come'
    ? `That day is still to come: today is ${formatDate(refusal.today)}.`
    : `${formatDate(refusal.opened)} is open already, so an earlier day is over: its emails would be yesterday’s nonsense.`
}

/** One ask that opening today would make. */
export type ReminderToCome = Reminder & { readonly organisation: Pick<Organisation, 'code' | 'name'> }

/** What opening today would still do in one cycle. */
export type DailyRunPreview = { readonly casefiles: number; readonly reminders: readonly ReminderToCome[] }

/** Reads every casefile of a cycle and changes none; null for whoever may not open a day. */
export async function previewDailyRun(
  casework: Services,
  actor: Actor,
  cycle: CycleName,
): Promise<DailyRunPreview | null> {
  if (!may(actor, 'daily-run', null)) return null
  const today = casework.clock.today()
  const reminders: ReminderToCome[] = []
  let casefiles = 0
  for await (const { rows, dated } of timetablePages(casework, cycle, today)) {
    casefiles += rows.length
    for (const { organisation, timetableState } of rows) {
      const due = remindersDue({ organisation, timetableState }, dated, today)
      reminders.push(...due.map((reminder) => ({ ...reminder, organisation })))
    }
  }
  return { casefiles, reminders }
}

/** Sends the reminders of a day in one casefile alone, as the daily run does in all: for examples that are made up. */
export async function remindIn(casework: Services, casefile: CasefileKey, day: Day): Promise<void> {
  await recordRemindersOf(casework, casefile, day)
}
