import type { Services } from '../services.ts'
import { runDay } from '../timetable/daily-run.ts'
import type { DemoClock } from './demo-clock.ts'
import { demoStories, fillDemo } from './fill-demo.ts'
import { type FillingProgress, fillingProgress } from './filling.ts'

/** Fills the demo with examples while the service runs: longer than a page may take, so in the background. */
export type FillTask = {
  /** Begins, or goes on where it was broken off; or says why there is nothing to begin. */
  readonly start: () => Promise<'started' | 'already-filling' | 'already-filled'>
  readonly progress: () => Promise<FillingProgress>
  /** Ends it after the step that is being taken. Resolves when nothing is written any more. */
  readonly stop: () => Promise<void>
}

/** `onError` is told what ended a filling: it can be started again. */
export function fillTask(casework: Services, clock: DemoClock, onError: (error: unknown) => void): FillTask {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  const progress = async (): Promise<FillingProgress> => {
    const saved = await fillingProgress(casework, demoStories)
    return running === null ? saved : { ...saved, state: 'filling' }
  }
  return {
    progress,
    start: async () => {
      const { state } = await progress()
      if (state === 'filled') return 'already-filled'
      // Asked again: another press may have started it in the meantime.
      if (state === 'filling' || running !== null) return 'already-filling'
      running = fillAndRunDay(casework, clock, stopping.signal)
        .catch(onError)
        .finally(() => {
          running = null
        })
      return 'started'
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Ends with the daily run of the day the stories have reached, as moving the day by hand does. */
async function fillAndRunDay(casework: Services, clock: DemoClock, signal: AbortSignal): Promise<void> {
  const { result } = await fillDemo(casework, { clock, signal })
  if (result === 'filled') await runDay(casework, clock.today(), 'the demo')
}
