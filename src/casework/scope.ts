import type { Actor, Appointment } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import type { OdsCode } from '../core/organisation.ts'
import { organisationScope, type PermissionScope, permissions } from '../core/permissions.ts'
import type { Database, Scope, Tx } from '../store/database/database.ts'
import { codesInRegions, codesWithCaseByCaseAccess } from '../store/organisations/organisations.ts'
import { type CasefileKey, permissionScopeOf } from '../store/record/casefiles.ts'

/** A scope of the service itself, for work that no person asked for. */
export const serviceScope: Scope = { national: true, organisations: [], person: null }

/**
 * What the database lets this person's transactions see: it follows from their appointments, never from what they ask.
 * A national role that reads no casefile has no business behind this wall either.
 */
export async function scopeOf(database: Database, actor: Actor): Promise<Scope> {
  const { appointments } = actor
  const regions = appointments.flatMap((each) => ('region' in each ? [each.region] : []))
  const own: readonly OdsCode[] = appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  const central = appointments.filter((each) => !('region' in each) && !('organisation' in each))
  const national = central.some((each) => readsCasefiles(each) && !hasCaseByCaseAccess(each))
  const inRegions = await codesInRegions(database.withoutScope, regions)
  const letIn =
    !national && central.some(hasCaseByCaseAccess)
      ? await database.inTransaction(serviceScope, codesWithCaseByCaseAccess)
      : []
  return { national, organisations: [...own, ...inRegions, ...letIn], successors: own, person: actor.id }
}

/** The SRO and the NIS authority are let into single casefiles, when something in them was referred or escalated. */
function hasCaseByCaseAccess({ role }: Appointment): boolean {
  return role === 'sro' || role === 'nis-authority'
}

function readsCasefiles({ role }: Appointment): boolean {
  const readers = permissions['read-casefile']
  return Array.isArray(readers) && readers.includes(role)
}

/** The same for one person: what is in the casefile is only asked of the database for those whom it may let in. */
export async function permissionScopeFor(
  tx: Tx,
  actor: Actor,
  place: CasefileKey,
  today: Day,
): Promise<PermissionScope> {
  return needsCasefileFacts(actor) ? permissionScopeOf(tx, place, today) : organisationScope(place.organisation, today)
}

export function needsCasefileFacts({ appointments }: Actor): boolean {
  return appointments.some(hasCaseByCaseAccess)
}
