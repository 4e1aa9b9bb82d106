import type { Actor, Appointment } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import type { OdsCode } from '../core/organisation.ts'
import { organisationScope, type PermissionScope, permissions } from '../core/permissions.ts'
import type { Database, Scope, Tx } from '../store/database/database.ts'
import { codesInRegions, codesWithCaseByCaseAccess } from '../store/organisations/organisations.ts'
import { type CasefileKey, permissionScopeOf } from '../store/record/casefiles.ts'

/** The scope of the service itself, for work that no person requested. */
export const serviceScope: Scope = { national: true, organisations: [], person: null }

/**
 * What the database lets this person's transactions see. It follows from their appointments, never from the request. A
 * national role that reads no casefile sees none here either.
 */
export async function scopeOf(database: Database, actor: Actor): Promise<Scope> {
  const { appointments } = actor
  const regions = appointments.flatMap((each) => ('region' in each ? [each.region] : []))
  const own: readonly OdsCode[] = appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  const central = appointments.filter((each) => !('region' in each) && !('organisation' in each))
  const national = central.some((each) => readsCasefiles(each) && !hasCaseByCaseAccess(each))
  const inRegions = await codesInRegions(database.withoutScope, regions)
  const caseByCase =
    !national && central.some(hasCaseByCaseAccess)
      ? await database.inTransaction(serviceScope, codesWithCaseByCaseAccess)
      : []
  return { national, organisations: [...own, ...inRegions, ...caseByCase], successors: own, person: actor.id }
}

/** The SRO and the NIS authority see a casefile only when something in it was referred or escalated. */
function hasCaseByCaseAccess({ role }: Appointment): boolean {
  return role === 'sro' || role === 'nis-authority'
}

function readsCasefiles({ role }: Appointment): boolean {
  const readers = permissions['read-casefile']
  return Array.isArray(readers) && readers.includes(role)
}

/** The scope for one person: the database is queried for facts of the casefile only where they can decide. */
export async function permissionScopeFor(tx: Tx, actor: Actor, key: CasefileKey, today: Day): Promise<PermissionScope> {
  return needsCasefileFacts(actor) ? permissionScopeOf(tx, key, today) : organisationScope(key.organisation, today)
}

export function needsCasefileFacts({ appointments }: Actor): boolean {
  return appointments.some(hasCaseByCaseAccess)
}
