import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Status } from '../core/casefile/status.ts'
import type { OrganisationType } from '../core/organisation.ts'
import type { AnchorsTable } from './tables-anchors.ts'
import type { AttachmentsTable } from './tables-attachments.ts'
import type { GuidanceEffectsTable, GuidanceProposalsTable } from './tables-of-guidance-changes.ts'
import type { LettersTable } from './tables-of-letters.ts'
import type { CalendarsTable, NoticeEventsTable, NoticesTable } from './tables-of-notices.ts'
import type { RequestCountsTable } from './tables-of-requests.ts'
import type { RemovedCasefilesTable } from './tables-of-retention.ts'
import type { SuccessionsTable } from './tables-of-successions.ts'
import type { MailboxTable } from './tables-of-the-mailbox.ts'
import type { AsksTable, ChasesTable, OpenedDaysTable } from './tables-of-the-year.ts'
import type { DataSecurityServicesTable, ExemplarsTable } from './tables-regions.ts'
import type {
  HalfSignInsTable,
  IdentitiesTable,
  PeopleEventsTable,
  SecondFactorsTable,
  SignInJourneysTable,
  SignInLettersTable,
  SignInLinksTable,
  SignInRequestsTable,
  SignInTriesTable,
} from './tables-sign-in.ts'

/** The tables of schema `dspt` as the service may use them. Days are `2021-12-21`, instants ISO text in UTC. */
export type Tables = {
  readonly regions: RegionsTable
  readonly organisations: OrganisationsTable
  readonly people: PeopleTable
  readonly appointments: AppointmentsTable
  readonly sessions: SessionsTable
  readonly casefiles: CasefilesTable
  readonly casefile_events: CasefileEventsTable
  readonly drafts: DraftsTable
  readonly uploads: UploadsTable
  readonly statuses: StatusesTable
  readonly cycle_events: CycleEventsTable
  readonly letters: LettersTable
  readonly settings: SettingsTable
  readonly mailbox: MailboxTable
  readonly approved_items: ApprovedItemsTable
  readonly asks: AsksTable
  readonly chases: ChasesTable
  readonly opened_days: OpenedDaysTable
  readonly notices: NoticesTable
  readonly notice_events: NoticeEventsTable
  readonly calendars: CalendarsTable
  readonly guidance_proposals: GuidanceProposalsTable
  readonly guidance_effects: GuidanceEffectsTable
  readonly data_security_services: DataSecurityServicesTable
  readonly exemplars: ExemplarsTable
  readonly successions: SuccessionsTable
  readonly anchors: AnchorsTable
  readonly attachments: AttachmentsTable
  readonly request_counts: RequestCountsTable
  readonly removed_casefiles: RemovedCasefilesTable
  readonly sign_in_tries: SignInTriesTable
  readonly sign_in_requests: SignInRequestsTable
  readonly sign_in_letters: SignInLettersTable
  readonly sign_in_links: SignInLinksTable
  readonly sign_in_journeys: SignInJourneysTable
  readonly identities: IdentitiesTable
  readonly half_sign_ins: HalfSignInsTable
  readonly second_factors: SecondFactorsTable
  readonly people_events: PeopleEventsTable
}

export type Day = string
export type Instant = string

/** Read as a value, written as JSON text: given an array, `pg` would write a PostgreSQL array instead. */
export type Json = ColumnType<unknown, string, string>

type RegionsTable = { readonly code: string; readonly name: string }

type OrganisationsTable = {
  readonly code: string
  readonly name: string
  readonly type: OrganisationType
  readonly region: string | null
  readonly opened: Day | null
  readonly closed: Day | null
  readonly successors: Generated<readonly string[]>
  readonly register_cycles: Generated<readonly string[]>
  readonly demo: Generated<boolean>
  readonly search_text: GeneratedAlways<string>
}

type PeopleTable = {
  readonly id: Generated<string>
  readonly name: string
  readonly email: string
  readonly demo: Generated<boolean>
  readonly removed_at: Instant | null
}

type AppointmentsTable = {
  readonly person: string
  readonly role: string
  readonly organisation: string | null
  readonly region: string | null
}

type SessionsTable = {
  readonly token_hash: string
  readonly person: string
  readonly started_at: Instant
  readonly last_seen_at: Instant
  readonly device: Generated<string>
  readonly id: Generated<string>
  readonly began_by: Generated<'demo' | 'single-sign-on' | 'mail-link' | 'mail-link-and-code'>
}

type CasefilesTable = {
  readonly organisation: string
  readonly cycle: string
  readonly version: number
  readonly status: Status
  readonly status_since: Day | null
  readonly published_on: Day | null
  readonly stage: string
  readonly stage_since: Day | null
  readonly items: Generated<number>
  readonly outstanding: Generated<number>
  readonly latest_completion: Day | null
  readonly findings: Generated<number>
  readonly last_update_on: Day | null
  readonly referred_to_sro: Generated<boolean>
  readonly standing: ColumnType<unknown, string | undefined, string>
  readonly escalated: Generated<boolean>
  readonly anchored_version: Generated<number>
}

type CasefileEventsTable = Recorded & {
  readonly organisation: string
  readonly guidance_version: string
}

type CycleEventsTable = Recorded

/** What the two streams of events have in common. */
type Recorded = {
  readonly cycle: string
  readonly version: number
  readonly type: string
  readonly payload: Json
  readonly by_person: string | null
  readonly by_name: string
  readonly by_role: string
  readonly on_day: Day
  readonly recorded_at: Instant
  readonly previous_hash: string
  readonly hash: string
}

type DraftsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly kind: 'assessment' | 'plan' | 'review'
  readonly version: number
  readonly content: Json
  readonly changed_by: string | null
  readonly changed_by_name: string
  readonly changed_at: Instant
}

type UploadsTable = {
  readonly id: Generated<string>
  readonly organisation: string | null
  readonly cycle: string
  readonly kind: 'plan' | 'assessment' | 'register'
  readonly person: string
  readonly content: Json
  readonly uploaded_at: Instant
}

type StatusesTable = {
  readonly organisation: string
  readonly cycle: string
  readonly from_day: Day
  readonly sequence: number
  readonly status: Status
  readonly published_on: Day | null
  readonly basis: 'decided' | 'observed'
  readonly source: Generated<string>
}

type SettingsTable = { readonly name: string; readonly value: string }

type ApprovedItemsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly evidence: string
  readonly sent_on: Day
  readonly approved_on: Day
  readonly item: Json
}
