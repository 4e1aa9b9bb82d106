import { addDays, type Day } from '../../../core/day.ts'
import type { Organisation } from '../../../core/organisation.ts'
import type { Agenda, DaysWork } from './agenda.ts'
import type { Step } from './step.ts'

type Days = {
  readonly agenda: Agenda
  /** The last day to play; null: the last on the agenda. */
  readonly until: Day | null
  /** What happens on a day before anybody acts, such as the daily run; it may add to the agenda. */
  readonly beforeSteps: (day: Day) => Promise<void>
  /** Takes one step; true where something came of it. */
  readonly take: (organisation: Organisation, step: Step) => Promise<boolean>
  /** How many organisations act at the same time; each takes its own steps one after the other. */
  readonly organisationsAtOnce: number
  /** Told after each day how many steps have been taken. */
  readonly progress?: (day: Day, taken: number) => void
  /** Ends the play before the next step. */
  readonly signal?: AbortSignal
}

/** Plays the days of an agenda one after the other; gives how many steps were taken. A step that throws ends it. */
export async function playDays(days: Days): Promise<number> {
  const { agenda, beforeSteps, progress = () => {} } = days
  const span = agenda.span()
  const last = days.until ?? span?.last
  if (span === null || last === undefined) return 0
  let taken = 0
  for (let day = span.first; day <= last && days.signal?.aborted !== true; day = addDays(day, 1)) {
    await beforeSteps(day)
    taken += await playDay(days, agenda.on(day))
    progress(day, taken)
  }
  return taken
}

async function playDay({ take, organisationsAtOnce, signal }: Days, works: readonly DaysWork[]): Promise<number> {
  let taken = 0
  await inParallel(works, organisationsAtOnce, async ({ organisation, steps }) => {
    for (const step of steps) if (signal?.aborted !== true && (await take(organisation, step))) taken += 1
  })
  return taken
}

/** Does the work for each thing, so many at a time; the first failure ends it once what was begun is over. */
async function inParallel<T>(things: readonly T[], atOnce: number, work: (thing: T) => Promise<void>) {
  const waiting = [...things]
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  const settled = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = settled.find((each) => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
