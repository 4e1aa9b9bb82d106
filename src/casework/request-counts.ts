import { addRequestCounts, deleteRequestCountsBefore } from '../store/request-counts.ts'
import type { Casework } from './casework.ts'
import { minutesBefore } from './sign-in/earlier.ts'
import { hashOf } from './sign-in/token.ts'

/** How often somebody asked within this minute of the clock, as far as is known, and when the next begins. */
export type Counted = { readonly requests: number; readonly millisecondsLeft: number }

/**
 * Requests by key and minute. Each process counts for itself, so that no page waits for it, and now and then tells the
 * others through the database: a limit holds over all of them to within what came since.
 */
export type RequestCounts = {
  /** One more request; `key` is kept as its hash only. */
  readonly count: (key: string) => Counted
  /** Tells what was counted since, and learns what the others counted. Without a database each process is alone. */
  readonly exchange: () => Promise<void>
}

type Standing = { known: number; untold: number }

export function requestCounts({ database, clock }: Pick<Casework, 'database' | 'clock'>): RequestCounts {
  let [minute, cleared] = ['', '']
  let standings = new Map<string, Standing>()
  const turnTo = (now: string) => {
    if (minuteOf(now) === minute) return
    minute = minuteOf(now)
    standings = new Map()
  }
  const exchange = async () => {
    turnTo(clock.now())
    const [of, counted] = [minute, standings]
    const untold = takeUntold(counted)
    if (untold.size === 0) return
    const known = await addRequestCounts(database.withoutScope, of, untold)
    for (const [key, requests] of known) tell(counted, key, requests)
    if (of === cleared) return
    await deleteRequestCountsBefore(database.withoutScope, minutesBefore(of, 2))
    cleared = of
  }
  return {
    count: (key) => {
      const now = clock.now()
      turnTo(now)
      const hash = hashOf(key)
      const standing = standings.get(hash) ?? { known: 0, untold: 0 }
      standing.untold += 1
      standings.set(hash, standing)
      return { requests: standing.known + standing.untold, millisecondsLeft: 60_000 - (Date.parse(now) % 60_000) }
    },
    exchange,
  }
}

/** What was not told yet counts as known from here on: the answer brings the sum of all. */
function takeUntold(standings: Map<string, Standing>): ReadonlyMap<string, number> {
  const untold = new Map<string, number>()
  for (const [key, standing] of standings) {
    if (standing.untold === 0) continue
    untold.set(key, standing.untold)
    standing.known += standing.untold
    standing.untold = 0
  }
  return untold
}

function tell(standings: Map<string, Standing>, key: string, requests: number): void {
  const standing = standings.get(key)
  if (standing !== undefined) standing.known = Math.max(standing.known, requests)
}

function minuteOf(now: string): string {
  return `${now.slice(0, 16)}:00.000Z`
}
