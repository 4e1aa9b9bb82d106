import { addDays, type Day } from '../core/day.ts'
import { hourOfDay } from '../core/time-of-day.ts'
import { nobody } from '../store/database.ts'
import { lastOpenedDay, type OpenedDay } from '../store/opened-days.ts'
import type { Casework } from './casework.ts'

/** When a day is opened by itself, and from when it is late, in hours of the day in England. */
export const opensAtHour = 7
export const lateFromHour = 8

/** `waiting` until its hour; `late` where it should have been opened by now, so that nobody was asked for anything. */
export type DayState = 'opened' | 'waiting' | 'late'

export type DayHealth = { readonly today: Day; readonly last: OpenedDay | null; readonly state: DayState }

/** When a day was last opened, what that did, and whether today’s is late. */
export async function dayHealth({ database, clock }: Casework): Promise<DayHealth> {
  const last = await database.inTransaction(nobody, lastOpenedDay)
  const today = clock.today()
  return { today, last, state: stateOf(last, today, hourOfDay(clock.now())) }
}

/** Whether a day should be opened now: today’s from its hour on, and at once where a day was missed or broken off. */
export async function isOpeningDue({ database, clock }: Casework): Promise<boolean> {
  const last = await database.inTransaction(nobody, lastOpenedDay)
  const today = clock.today()
  if (isOpened(last, today)) return false
  const isUnderWay = last === null || last.day === today || last.day < addDays(today, -1)
  return isUnderWay || hourOfDay(clock.now()) >= opensAtHour
}

function stateOf(last: OpenedDay | null, today: Day, hour: number): DayState {
  if (isOpened(last, today)) return 'opened'
  const isMissed = last !== null && last.day < addDays(today, -1)
  return isMissed || hour >= lateFromHour ? 'late' : 'waiting'
}

function isOpened(last: OpenedDay | null, today: Day): boolean {
  return last !== null && (last.day > today || (last.day === today && last.finishedAt !== null))
}
