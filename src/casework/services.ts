import type { Day } from '../core/day.ts'
import type { Scan } from '../scan/scan.ts'
import type { Database } from '../store/database/database.ts'

/** What every question and command needs: the database, and what day and time it is, told from above. */
export type Services = {
  readonly database: Database
  readonly clock: Clock
  /** Where the service is reached, without a slash at the end: emails link to it. */
  readonly publicUrl: string
  /** Whom an email says to ask for help; null where no address is set: none is guessed (reading 5). */
  readonly contactEmail: string | null
  /** Where they are not those of `sign-in.ts`. */
  readonly sessionLimits?: SessionLimits
  /** What secrets in the database are sealed with: 32 bytes each, the newest first. Without any they are kept as they are. */
  readonly secretsKeys?: readonly Buffer[]
  /** Looks for viruses in what is attached; without it nothing does, and pages say so. */
  readonly scan?: Scan | null
  /** Where the content of attached files is kept; without it in the database. */
  readonly attachmentsFolder?: string | null
}

/** How long a session lives, in minutes: without use, and at the most. */
export type SessionLimits = { readonly idleMinutes: number; readonly absoluteMinutes: number }

/** `today` is the day of the guidance (the demo can move it); `now` is real time, an instant as ISO 8601 text in UTC. */
export type Clock = { readonly today: () => Day; readonly now: () => string }

/** The instant so many minutes before another; both ISO 8601 in UTC. */
export function minutesBefore(now: string, minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString()
}
