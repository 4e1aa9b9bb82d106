import type { Actor, Appointment } from '../core/actor.ts'
import type { OdsCode } from '../core/organisation.ts'
import { permissions } from '../core/permissions.ts'
import type { Database, Scope } from '../store/database.ts'
import { codesInRegions, codesLetInto } from '../store/organisations.ts'

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
  const national = central.some((each) => reads(each) && !isLetIn(each))
  const inRegions = await codesInRegions(database.withoutScope, regions)
  const letIn = !national && central.some(isLetIn) ? await database.inTransaction(serviceScope, codesLetInto) : []
  return { national, organisations: [...own, ...inRegions, ...letIn], heirs: own, person: actor.id }
}

/** The SRO and the NIS authority are let into single casefiles, when something in them was referred or escalated. */
export function isLetIn({ role }: Appointment): boolean {
  return role === 'sro' || role === 'nis-authority'
}

function reads({ role }: Appointment): boolean {
  const readers = permissions['read-casefile']
  return Array.isArray(readers) && readers.includes(role)
}
