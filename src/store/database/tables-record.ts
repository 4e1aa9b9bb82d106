import type { ColumnType, Generated } from 'kysely'
import type { AttachmentKind } from '../../core/casefile/attachment.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day, Instant, Json } from './column-types.ts'

export type CasefilesTable = {
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
  readonly timetable_state: ColumnType<unknown, string | undefined, string>
  readonly escalated: Generated<boolean>
  readonly anchored_version: Generated<number>
}

export type CasefileCountsTable = {
  readonly cycle: string
  readonly stage: string
  readonly status: string
  readonly type: string
  readonly region: string | null
  readonly casefiles: number
}

export type EscalationsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly milestone: string
  readonly due_date: Day
  readonly proposed_on: Day
  readonly state: 'proposed' | 'declined' | 'confirmed' | 'decided'
  readonly reminders: number
  readonly region_asked_on: Day | null
  readonly last_contact_on: Day | null
  readonly answered_on: Day | null
  readonly answered_by: string | null
  readonly answered_reason: string | null
  readonly decision: string | null
  readonly decided_on: Day | null
  readonly decided_by: string | null
  readonly decided_reason: string | null
  readonly enforcement_notices: number
}

export type RegionTasksTable = {
  readonly organisation: string
  readonly cycle: string
  readonly kind: 'early-warning' | 'not-received' | 'help-requested' | 'closed-unmet'
  readonly number: number
  readonly region: string | null
  readonly since: Day
  readonly milestone: string | null
  readonly due_date: Day | null
  readonly published_on: Day | null
  readonly last_contact_on: Day | null
  readonly asked_by: string
  readonly reason: string
}

export type CasefileEventsTable = Recorded & {
  readonly organisation: string
  readonly guidance_version: string
}

export type CycleEventsTable = Recorded

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

export type DraftsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly kind: 'assessment' | 'plan' | 'review'
  readonly version: number
  readonly content: Json
  readonly changed_by: string | null
  readonly changed_by_name: string
  readonly changed_at: Instant
}

export type UploadsTable = {
  readonly id: Generated<string>
  readonly organisation: string
  readonly cycle: string
  readonly kind: 'plan' | 'assessment'
  readonly person: string
  readonly content: Json
  readonly uploaded_at: Instant
}

export type RegisterFilesTable = {
  readonly id: Generated<string>
  readonly person: string
  readonly cycle: string
  readonly observed_on: Day
  readonly source: string
  readonly state: Generated<'waiting' | 'reading' | 'read' | 'refused'>
  readonly attempts: Generated<number>
  readonly rows_read: Generated<number>
  readonly content: Buffer | null
  readonly refusal: string | null
  readonly result: Json | null
  readonly uploaded_at: Instant
}

export type RegisterFilePagesTable = {
  readonly file: string
  readonly list: 'problem' | 'left-out' | 'change'
  readonly page: number
  readonly entries: Json
}

export type StatusesTable = {
  readonly organisation: string
  readonly cycle: string
  readonly from_day: Day
  readonly sequence: number
  readonly status: Status
  readonly published_on: Day | null
  readonly basis: 'decided' | 'observed'
  readonly source: Generated<string>
}

export type ApprovedItemsTable = {
  readonly organisation: string
  readonly cycle: string
  readonly evidence: string
  readonly sent_on: Day
  readonly approved_on: Day
  readonly item: Json
}

export type AnchorsTable = {
  readonly sequence: number
  readonly day: Day
  readonly made_at: Instant
  readonly heads: Json
  readonly previous_root: string
  readonly root: string
}

export type AttachmentsTable = {
  readonly id: string
  readonly organisation: string
  readonly cycle: string
  readonly evidence: string
  readonly name: string
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly sha256: string
  readonly stored_in: 'database' | 'folder'
  readonly content: Buffer | null
  readonly attached_at: Instant
  readonly erased_at: Instant | null
}

export type RemovedCasefilesTable = {
  readonly organisation: string
  readonly cycle: string
  readonly version: number
  readonly hash: string
  readonly removed_at: Instant
}
