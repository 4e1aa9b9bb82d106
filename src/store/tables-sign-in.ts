import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from './tables.ts'

/** What a limit counts. */
export type TriesKind = 'link-to-address' | 'link-from-network' | 'single-sign-on-from-network' | 'second-factor'

export type SignInTriesTable = {
  readonly kind: TriesKind
  readonly key_hash: string
  readonly tried_at: Instant
}

export type SignInRequestsTable = {
  readonly id: Generated<string>
  readonly email: string
  readonly next: string
  readonly asked_at: Instant
}

export type SignInLettersTable = {
  readonly letter: string
  readonly person: string
  readonly next: string
  readonly asked_at: Instant
  readonly used_at: Instant | null
}

export type SignInLinksTable = { readonly token_hash: string; readonly letter: string }

export type SignInJourneysTable = {
  readonly state_hash: string
  readonly browser_hash: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
  readonly begun_at: Instant
}

export type IdentitiesTable = {
  readonly issuer: string
  readonly subject: string
  readonly person: string
  readonly first_seen_at: Instant
}

export type HalfSignInsTable = {
  readonly token_hash: string
  readonly person: string
  readonly next: string
  readonly begun_at: Instant
}

export type SecondFactorsTable = {
  readonly person: string
  readonly secret: string
  readonly begun_at: Instant
  readonly confirmed_at: Instant | null
  readonly last_step: number | null
  readonly recovery: Generated<readonly string[]>
}

export type PeopleEventsTable = {
  readonly id: GeneratedAlways<number>
  readonly person: string
  readonly type: 'invited' | 'role-given' | 'role-taken' | 'removed' | 'brought-back' | 'second-factor-removed'
  readonly role: string | null
  readonly organisation: string | null
  readonly region: string | null
  readonly by_person: string | null
  readonly by_name: string
  readonly on_day: Day
  readonly recorded_at: Instant
}
