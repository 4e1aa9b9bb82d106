import { type Day, day, parseDay } from '../../core/day.ts'
import type { Database } from '../../store/database/database.ts'
import { readSetting, writeSetting } from '../../store/database/settings-table.ts'
import type { Services } from '../services.ts'

/** The day the demo stands on until it is moved. */
export const firstDemoDay = day('2021-06-01')

/** The day of the guidance in the demo: it is remembered between starts and only moves forward. */
export type DemoClock = {
  readonly today: () => Day
  readonly moveTo: (day: string) => Promise<'moved' | 'not-a-day' | 'back'>
}

/** Stands on `asked` if that is given, else where it was left, else on `first`. */
export async function demoClock(database: Database, asked: Day | null, first: Day): Promise<DemoClock> {
  let today = asked ?? (await readDemoDay({ database })) ?? first
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

/** The day the demo stands on, as it was left. */
export async function readDemoDay({ database }: Pick<Services, 'database'>): Promise<Day | null> {
  return parseDay((await readSetting(database.withoutScope, daySetting)) ?? '')
}

export async function writeDemoDay({ database }: Pick<Services, 'database'>, day: Day): Promise<void> {
  await writeSetting(database.withoutScope, daySetting, day)
}
