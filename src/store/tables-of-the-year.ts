import type { Generated } from 'kysely'
import type { Day, Instant } from './tables.ts'

type AskKey = {
  readonly organisation: string
  readonly cycle: string
  readonly milestone: string
  readonly occasion: Day
  readonly rung: string
}

export type AsksTable = AskKey & { readonly on_day: Day }

export type ChasesTable = AskKey & {
  readonly to_email: string
  readonly to_person: string | null
  readonly to_name: string
  readonly to_role: string
  readonly asked_on: Day
  readonly letter: string | null
  readonly dropped: Generated<boolean>
}

export type OpenedDaysTable = {
  readonly day: Day
  readonly begun_at: Instant
  readonly finished_at: Instant | null
  readonly by_name: string
  readonly casefiles: Generated<number>
  readonly asks: Generated<number>
  readonly letters: Generated<number>
}
