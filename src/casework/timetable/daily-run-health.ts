import { addDays, type Day, hourOfDay } from '../../core/day.ts'
import { publicScope } from '../../store/database/database.ts'
import { type DailyRun, lastDailyRun } from '../../store/timetable/daily-runs.ts'
import type { Services } from '../services.ts'

/** The hour of the daily run, and the hour from which it is late, of the day in England. */
export const dailyRunHour = 7
const lateFromHour = 8

/** `waiting` until its hour; `late` where it should have run by now, so that nobody was reminded of anything. */
export type DailyRunState = 'done' | 'waiting' | 'late'

export type DailyRunHealth = { readonly today: Day; readonly last: DailyRun | null; readonly state: DailyRunState }

/** The last daily run and its counts, and whether today’s is late. */
export async function dailyRunHealth({ database, clock }: Services): Promise<DailyRunHealth> {
  const last = await database.inTransaction(publicScope, lastDailyRun)
  const today = clock.today()
  return { today, last, state: stateOf(last, today, hourOfDay(clock.now())) }
}

/** Whether the daily run is due now: today’s from its hour on, and at once where one was missed or interrupted. */
export async function isDailyRunDue({ database, clock }: Services): Promise<boolean> {
  const last = await database.inTransaction(publicScope, lastDailyRun)
  const today = clock.today()
  if (hasRun(last, today)) return false
  const isUnderWay = last === null || last.day === today || last.day < addDays(today, -1)
  return isUnderWay || hourOfDay(clock.now()) >= dailyRunHour
}

function stateOf(last: DailyRun | null, today: Day, hour: number): DailyRunState {
  if (hasRun(last, today)) return 'done'
  const isMissed = last !== null && last.day < addDays(today, -1)
  return isMissed || hour >= lateFromHour ? 'late' : 'waiting'
}

function hasRun(last: DailyRun | null, today: Day): boolean {
  return last !== null && (last.day > today || (last.day === today && last.finishedAt !== null))
}
