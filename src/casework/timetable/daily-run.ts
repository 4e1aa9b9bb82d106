import type { Actor } from '../../core/actor.ts'
import type { Reminder } from '../../core/casefile/reminders.ts'
import { type Day, formatDate } from '../../core/day.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { pluralise } from '../../core/sentences.ts'
import { remindersDue } from '../../core/timetable/reminders-due.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue, jobUnderWay } from '../../store/database/queues.ts'
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

/** Why a daily run is refused: a later day's has run, or its day is in the future. */
type DailyRunRefusal =
  | { readonly name: 'later-day-done'; readonly lastDay: Day }
  | { readonly name: 'day-to-come'; readonly today: Day }

export type DailyRunResult =
  | {
      readonly result: 'done'
      readonly day: DailyRun
      /** The number of days missed before it: they are marked as skipped, and no reminders are sent for them. */
      readonly missed: number
    }
  | { readonly result: 'refused'; readonly refusal: DailyRunRefusal }

/** The step that is running, and how many of it are done; called again and again during a daily run. */
type DailyRunProgress = (doing: 'casefiles' | 'addresses', done: number) => void

/**
 * The daily run: records the reminders that are due on a day, in every casefile of every cycle, and writes each person
 * one email. It may be repeated, run by several workers at once, or continue after an interruption: each reminder and
 * each email is made once. Days missed since the last run are marked as skipped: no reminders are sent for them
 * (decision 9).
 */
export async function runDay(
  services: Services,
  day: Day,
  by: string,
  progress: DailyRunProgress = () => {},
): Promise<DailyRunResult> {
  const begun = await services.database.inTransaction(serviceScope, (tx) => beginRun(tx, services.clock, day, by))
  if (begun.result === 'refused') return begun
  await rebuildSummaries(services)
  let casefiles = 0
  for (const cycle of cycleNames) {
    casefiles += await recordRemindersIn(services, cycle, day, (read) => progress('casefiles', casefiles + read))
  }
  await writeReminderEmails(services, day, (written) => progress('addresses', written))
  return { result: 'done', day: await finishRun(services, day, casefiles), missed: begun.missed }
}

/**
 * Queues today's run for a worker, recorded as begun by this person; while one waits or runs, nothing more is queued and
 * it is "under way".
 * Gives the refusal as a sentence where a later day has run; null to those who may not start it.
 */
export async function requestRun(
  { database, clock }: Services,
  actor: Actor,
): Promise<{ readonly result: 'queued' | 'under-way' } | { readonly result: 'refused'; readonly why: string } | null> {
  if (!may(actor, 'daily-run', null)) return null
  return database.inTransaction(serviceScope, async (tx) => {
    const begun = await beginRun(tx, clock, clock.today(), actor.name)
    if (begun.result === 'refused') return { result: 'refused', why: dailyRunRefusalMessage(begun.refusal) }
    if ((await jobUnderWay(tx, 'daily-run')) !== null) return { result: 'under-way' }
    return { result: (await enqueue(tx, 'daily-run', {})) === null ? 'under-way' : 'queued' }
  })
}

/** A run that waits for a worker or that one does now, and how many reminders of today it has recorded. */
export type RunUnderWay = { readonly state: 'running' | 'waiting'; readonly reminders: number }

/** null where no run waits or runs. */
export async function runUnderWay({ database, clock }: Services): Promise<RunUnderWay | null> {
  return database.inTransaction(serviceScope, async (tx) => {
    const state = await jobUnderWay(tx, 'daily-run')
    return state === null ? null : { state, reminders: await countReminders(tx, clock.today()) }
  })
}

async function beginRun(
  tx: Tx,
  clock: Services['clock'],
  day: Day,
  by: string,
): Promise<{ readonly result: 'begun'; readonly missed: number } | (DailyRunResult & { readonly result: 'refused' })> {
  const today = clock.today()
  if (day > today) return { result: 'refused', refusal: { name: 'day-to-come', today } }
  const last = await lastDailyRun(tx)
  if (last !== null && last.day > day)
    return { result: 'refused', refusal: { name: 'later-day-done', lastDay: last.day } }
  const missed = last === null ? 0 : await recordMissedDays(tx, last.day, day, by, clock.now())
  await beginDailyRun(tx, day, by, clock.now())
  return { result: 'begun', missed }
}

/** The counts are read from what is stored, so that they are right however often the run was begun. */
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

/** “Daily run of 1 October 2021: 12 improvement plans checked, 3 reminders sent, 5 emails written.” */
export function dailyRunMessage({ day, missed }: DailyRunResult & { readonly result: 'done' }): string {
  const did = [
    `${pluralise(day.casefiles, 'improvement plan')} checked`,
    `${pluralise(day.reminders, 'reminder')} sent`,
    `${pluralise(day.emails, 'email')} written`,
  ]
  const before = missed === 0 ? '' : ` ${pluralise(missed, 'earlier day')} had been missed.`
  return `Daily run of ${formatDate(day.day)}: ${did.join(', ')}.${before}`
}

export function dailyRunRefusalMessage(refusal: DailyRunRefusal): string {
  return refusal.name === 'day-to-come'
    ? `That day is in the future: today is ${formatDate(refusal.today)}.`
    : `The daily run of ${formatDate(refusal.lastDay)} has been done, so it is too late for an earlier day.`
}

/** One reminder that today's run would send. */
export type ReminderToCome = Reminder & { readonly organisation: Pick<Organisation, 'code' | 'name'> }

/** What today's run would still do in one cycle. */
export type DailyRunPreview = { readonly casefiles: number; readonly reminders: readonly ReminderToCome[] }

/** Reads every casefile of a cycle and changes none; null for those who may not start the daily run. */
export async function previewDailyRun(
  services: Services,
  actor: Actor,
  cycle: CycleName,
): Promise<DailyRunPreview | null> {
  if (!may(actor, 'daily-run', null)) return null
  const today = services.clock.today()
  const reminders: ReminderToCome[] = []
  let casefiles = 0
  for await (const { rows, dated } of timetablePages(services, cycle, today)) {
    casefiles += rows.length
    for (const { organisation, timetableState } of rows) {
      const due = remindersDue({ organisation, timetableState }, dated, today)
      reminders.push(...due.map((reminder) => ({ ...reminder, organisation })))
    }
  }
  return { casefiles, reminders }
}

/** Sends the reminders of a day in one casefile alone, as the daily run does in all: for made-up examples. */
export async function remindIn(services: Services, casefile: CasefileKey, day: Day): Promise<void> {
  await recordRemindersOf(services, casefile, day)
}
