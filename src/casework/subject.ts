import type { Actor } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import { organisationAsSubject, type Subject } from '../core/permissions.ts'
import type { Place } from '../store/casefiles.ts'
import type { Tx } from '../store/database.ts'
import { isLetIn } from './scope.ts'

/** What a permission is asked about when it is asked about a casefile. */
export async function subjectOf(tx: Tx, { organisation, cycle }: Place, today: Day): Promise<Subject> {
  const row = await tx
    .selectFrom('casefiles')
    .select(['referred_to_sro', 'escalated'])
    .where('organisation', '=', organisation.code)
    .where('cycle', '=', cycle)
    .executeTakeFirst()
  return {
    ...organisationAsSubject(organisation, today),
    referredToSro: row?.referred_to_sro ?? false,
    escalated: row?.escalated ?? false,
  }
}

/** The same for one person: what is in the casefile is only asked of the database for those whom it may let in. */
export async function subjectFor(tx: Tx, actor: Actor, place: Place, today: Day): Promise<Subject> {
  return asksForCasefile(actor) ? subjectOf(tx, place, today) : organisationAsSubject(place.organisation, today)
}

export function asksForCasefile({ appointments }: Actor): boolean {
  return appointments.some(isLetIn)
}
