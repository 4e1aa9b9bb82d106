import { dropAnchor } from '../casework/anchors.ts'
import type { Casework } from '../casework/casework.ts'
import { dayHealth, isOpeningDue, opensAtHour } from '../casework/day-health.ts'
import type { openQueues } from '../casework/open-queues.ts'
import { openTheDay } from '../casework/open-the-day.ts'
import { rebuildSummaries } from '../casework/rebuild-summaries.ts'
import { theService } from '../core/actor.ts'
import { inWords } from '../core/day.ts'
import { throwPlainly } from './plainly.ts'

const queue = 'open-the-day'
const eachDay = `0 ${opensAtHour} * * *`
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
export async function openEachDay(
  { boss }: Awaited<ReturnType<typeof openQueues>>,
  casework: Casework,
  { anchorFolder, pollingIntervalSeconds, onError }: Options,
): Promise<() => void> {
  await rebuildSummaries(casework)
  const open = async () => {
    const today = casework.clock.today()
    await openTheDay(casework, today, theService.name)
    if (anchorFolder !== null) await dropAnchor(casework, today, anchorFolder)
  }
  await boss.work(queue, { pollingIntervalSeconds, batchSize: 1 }, () => open().catch(throwPlainly))
  await boss.schedule(queue, eachDay, {}, { tz: 'Europe/London' })
  if (await isOpeningDue(casework)) await boss.send(queue, {})
  const watch = setInterval(() => void tellIfLate(casework, onError).catch(onError), anHour)
  watch.unref()
  return () => clearInterval(watch)
}

/** The operator’s warning: while nobody opens the day, nobody is reminded of anything. */
export async function tellIfLate(casework: Casework, onError: (error: Error) => void): Promise<void> {
  const { state, today, last } = await dayHealth(casework)
  if (state !== 'late') return
  const before = last === null ? 'No day was opened before' : `The last was ${inWords(last.day)}`
  onError(new Error(`${inWords(today)} is not open, so nobody was asked for anything. ${before}: npm run open-the-day`))
}
