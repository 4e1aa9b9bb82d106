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
 * Makes whole what an older build left without a standing, then opens each day at its hour in England, once however
 * many processes there are, and at once where one was missed. Tells `onError` each hour while a day is late. Gives what
 * stops the telling.
 */
export async function scheduleDailyRun(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  casework: Services,
  { anchorFolder, pollingIntervalSeconds, onError }: Options,
): Promise<() => void> {
  await rebuildSummaries(casework)
  const open = async () => {
    const today = casework.clock.today()
    await runDay(casework, today, theService.name)
    if (anchorFolder !== null) await publishAnchor(casework, today, anchorFolder)
  }
  await boss.work(queue, { pollingIntervalSeconds, batchSize: 1 }, () => open().catch(throwRedacted))
  await boss.schedule(queue, eachDay, {}, { tz: 'Europe/London' })
  if (await isDailyRunDue(casework)) await boss.send(queue, {})
  const watch = setInterval(() => void warnIfLate(casework, onError).catch(onError), anHour)
  watch.unref()
  return () => clearInterval(watch)
}

/** The operator’s warning: while nobody opens the day, nobody is reminded of anything. */
export async function warnIfLate(casework: Services, onError: (error: Error) => void): Promise<void> {
  const { state, today, last } = await dailyRunHealth(casework)
  if (state !== 'late') return
  const before = last === null ? 'No day was opened before' : `The last was ${formatDate(last.day)}`
  onError(
    new Error(`${formatDate(today)} is not open, so nobody was asked for anything. ${before}: npm run open-the-day`),
  )
}
