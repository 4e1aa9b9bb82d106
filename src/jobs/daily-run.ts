import type { openQueues } from '../casework/operations.ts'
import { publishAnchor } from '../casework/record/anchors.ts'
import { rebuildSummaries } from '../casework/record/rebuild-summaries.ts'
import type { Services } from '../casework/services.ts'
import { runDay } from '../casework/timetable/daily-run.ts'
import { dailyRunHealth, dailyRunHour, isDailyRunDue } from '../casework/timetable/daily-run-health.ts'
import { theService } from '../core/actor.ts'
import { formatDate } from '../core/day.ts'
import { throwRedacted } from './redact.ts'

const queue = 'daily-run'
const eachDay = `0 ${dailyRunHour} * * *`
const anHour = 3_600_000

type Options = {
  readonly anchorFolder: string | null
  readonly pollingIntervalSeconds: number
  readonly onError: (error: Error) => void
}

/**
 * Rebuilds summaries that an older build left incomplete, then does the daily run at its hour in England, once however
 * many processes there are, and at once where today's is missing. Each hour while a run is late it calls `onError`.
 * Gives a function that stops these calls.
 */
export async function scheduleDailyRun(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  services: Services,
  { anchorFolder, pollingIntervalSeconds, onError }: Options,
): Promise<() => void> {
  await rebuildSummaries(services)
  const run = async () => {
    const today = services.clock.today()
    await runDay(services, today, theService.name)
    if (anchorFolder !== null) await publishAnchor(services, today, anchorFolder)
  }
  await boss.work(queue, { pollingIntervalSeconds, batchSize: 1 }, () => run().catch(throwRedacted))
  await boss.schedule(queue, eachDay, {}, { tz: 'Europe/London' })
  if (await isDailyRunDue(services)) await boss.send(queue, {})
  const watch = setInterval(() => void warnIfLate(services, onError).catch(onError), anHour)
  watch.unref()
  return () => clearInterval(watch)
}

/** Warns the operator when the daily run is late: until it has run, nobody is reminded of anything. */
export async function warnIfLate(services: Services, onError: (error: Error) => void): Promise<void> {
  const { state, today, last } = await dailyRunHealth(services)
  if (state !== 'late') return
  const before = last === null ? 'It has never run before' : `The last was on ${formatDate(last.day)}`
  onError(
    new Error(`The daily run of ${formatDate(today)} is late, so nobody was reminded. ${before}: npm run run-day`),
  )
}
