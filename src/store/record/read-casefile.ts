import { type RawBuilder, sql } from 'kysely'
import type { Appointment } from '../../core/actor.ts'
import type { IssuedChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import { prepared } from '../database/connection.ts'
import type { Tx } from '../database/database.ts'
import { type ChangeRow, issuedChangeOf } from '../guidance/guidance.ts'
import { appointmentsOf } from '../people/people.ts'
import type { MailedPlan } from '../plans/uploads.ts'
import {
  type CasefileDrafts,
  type CasefileRow,
  draftsOf,
  type EventRow,
  type RecordedEvent,
  recordedEventOf,
} from './casefiles.ts'

/** What somebody knows of a casefile already: its last event, null before the first, and how many changes of guidance. */
export type Known = {
  readonly last: Pick<RecordedEvent, 'version' | 'hash'> | null
  readonly changes: number
}

/** The people of whom something is read with a casefile; null reads nothing of them. */
type PeopleInput = {
  /** Whose workbooks, sent by email, wait. */
  readonly mailed: string | null
  /** Whose roles of this moment are read. */
  readonly roles: string | null
}

/** What is new in a casefile since somebody read it, and its drafts. */
export type CasefileNews = {
  readonly organisation: Organisation
  /** null where it has none yet, or the transaction may not see it. */
  readonly row: CasefileRow | null
  /** Whether the last event that was known is still there: if not, what was known is another casefile's. */
  readonly follows: boolean
  /** After the last one that was known, oldest first. */
  readonly events: readonly RecordedEvent[]
  readonly drafts: CasefileDrafts
  /** The changes of the cycle's guidance after those that were known. */
  readonly changes: readonly IssuedChange[]
  /** The workbooks that this person sent by email for it and that wait for them, the newest first. */
  readonly mailed: readonly MailedPlan[]
  /** The roles that this person has now; none where they were removed. */
  readonly roles: readonly Appointment[]
}

type Row = {
  readonly organisation: Organisation | null
  readonly row: CasefileRow | null
  readonly follows: boolean
  readonly events: readonly EventRow[] | null
  readonly drafts: Readonly<Record<string, unknown>> | null
  readonly changes: readonly ChangeRow[] | null
  readonly mailed: readonly MailedPlan[] | null
  readonly roles: Parameters<typeof appointmentsOf>[0] | null
}

/** Everything about a casefile in one statement, as every page of one needs it; null where there is no such organisation. */
export async function readCasefile(
  tx: Tx,
  code: OdsCode,
  cycle: CycleName,
  people: PeopleInput,
  known: Known = { last: null, changes: 0 },
): Promise<CasefileNews | null> {
  const row = await readRow(tx, code, cycle, people, known)
  if (row === undefined || row.organisation === null) return null
  return {
    organisation: row.organisation,
    row: row.row,
    follows: known.last === null || row.follows,
    events: (row.events ?? []).map((event) => recordedEventOf(withInstant(event))),
    drafts: draftsOf(row.drafts ?? {}),
    changes: (row.changes ?? []).map((change, index) => issuedChangeOf(withInstant(change), known.changes + index + 1)),
    mailed: row.mailed ?? [],
    roles: appointmentsOf(row.roles ?? []),
  }
}

async function readRow(
  tx: Tx,
  code: OdsCode,
  cycle: CycleName,
  { mailed, roles }: PeopleInput,
  { last, changes }: Known,
): Promise<Row | undefined> {
  const here = sql`organisation = ${code} and cycle = ${cycle}`
  const { rows } = await sql<Row>`${prepared('casefile')}
    select
      (select to_json(o) from (
        select code, name, type, region, opened, closed, successors, demo from organisations where code = ${code}
      ) o) as organisation,
      (select json_build_object('version', version, 'referredToSro', referred_to_sro, 'escalated', escalated)
        from casefiles where ${here}) as row,
      ${eventsAfter(here, last)},
      (select json_object_agg(kind, content) from drafts where ${here}) as drafts,
      (select json_agg(to_json(c) order by version) from (
        select version, payload, by_name, on_day, recorded_at from cycle_events
        where cycle = ${cycle} and type = 'guidance-changed' order by version offset ${changes}
      ) c) as changes,
      ${mailedBy(mailed, here)},
      ${rolesOf(roles)}
  `.execute(tx)
  return rows[0]
}

function eventsAfter(here: RawBuilder<unknown>, last: Known['last']): RawBuilder<unknown> {
  return sql`
      exists (select from casefile_events
        where ${here} and version = ${last?.version ?? 0} and hash = ${last?.hash ?? ''}) as follows,
      (select json_agg(to_json(e) order by version) from (
        select payload, by_person, by_name, by_role, on_day, guidance_version, version, recorded_at, hash
        from casefile_events where ${here} and version > ${last?.version ?? 0}
      ) e) as events`
}

function mailedBy(person: string | null, here: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
      (select json_agg(json_build_object('id', id, 'organisation', organisation, 'cycle', cycle,
          'fileName', content->>'fileName', 'mailedAt', content->>'mailedAt') order by uploaded_at desc, id)
        from uploads where person = ${person}::uuid and kind = 'plan' and ${here} and content ? 'mailedAt') as mailed`
}

function rolesOf(person: string | null): RawBuilder<unknown> {
  return sql`
      (select json_agg(json_build_object('role', role, 'organisation', organisation, 'region', region))
        from appointments where person = (select id from people where id = ${person}::uuid and removed_at is null)) as roles`
}

/** PostgreSQL writes instants into JSON in another form than the one that events are hashed with. */
function withInstant<R extends { readonly recorded_at: string }>(row: R): R {
  return { ...row, recorded_at: new Date(row.recorded_at).toISOString() }
}
