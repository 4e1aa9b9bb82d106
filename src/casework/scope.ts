import type { Actor, Appointment } from '../core/actor.ts'
import type { OdsCode } from '../core/organisation.ts'
import { permissions } from '../core/permissions.ts'
import type { Scope } from '../store/database/database.ts'

/** The scope of the service itself, for work that no person requested. */
export const serviceScope: Scope = { national: true, organisations: [], person: null }

/**
 * What the database lets this person's transactions see. It follows from their appointments, never from the request. A
 * national role that reads no casefile sees none here either.
 */
export function scopeOf({ id, appointments }: Actor): Scope {
  const regions = appointments.flatMap((each) => ('region' in each ? [each.region] : []))
  const own: readonly OdsCode[] = appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : []))
  const central = appointments.filter((each) => !('region' in each) && !('organisation' in each))
  return {
    national: central.some((each) => readsCasefiles(each) && !hasCaseByCaseAccess(each)),
    organisations: own,
    successors: own,
    regions,
    caseByCase: central.some(hasCaseByCaseAccess),
    person: id,
  }
}

/** The SRO and the NIS authority see a casefile only when something in it was referred or escalated. */
function hasCaseByCaseAccess({ role }: Appointment): boolean {
  return role === 'sro' || role === 'nis-authority'
}

function readsCasefiles({ role }: Appointment): boolean {
  const readers = permissions['read-casefile']
  return Array.isArray(readers) && readers.includes(role)
}
