import type { Actor, Appointment } from '../core/actor.ts'
import type { OdsCode } from '../core/organisation.ts'
import { permissions } from '../core/permissions.ts'
import type { Database, Scope } from '../store/database.ts'
import { codesInRegions } from '../store/organisations.ts'

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
  const national = appointments.some((each) => !('region' in each) && !('organisation' in each) && reads(each))
  const inRegions = await codesInRegions(database.withoutScope, regions)
  return { national, organisations: [...own, ...inRegions], person: actor.id }
}

function reads({ role }: Appointment): boolean {
  const readers = permissions['read-casefile']
  return Array.isArray(readers) && readers.includes(role)
}
