import type { Day } from '../core/day.ts'
import type { Scan } from '../scan/scan.ts'
import type { Database } from '../store/database/database.ts'

/** What every question and command needs: the database, the clock, and settings; `main.ts` passes them in. */
export type Services = {
  readonly database: Database
  readonly clock: Clock
  /** The address at which people reach the service, without a slash at the end: emails link to it. */
  readonly publicUrl: string
  /** The address for help that emails name; null where none is set: none is guessed (interpretation 5). */
  readonly contactEmail: string | null
  /** Only where they differ from those of `sign-in.ts`. */
  readonly sessionLimits?: SessionLimits
  /** For how many days an upload waits; `usualUploadDays` where it is absent. */
  readonly uploadDays?: number
  /** The keys that seal secrets in the database: 32 bytes each, the newest first. Without any, secrets are stored unsealed. */
  readonly secretsKeys?: readonly Buffer[]
  /** Scans attached files for viruses; without it nothing does, and pages say so. */
  readonly scan?: Scan | null
  /** The folder that holds the content of attached files; without it the database does. */
  readonly attachmentsFolder?: string | null
}

/** The longest life of a session, in minutes: while it is not used, and in all. */
export type SessionLimits = { readonly idleMinutes: number; readonly absoluteMinutes: number }

/** `today` is the day of the guidance (the demo can move it); `now` is real time, an instant as ISO 8601 text in UTC. */
export type Clock = { readonly today: () => Day; readonly now: () => string }

/** The instant so many minutes before another; both ISO 8601 in UTC. */
export function minutesBefore(now: string, minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString()
}
