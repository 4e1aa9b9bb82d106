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
 * Asks in every casefile of a cycle what is to be asked on a day. What was asked already is not asked again, whoever
 * works beside this and wherever it was broken off: each casefile is decided about while it is locked. Gives how many
 * casefiles were read; `progress` is told as it goes on.
 */
export async function recordRemindersIn(
  casework: Services,
  cycle: CycleName,
  day: Day,
  progress: (casefiles: number) => void,
): Promise<number> {
  let read = 0
  for await (const { rows, dated } of timetablePages(casework, cycle, day)) {
    const due = rows.filter((row) => remindersDue(row, dated, day).length > 0)
    for (let from = 0; from < due.length; from += perTransaction) {
      const codes = due.slice(from, from + perTransaction).map(({ organisation }) => organisation.code)
      await casework.database.inTransaction(serviceScope, async (tx) => {
        await preferIndexes(tx)
        await recordBatch(tx, await lockTimetableRows(tx, cycle, codes), { casework, cycle, day })
      })
    }
    read += rows.length
    progress(read)
  }
  return read
}

/** The same in one casefile alone. */
export async function recordRemindersOf(
  casework: Services,
  { organisation, cycle }: CasefileKey,
  day: Day,
): Promise<void> {
  await casework.database.inTransaction(serviceScope, async (tx) =>
    recordBatch(tx, await lockTimetableRows(tx, cycle, [organisation.code]), { casework, cycle, day }),
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

type ReminderRun = { readonly casework: Services; readonly cycle: CycleName; readonly day: Day }

async function recordBatch(
  tx: Tx,
  rows: readonly TimetableRow[],
  { casework, cycle, day }: ReminderRun,
): Promise<void> {
  const dated = await guidanceOf(tx, cycle)
  if (dated === null) return
  const made = rows.flatMap((row) => {
    const asks = remindersDue(row, dated, day).map((ask): SentReminder => ({ ...ask, on: day }))
    return asks.length === 0 ? [] : [{ row, cycle, asks }]
  })
  if (made.length === 0) return
  const guidance = versionOn(dated, day)
  const asked = made.map(({ row, asks }): NewReminders => {
    const { organisation, version, timetableState } = row
    const event = {
      type: 'reminders-sent',
      reminders: asks.map(withoutDay),
      by: theService,
      on: day,
      guidance,
    } as const
    return {
      code: organisation.code,
      version,
      event,
      reminders: asks,
      timetableState: timetableStateAfter(timetableState, asks),
    }
  })
  await recordReminders(tx, cycle, asked, casework.clock.now())
  await insertPendingReminders(tx, await pendingRemindersOf(tx, made, day))
}

function withoutDay({ milestone, dueDate, step }: SentReminder) {
  return { milestone, dueDate, step }
}
