import { sql } from 'kysely'
import type { Appointment } from '../../core/actor.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'

/** A person of a rehearsal. The id is given, so that the same rehearsal leaves the same record. */
export type MadeUpPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly appointment: Appointment
}

/** All of them with two statements. */
export async function insertMadeUpPeople(tx: Tx, people: readonly MadeUpPerson[]): Promise<void> {
  const rows = JSON.stringify(
    people.map(({ appointment, ...person }) => ({ organisation: null, region: null, ...appointment, ...person })),
  )
  await sql`
    insert into people (id, name, email, demo)
    select id, name, email, true from jsonb_to_recordset(${rows}::jsonb) as given (id uuid, name text, email text)
  `.execute(tx)
  await sql`
    insert into appointments (person, role, organisation, region)
    select id, role, organisation, region
    from jsonb_to_recordset(${rows}::jsonb) as given (id uuid, role text, organisation text, region text)
  `.execute(tx)
}

/** An organisation with the cycles in whose register it is listed. */
type ListedOrganisation = Organisation & { readonly cycles: readonly CycleName[] }

/** Every real organisation, by code. */
export async function everyOrganisation(tx: Tx): Promise<readonly ListedOrganisation[]> {
  const { rows } = await sql<ListedOrganisation>`
    select code, name, type, region, opened, closed, successors, demo, register_cycles as cycles
    from organisations where not demo order by code
  `.execute(tx)
  return rows
}

/** The timetable state of each casefile that was sent reminders on a day, by organisation code. */
export async function timetableStatesRemindedOn(
  tx: Tx,
  cycle: CycleName,
  on: string,
): Promise<readonly { readonly organisation: OdsCode; readonly timetableState: TimetableState }[]> {
  const { rows } = await sql<{ organisation: OdsCode; timetableState: TimetableState }>`
    select organisation, timetable_state as "timetableState" from casefiles
    where cycle = ${cycle} and timetable_state->'reminders' @> ${JSON.stringify([{ on }])}::jsonb
    order by organisation
  `.execute(tx)
  return rows
}

/** How many emails of each kind were written, delivered or not. */
export async function emailsByKind(tx: Tx): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from outbox group by kind order by kind
  `.execute(tx)
  return rows
}
