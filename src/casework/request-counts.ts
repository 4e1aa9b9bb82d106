import { addRequestCounts, deleteRequestCountsBefore } from '../store/database/request-counts.ts'
import { hashOf } from './people/sign-in/secrets.ts'
import { minutesBefore, type Services } from './services.ts'

/** How many requests this minute of the clock has had, as far as this process knows, and when the next minute begins. */
type RequestCount = { readonly requests: number; readonly millisecondsLeft: number }

/**
 * Counts requests by key and minute. Each process counts on its own, so that no page waits for the count, and shares its
 * count through the database now and then: between two exchanges a limit can be exceeded by what the others counted.
 */
export type RequestCounts = {
  /** Counts one more request; only the hash of `key` is stored. */
  readonly count: (key: string) => RequestCount
  /** Adds the requests counted since the last exchange, and reads the sum of all processes. */
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
    const unreported = takeUnreported(counted)
    if (unreported.size === 0) return
    const known = await addRequestCounts(database.withoutScope, of, unreported)
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

/** What is unreported counts as known from here on: the answer brings the sum of all processes. */
function takeUnreported(counts: Map<string, Count>): ReadonlyMap<string, number> {
  const unreported = new Map<string, number>()
  for (const [key, count] of counts) {
    if (count.unreported === 0) continue
    unreported.set(key, count.unreported)
    count.known += count.unreported
    count.unreported = 0
  }
  return unreported
}

function updateKnown(counts: Map<string, Count>, key: string, requests: number): void {
  const count = counts.get(key)
  if (count !== undefined) count.known = Math.max(count.known, requests)
}

function minuteOf(now: string): string {
  return `${now.slice(0, 16)}:00.000Z`
}
