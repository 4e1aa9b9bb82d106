import { sql } from 'kysely'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'

/** A casefile in which an escalation was ever proposed. */
export type EscalatedRow = Organisation & {
  readonly cycle: CycleName
  readonly timetableState: TimetableState
}

/** Every such casefile that the transaction may see, by name. */
export async function casefilesWithEscalations(tx: Tx): Promise<readonly EscalatedRow[]> {
  const { rows } = await sql<EscalatedRow>`
    select o.code, o.name, o.type, o.region, o.opened, o.closed, o.successors, o.demo, c.cycle, c.timetable_state as "timetableState"
    from casefiles c
    join organisations o on o.code = c.organisation
    where c.version > 0 and c.timetable_state -> 'escalations' <> '[]'::jsonb
    order by o.name, c.cycle
  `.execute(tx)
  return rows
}

type DecisionEvent = CasefileEvent & {
  readonly type: 'escalation-confirmed' | 'escalation-declined' | 'escalation-decided' | 'enforcement-notice-recorded'
}

/** A decision about an escalation, by a person. */
export type EscalationEvent = {
  readonly code: OdsCode
  readonly cycle: CycleName
  readonly on: CasefileEvent['on']
  readonly by: string
  readonly event: DecisionEvent
}

/** Every such decision in the casefiles of these organisations, oldest first. */
export async function escalationEvents(tx: Tx, codes: readonly OdsCode[]): Promise<readonly EscalationEvent[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<EscalationEvent>`
    select organisation as code, cycle, on_day as "on", by_name as "by", payload as event
    from casefile_events
    where organisation = any(${codes}::text[])
      and type in ('escalation-confirmed', 'escalation-declined', 'escalation-decided', 'enforcement-notice-recorded')
    order by organisation, cycle, version
  `.execute(tx)
  return rows
}
