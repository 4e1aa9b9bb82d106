import { type RawBuilder, sql } from 'kysely'
import type { Attachment } from '../../core/casefile/attachment.ts'
import type { Stamp } from '../../core/casefile/events.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { StoredIn } from '../attachments/attachments.ts'
import type { Tx } from '../database/database.ts'
import type { RecordedEvent } from './casefiles.ts'

/** A casefile as every table stores it at one moment, to check that they agree. */
export type StoredCasefile = {
  readonly organisation: Organisation
  readonly cycle: CycleName
  /** The columns of its row, by name. */
  readonly row: Readonly<Record<string, unknown>>
  readonly events: readonly StoredEvent[]
  /** Its statuses in the public register, oldest first. */
  readonly statuses: readonly StoredStatus[]
  /** The rows of attached files, erased ones too. */
  readonly attachments: readonly StoredFile[]
  /** Its rows in the table of escalations, by milestone and due date; the columns by name. */
  readonly escalations: readonly Readonly<Record<string, unknown>>[]
  /** Its rows in the table of region tasks; the columns by name. */
  readonly regionTasks: readonly Readonly<Record<string, unknown>>[]
}

/** `contentSha256` is of the content in the database; null where the folder has it, or it is missing. */
export type StoredFile = Pick<Attachment, 'id' | 'evidence' | 'kind' | 'bytes' | 'sha256'> & {
  readonly name: string
  readonly storedIn: StoredIn
  readonly erased: boolean
  readonly contentSha256: string | null
}

/** With its content as it was stored, which the hash covers: `upcastEvent` gives today's shape. */
export type StoredEvent = RecordedEvent & { readonly previousHash: string; readonly typeColumn: string }

type StoredStatus = {
  readonly from_day: string
  readonly sequence: number
  readonly status: string
  readonly published_on: string | null
}

type Row = {
  readonly organisation: Organisation
  readonly casefile: Readonly<Record<string, unknown>> & { readonly cycle: CycleName }
  readonly events: readonly EventRow[]
  readonly statuses: readonly StoredStatus[]
  readonly attachments: readonly StoredFile[]
  readonly escalations: StoredCasefile['escalations']
  readonly regionTasks: StoredCasefile['regionTasks']
}

type EventRow = {
  readonly version: number
  readonly type: string
  readonly payload: object
  readonly by_person: string | null
  readonly by_name: string
  readonly by_role: string
  readonly on_day: string
  readonly recorded_at: string
  readonly guidance_version: string
  readonly previous_hash: string
  readonly hash: string
}

/** The next casefiles after one, by cycle and code, each read in one statement and so at one moment. */
export function storedCasefiles(
  tx: Tx,
  after: { readonly cycle: string; readonly organisation: string } | null,
  limit: number,
): Promise<readonly StoredCasefile[]> {
  const { cycle, organisation } = after ?? { cycle: '0000-00', organisation: '' }
  return readCasefiles(tx, sql`(c.cycle, c.organisation) > (${cycle}, ${organisation})`, limit)
}

/** One casefile, to be exported whole; null where there is none. */
export async function storedCasefile(tx: Tx, organisation: OdsCode, cycle: CycleName): Promise<StoredCasefile | null> {
  const [only] = await readCasefiles(tx, sql`c.cycle = ${cycle} and c.organisation = ${organisation}`, 1)
  return only ?? null
}

async function readCasefiles(tx: Tx, which: RawBuilder<unknown>, limit: number): Promise<readonly StoredCasefile[]> {
  const { rows } = await sql<Row>`
    select to_jsonb(o) as organisation, to_jsonb(c) as casefile,
      coalesce((select jsonb_agg(to_jsonb(e) order by e.version) from casefile_events e
        where e.organisation = c.organisation and e.cycle = c.cycle), '[]') as events,
      coalesce((select jsonb_agg(to_jsonb(s) order by s.sequence) from statuses s
        where s.organisation = c.organisation and s.cycle = c.cycle and s.basis = 'decided'), '[]') as statuses,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'evidence', a.evidence, 'kind', a.kind, 'bytes', a.bytes,
          'sha256', a.sha256, 'name', a.name, 'storedIn', a.stored_in, 'erased', a.erased_at is not null,
          'contentSha256', encode(sha256(a.content), 'hex')) order by a.attached_at, a.id)
        from attachments a where a.organisation = c.organisation and a.cycle = c.cycle), '[]') as attachments,
      coalesce((select jsonb_agg(to_jsonb(x) order by x.milestone, x.due_date) from escalations x
        where x.organisation = c.organisation and x.cycle = c.cycle), '[]') as escalations,
      coalesce((select jsonb_agg(to_jsonb(t)) from region_tasks t
        where t.organisation = c.organisation and t.cycle = c.cycle), '[]') as "regionTasks"
    from casefiles c join organisations o on o.code = c.organisation
    where ${which}
    order by c.cycle, c.organisation limit ${limit}`.execute(tx)
  return rows.map(({ organisation, casefile, events, statuses, attachments, escalations, regionTasks }) => ({
    organisation,
    cycle: casefile.cycle,
    row: casefile,
    events: events.map(eventOf),
    statuses,
    attachments,
    escalations,
    regionTasks,
  }))
}

function eventOf(row: EventRow): StoredEvent {
  return {
    ...(row.payload as RecordedEvent),
    by: { id: row.by_person ?? '', name: row.by_name, role: row.by_role as Stamp['by']['role'] },
    on: row.on_day as RecordedEvent['on'],
    guidance: row.guidance_version,
    version: row.version,
    recordedAt: new Date(row.recorded_at).toISOString(),
    hash: row.hash,
    previousHash: row.previous_hash,
    typeColumn: row.type,
  }
}
