import type { Day } from '../core/day.ts'
import { cycleNames } from '../core/guidance/cycles.ts'
import { countAsks } from '../store/asks.ts'
import { countLettersOf } from '../store/chases.ts'
import { beginDay, finishDay, lastOpenedDay, type OpenedDay, passOver } from '../store/opened-days.ts'
import type { Casework } from './casework.ts'
import { rebuildSummaries } from './rebuild-summaries.ts'
import { recordAsksIn } from './record-asks.ts'
import { serviceScope } from './scope.ts'
import { chasingOccasion, writeChasingLetters } from './write-chasing-letters.ts'

export type { OpenedDay } from '../store/opened-days.ts'

/** Why a day is not opened: a later one was, or it is still to come. */
export type DayRefused =
  | { readonly name: 'later-day-opened'; readonly opened: Day }
  | { readonly name: 'day-to-come'; readonly today: Day }

export type DayOpened =
  | {
      readonly result: 'opened'
      readonly day: OpenedDay
      /** How many days before it were missed: they are marked as passed over, and nothing is asked as of them. */
      readonly missed: number
    }
  | { readonly result: 'refused'; readonly refusal: DayRefused }

/** What is being done, and how far it has got; told again and again while a day is opened. */
export type OpeningProgress = (doing: 'casefiles' | 'addresses', done: number) => void

/**
 * Opens a day: asks what the timetable asks on it, in every casefile of every cycle, and writes each person one letter.
 * It may be opened again, by several workers at once, or go on where it was broken off: each ask and each letter is
 * made once. Days missed since the last are marked as passed over; nothing is asked as of them (decision 9).
 */
export async function openTheDay(
  casework: Casework,
  day: Day,
  by: string,
  progress: OpeningProgress = () => {},
): Promise<DayOpened> {
  const begun = await begin(casework, day, by)
  if (begun.result === 'refused') return begun
  await rebuildSummaries(casework)
  let casefiles = 0
  for (const cycle of cycleNames) {
    casefiles += await recordAsksIn(casework, cycle, day, (read) => progress('casefiles', casefiles + read))
  }
  await writeChasingLetters(casework, day, (written) => progress('addresses', written))
  return { result: 'opened', day: await finish(casework, day, casefiles), missed: begun.missed }
}

async function begin(
  { database, clock }: Casework,
  day: Day,
  by: string,
): Promise<{ readonly result: 'begun'; readonly missed: number } | (DayOpened & { readonly result: 'refused' })> {
  const today = clock.today()
  if (day > today) return { result: 'refused', refusal: { name: 'day-to-come', today } }
  return database.inTransaction(serviceScope, async (tx) => {
    const last = await lastOpenedDay(tx)
    if (last !== null && last.day > day)
      return { result: 'refused', refusal: { name: 'later-day-opened', opened: last.day } }
    const missed = last === null ? 0 : await passOver(tx, last.day, day, by, clock.now())
    await beginDay(tx, day, by, clock.now())
    return { result: 'begun', missed }
  })
}

/** The counts are of what is kept, so that they are right however often the day was begun. */
async function finish({ database, clock }: Casework, day: Day, casefiles: number): Promise<OpenedDay> {
  return database.inTransaction(serviceScope, async (tx) => {
    const counts = {
      casefiles,
      asks: await countAsks(tx, day),
      letters: await countLettersOf(tx, chasingOccasion(day)),
    }
    return finishDay(tx, day, counts, clock.now())
  })
}
