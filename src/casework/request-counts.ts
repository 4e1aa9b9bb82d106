import { addRequestCounts, deleteRequestCountsBefore } from '../store/database/request-counts.ts'
import { hashOf } from './people/sign-in/secrets.ts'
import { minutesBefore, type Services } from './services.ts'

/** How often somebody asked within this minute of the clock, as far as is known, and when the next begins. */
type RequestCount = { readonly requests: number; readonly millisecondsLeft: number }

/**
 * Requests by key and minute. Each process counts for itself, so that no page waits for it, and now and then tells the
 * others through the database: a limit holds over all of them to within what came since.
 */
export type RequestCounts = {
  /** One more request; `key` is kept as its hash only. */
  readonly count: (key: string) => RequestCount
  /** Tells what was counted since, and learns what the others counted. Without a database each process is alone. */
  readonly exchange: () => Promise<void>
}

type Count = { known: number; unreported: number }

export function requestCounts({ database, clock }: Pick<Services, 'database' | 'clock'>): RequestCounts {
  let [minute, cleared] = ['', '']
  let counts = new Map<string, Count>()
  const turnTo = (now: string) => {
    if (minuteOf(now) === minute) return
    minute = minuteOf(now)
    counts = new Map()
  }
  const exchange = async () => {
    turnTo(clock.now())
    const [of, counted] = [minute, counts]
    const untold = takeUnreported(counted)
    if (untold.size === 0) return
    const known = await addRequestCounts(database.withoutScope, of, untold)
    for (const [key, requests] of known) updateKnown(counted, key, requests)
    if (of === cleared) return
    await deleteRequestCountsBefore(database.withoutScope, minutesBefore(of, 2))
    cleared = of
  }
  return {
    count: (key) => {
      const now = clock.now()
      turnTo(now)
      const hash = hashOf(key)
      const count = counts.get(hash) ?? { known: 0, unreported: 0 }
      count.unreported += 1
      counts.set(hash, count)
      return { requests: count.known + count.unreported, millisecondsLeft: 60_000 - (Date.parse(now) % 60_000) }
    },
    exchange,
  }
}

/** What was not told yet counts as known from here on: the answer brings the sum of all. */
function takeUnreported(counts: Map<string, Count>): ReadonlyMap<string, number> {
  const untold = new Map<string, number>()
  for (const [key, count] of counts) {
    if (count.unreported === 0) continue
    untold.set(key, count.unreported)
    count.known += count.unreported
    count.unreported = 0
  }
  return untold
}

function updateKnown(counts: Map<string, Count>, key: string, requests: number): void {
  const count = counts.get(key)
  if (count !== undefined) count.known = Math.max(count.known, requests)
}

function minuteOf(now: string): string {
  return `${now.slice(0, 16)}:00.000Z`
}
