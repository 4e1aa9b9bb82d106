import type { Appointment } from '../core/actor.ts'
import type { OdsCode } from '../core/organisation.ts'
import type { Tx } from './database.ts'
import { appointmentsOf } from './people.ts'
import type { PeopleEventsTable } from './tables-sign-in.ts'

/** One change of what somebody may do, as it was recorded. */
export type PeopleEvent = {
  readonly id: number
  readonly type: PeopleEventsTable['type']
  readonly appointment: Appointment | null
  readonly byName: string
  readonly on: string
  readonly recordedAt: string
}

/** What was changed of one person, newest first; of one organisation only, where one is named. */
export async function peopleEventsOf(
  tx: Tx,
  person: string,
  organisation: OdsCode | null,
): Promise<readonly PeopleEvent[]> {
  const rows = await tx
    .selectFrom('people_events')
    .select(['id', 'type', 'role', 'organisation', 'region', 'by_name as byName', 'on_day as on'])
    .select('recorded_at as recordedAt')
    .where('person', '=', person)
    .$if(organisation !== null, (query) => query.where('organisation', '=', organisation))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ role, organisation: code, region, ...event }) => ({
    ...event,
    appointment: role === null ? null : (appointmentsOf([{ role, organisation: code, region }])[0] ?? null),
  }))
}

/** How many people this keeper let in for the first time on a day. */
export async function countInvitedBy(tx: Tx, keeper: string, on: string): Promise<number> {
  const { count } = await tx
    .selectFrom('people_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('by_person', '=', keeper)
    .where('type', '=', 'invited')
    .where('on_day', '=', on)
    .executeTakeFirstOrThrow()
  return Number(count)
}
