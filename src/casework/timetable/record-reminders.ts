import { theService } from '../../core/actor.ts'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../../core/guidance/guidance.ts'
import { remindersDue } from '../../core/timetable/reminders-due.ts'
import { timetableStateAfter } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../../store/database/database.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { insertPendingReminders } from '../../store/timetable/pending-reminders.ts'
import {
  lockTimetableRows,
  type NewReminders,
  preferIndexes,
  recordReminders,
  type TimetableRow,
  timetableRowsAfter,
} from '../../store/timetable/reminders.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { pendingRemindersOf } from './reminder-recipients.ts'

const perPage = 500
const perTransaction = 100

/**
 * Records the reminders that are due on a day in every casefile of a cycle. None is recorded twice, even when several
 * workers do this at once or one was interrupted: each casefile is locked while its reminders are decided. Gives how
 * many casefiles were read; `progress` is called with that number as it grows.
 */
export async function recordRemindersIn(
  services: Services,
  cycle: CycleName,
  day: Day,
  progress: (casefiles: number) => void,
): Promise<number> {
  let read = 0
  for await (const { rows, dated } of timetablePages(services, cycle, day)) {
    const due = rows.filter((row) => remindersDue(row, dated, day).length > 0)
    for (let from = 0; from < due.length; from += perTransaction) {
      const codes = due.slice(from, from + perTransaction).map(({ organisation }) => organisation.code)
      await services.database.inTransaction(serviceScope, async (tx) => {
        await preferIndexes(tx)
        await recordBatch(tx, await lockTimetableRows(tx, cycle, codes), { services, cycle, day })
      })
    }
    read += rows.length
    progress(read)
  }
  return read
}

/** The same in one casefile alone. */
export async function recordRemindersOf(
  services: Services,
  { organisation, cycle }: CasefileKey,
  day: Day,
): Promise<void> {
  await services.database.inTransaction(serviceScope, async (tx) =>
    recordBatch(tx, await lockTimetableRows(tx, cycle, [organisation.code]), { services, cycle, day }),
  )
}

type Page = { readonly rows: readonly TimetableRow[]; readonly dated: CycleGuidance }

/** The casefiles of a cycle, a page at a time; none before its guidance began. */
export async function* timetablePages({ database }: Services, cycle: CycleName, day: Day): AsyncGenerator<Page> {
  let after = ''
  for (;;) {
    const page = await database.inTransaction(serviceScope, async (tx): Promise<Page | null> => {
      const dated = await guidanceOf(tx, cycle)
      if (dated === null || guidanceOn(dated, day) === null) return null
      await preferIndexes(tx)
      return { rows: await timetableRowsAfter(tx, cycle, after, perPage), dated }
    })
    const last = page?.rows.at(-1)
    if (page === null || last === undefined) return
    yield page
    after = last.organisation.code
  }
}

type ReminderRun = { readonly services: Services; readonly cycle: CycleName; readonly day: Day }

async function recordBatch(
  tx: Tx,
  rows: readonly TimetableRow[],
  { services, cycle, day }: ReminderRun,
): Promise<void> {
  const dated = await guidanceOf(tx, cycle)
  if (dated === null) return
  const due = rows.flatMap((row) => {
    const reminders = remindersDue(row, dated, day).map((reminder): SentReminder => ({ ...reminder, on: day }))
    return reminders.length === 0 ? [] : [{ row, cycle, reminders }]
  })
  if (due.length === 0) return
  const guidance = versionOn(dated, day)
  const recorded = due.map(({ row, reminders }): NewReminders => {
    const { organisation, version, timetableState } = row
    const event = {
      type: 'reminders-sent',
      reminders: reminders.map(withoutDay),
      by: theService,
      on: day,
      guidance,
    } as const
    return {
      code: organisation.code,
      version,
      event,
      reminders,
      timetableState: timetableStateAfter(timetableState, reminders),
    }
  })
  await recordReminders(tx, cycle, recorded, services.clock.now())
  await insertPendingReminders(tx, await pendingRemindersOf(tx, due, day))
}

function withoutDay({ milestone, dueDate, step }: SentReminder) {
  return { milestone, dueDate, step }
}
