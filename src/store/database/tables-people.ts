import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from './column-types.ts'

/** What a limit counts. */
export type AttemptKind = 'link-to-address' | 'link-from-network' | 'single-sign-on-from-network' | 'second-factor'

export type SignInAttemptsTable = {
  readonly kind: AttemptKind
  readonly key_hash: string
  readonly attempted_at: Instant
}

export type SignInRequestsTable = {
  readonly id: Generated<string>
  readonly email: string
  readonly next: string
  readonly requested_at: Instant
}

export type SignInEmailsTable = {
  readonly email: string
  readonly person: string
  readonly next: string
  readonly requested_at: Instant
  readonly used_at: Instant | null
}

export type SignInLinksTable = { readonly token_hash: string; readonly email: string }

export type SingleSignOnAttemptsTable = {
  readonly state_hash: string
  readonly browser_hash: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
  readonly started_at: Instant
}

export type IdentitiesTable = {
  readonly issuer: string
  readonly subject: string
  readonly person: string
  readonly first_seen_at: Instant
}

export type PendingSignInsTable = {
  readonly token_hash: string
  readonly person: string
  readonly next: string
  readonly started_at: Instant
}

export type SecondFactorsTable = {
  readonly person: string
  readonly secret: string
  readonly started_at: Instant
  readonly confirmed_at: Instant | null
  readonly last_step: number | null
  readonly recovery: Generated<readonly string[]>
}

export type PeopleEventsTable = {
  readonly id: GeneratedAlways<number>
  readonly person: string
  readonly type:
    | 'invited'
    | 'role-given'
    | 'role-taken'
    | 'removed'
    | 'reinstated'
    | 'second-factor-removed'
    | 'new-account-let-in'
  readonly role: string | null
  readonly organisation: string | null
  readonly region: string | null
  readonly by_person: string | null
  readonly by_name: string
  readonly on_day: Day
  readonly recorded_at: Instant
}

export type CalendarsTable = { readonly person: string; readonly token_hash: string; readonly made_on: Day }

export type PeopleTable = {
  readonly id: Generated<string>
  readonly name: string
  readonly email: string
  readonly demo: Generated<boolean>
  readonly removed_at: Instant | null
}

export type AppointmentsTable = {
  readonly person: string
  readonly role: string
  readonly organisation: string | null
  readonly region: string | null
}

export type SessionsTable = {
  readonly token_hash: string
  readonly person: string
  readonly started_at: Instant
  readonly last_seen_at: Instant
  readonly device: Generated<string>
  readonly id: Generated<string>
  readonly sign_in_method: Generated<'demo' | 'single-sign-on' | 'mail-link' | 'mail-link-and-code'>
}
