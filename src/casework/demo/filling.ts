import { readSetting, writeSetting } from '../../store/database/settings-table.ts'
import { isFillingLocked } from '../../store/demo/demo.ts'
import type { Services } from '../services.ts'
import type { Journal, Story } from './tell-stories.ts'

/** How far the filling of the demo with examples has got, as it is saved. */
type Filling = {
  /** Steps taken of each story that was begun, by organisation. */
  readonly taken: Readonly<Record<string, number>>
  /** Whether it came to its end, once. */
  readonly finished: boolean
}

const fillingSetting = 'demo-filling'

/** What a page says of it. `broken-off`: it was begun, is not finished, and nobody is at it. */
export type FillingProgress = {
  readonly state: 'not-begun' | 'filling' | 'broken-off' | 'filled'
  readonly stepsTaken: number
  /** Of the stories that were begun; of all of them before that. */
  readonly steps: number
  /** How many stories were begun: the others were left, because somebody had written there. */
  readonly begun: number
}

/** How far the filling has got, whichever process is at it. */
export async function fillingProgress(
  { database }: Pick<Services, 'database'>,
  stories: readonly Story[],
): Promise<FillingProgress> {
  const isRunning = await isFillingLocked(database.withoutScope)
  const { taken, finished } = await readFilling({ database })
  const begun = stories.filter(({ organisation }) => taken[organisation] !== undefined)
  const isBegun = Object.keys(taken).length > 0
  return {
    state: isRunning ? 'filling' : finished ? 'filled' : isBegun ? 'broken-off' : 'not-begun',
    stepsTaken: begun.reduce((sum, { organisation }) => sum + (taken[organisation] ?? 0), 0),
    steps: (isBegun ? begun : stories).reduce((sum, { steps }) => sum + steps.length, 0),
    begun: begun.length,
  }
}

/** What was saved; nothing taken where nothing was. */
export async function readFilling({ database }: Pick<Services, 'database'>): Promise<Filling> {
  const saved = await readSetting(database.withoutScope, fillingSetting)
  return saved === null ? { taken: {}, finished: false } : JSON.parse(saved)
}

export async function saveFilling({ database }: Pick<Services, 'database'>, filling: Filling): Promise<void> {
  await writeSetting(database.withoutScope, fillingSetting, JSON.stringify(filling))
}

/** The journal of the stories, as it was left. */
export async function openFillingJournal(casework: Pick<Services, 'database'>): Promise<Journal> {
  const { taken: saved, finished } = await readFilling(casework)
  const taken = new Map(Object.entries(saved))
  const save: Journal['save'] = (tx) =>
    writeSetting(tx, fillingSetting, JSON.stringify({ taken: Object.fromEntries(taken), finished }))
  return { taken, save }
}
