import { type Day, day, parseDay } from '../../core/day.ts'
import type { Database } from '../../store/database/database.ts'
import { readSetting, writeSetting } from '../../store/database/settings-table.ts'
import type { Services } from '../services.ts'

/** The demo’s day until it is moved. */
export const firstDemoDay = day('2021-06-01')

/** The day of the guidance in the demo: it is remembered between starts and only moves forward. */
export type DemoClock = {
  readonly today: () => Day
  readonly moveTo: (day: string) => Promise<'moved' | 'not-a-day' | 'back'>
  /** Follows where another process has moved the day on to meanwhile; true where the day is another then. */
  readonly catchUp: () => Promise<boolean>
}

/** Begins on `given` if that is not null, else on the day it was left on, else on `first`. */
export async function demoClock(database: Database, given: Day | null, first: Day): Promise<DemoClock> {
  let saved = await readDemoDay({ database })
  let today = given ?? saved ?? first
  return {
    today: () => today,
    moveTo: async (text) => {
      const to = parseDay(text)
      if (to === null) return 'not-a-day'
      if (to < today) return 'back'
      today = to
      saved = to
      await writeDemoDay({ database }, to)
      return 'moved'
    },
    catchUp: async () => {
      const before = saved
      saved = await readDemoDay({ database })
      if (saved === null || saved === before || saved <= today) return false
      today = saved
      return true
    },
  }
}

const daySetting = 'demo-day'

/** The day the demo was left on; null where it was never moved. */
export async function readDemoDay({ database }: Pick<Services, 'database'>): Promise<Day | null> {
  return parseDay((await readSetting(database.withoutScope, daySetting)) ?? '')
}

export async function writeDemoDay({ database }: Pick<Services, 'database'>, day: Day): Promise<void> {
  await writeSetting(database.withoutScope, daySetting, day)
}
