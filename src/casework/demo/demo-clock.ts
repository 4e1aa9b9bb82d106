import { type Day, day, parseDay } from '../../core/day.ts'
import type { Database } from '../../store/database/database.ts'
import { readSetting, writeSetting } from '../../store/database/settings-table.ts'
import type { Services } from '../services.ts'

/** The day of the demo until somebody moves it. */
export const firstDemoDay = day('2021-06-01')

/** The day of the guidance in the demo: it is stored between starts and only moves forward. */
export type DemoClock = {
  readonly today: () => Day
  readonly moveTo: (day: string) => Promise<'moved' | 'not-a-day' | 'back'>
}

/** The clock of the demo: it starts on `start` if that is given, else on the stored day, else on `first`. */
export async function demoClock(database: Database, start: Day | null, first: Day): Promise<DemoClock> {
  let today = start ?? (await readDemoDay({ database })) ?? first
  return {
    today: () => today,
    moveTo: async (text) => {
      const to = parseDay(text)
      if (to === null) return 'not-a-day'
      if (to < today) return 'back'
      today = to
      await writeDemoDay({ database }, to)
      return 'moved'
    },
  }
}

const daySetting = 'demo-day'

/** The stored day of the demo; null where none is stored. */
export async function readDemoDay({ database }: Pick<Services, 'database'>): Promise<Day | null> {
  return parseDay((await readSetting(database.withoutScope, daySetting)) ?? '')
}

export async function writeDemoDay({ database }: Pick<Services, 'database'>, day: Day): Promise<void> {
  await writeSetting(database.withoutScope, daySetting, day)
}
