import type { Generated, GeneratedAlways } from 'kysely'
import type { Audience } from '../../core/announcements/announcement.ts'
import type { OrganisationType } from '../../core/organisation.ts'
import type { Day, Instant, Json } from './column-types.ts'
import type {
  DailyRunsTable,
  OutboxTable,
  PendingRemindersTable,
  ReceivedMailTable,
  RemindersTable,
} from './tables-emails.ts'
import type {
  AppointmentsTable,
  CalendarsTable,
  IdentitiesTable,
  PendingSignInsTable,
  PeopleEventsTable,
  PeopleTable,
  SecondFactorsTable,
  SessionsTable,
  SignInAttemptsTable,
  SignInEmailsTable,
  SignInLinksTable,
  SignInRequestsTable,
  SingleSignOnAttemptsTable,
} from './tables-people.ts'
import type {
  AnchorsTable,
  ApprovedItemsTable,
  AttachmentsTable,
  CasefileCountsTable,
  CasefileEventsTable,
  CasefilesTable,
  CycleEventsTable,
  DraftsTable,
  EscalationsTable,
  RegionTasksTable,
  RegisterFilePagesTable,
  RegisterFilesTable,
  RemovedCasefilesTable,
  StatusesTable,
  UploadsTable,
} from './tables-record.ts'

/** The tables of schema `dspt` as the service may use them. Days are `2021-12-21`, instants ISO text in UTC. */
export type Tables = {
  readonly regions: RegionsTable
  readonly organisations: OrganisationsTable
  readonly people: PeopleTable
  readonly appointments: AppointmentsTable
  readonly sessions: SessionsTable
  readonly casefiles: CasefilesTable
  readonly casefile_counts: CasefileCountsTable
  readonly escalations: EscalationsTable
  readonly region_tasks: RegionTasksTable
  readonly casefile_events: CasefileEventsTable
  readonly drafts: DraftsTable
  readonly uploads: UploadsTable
  readonly register_files: RegisterFilesTable
  readonly register_file_pages: RegisterFilePagesTable
  readonly statuses: StatusesTable
  readonly cycle_events: CycleEventsTable
  readonly outbox: OutboxTable
  readonly settings: SettingsTable
  readonly received_mail: ReceivedMailTable
  readonly approved_items: ApprovedItemsTable
  readonly reminders: RemindersTable
  readonly pending_reminders: PendingRemindersTable
  readonly daily_runs: DailyRunsTable
  readonly announcements: AnnouncementsTable
  readonly announcement_events: AnnouncementEventsTable
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
  readonly sign_in_attempts: SignInAttemptsTable
  readonly sign_in_requests: SignInRequestsTable
  readonly sign_in_emails: SignInEmailsTable
  readonly sign_in_links: SignInLinksTable
  readonly single_sign_on_attempts: SingleSignOnAttemptsTable
  readonly identities: IdentitiesTable
  readonly pending_sign_ins: PendingSignInsTable
  readonly second_factors: SecondFactorsTable
  readonly people_events: PeopleEventsTable
}

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

type SettingsTable = { readonly name: string; readonly value: string }

export type GuidanceProposalsTable = {
  readonly id: Generated<string>
  readonly cycle: string
  readonly state: Generated<'proposed' | 'issued' | 'withdrawn'>
  readonly content: Json
  readonly proposed_by: string
  readonly proposed_by_name: string
  readonly proposed_on: Day
  readonly proposed_at: Instant
  readonly settled_by: string | null
  readonly settled_by_name: string | null
  readonly settled_on: Day | null
  readonly count_run: Generated<number>
  readonly count_state: Generated<'none' | 'counting' | 'counted'>
  readonly counted_for: Generated<string>
  readonly counted: Generated<number>
  readonly to_count: Generated<number>
}

type GuidanceEffectsTable = {
  readonly proposal: string
  readonly organisation: string
  readonly sequence: number
  readonly kind: string
  readonly concerns: string
  readonly what: string
  readonly before: string
  readonly after: string
}

type AnnouncementsTable = {
  readonly id: Generated<string>
  readonly version: Generated<number>
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly day: Day | null
  readonly time_of_day: string
  readonly from_day: Day
  readonly until_day: Day
  readonly cycle: string
  readonly audience: Audience
  readonly ended_on: Day | null
}

type AnnouncementEventsTable = {
  readonly announcement: string
  readonly version: number
  readonly type: 'added' | 'changed' | 'ended'
  readonly content: Json
  readonly by_person: string
  readonly by_name: string
  readonly on_day: Day
  readonly recorded_at: Instant
}

type RequestCountsTable = {
  readonly minute: Instant
  readonly key_hash: string
  readonly requests: number
}

type SuccessionsTable = {
  readonly id: Generated<string>
  readonly organisation: string
  readonly closed: Day | null
  readonly successors: readonly string[]
  readonly reason: string
  readonly by_person: string
  readonly by_name: string
  readonly on_day: Day
  readonly recorded_at: Instant
}

type DataSecurityServicesTable = {
  readonly id: Generated<string>
  readonly name: string
  readonly helps_with: string
  readonly serves: readonly string[]
  readonly contact: string
  readonly from_day: Day
  readonly until_day: Day | null
  readonly changed_by_name: string
  readonly changed_on: Day
}

type ExemplarsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly evidence: string
  readonly agreed_on: Day
  readonly withdrawn_on: Day | null
}
