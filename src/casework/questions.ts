import type { Actor } from '../core/actor.ts'
import type { Casefile } from '../core/casefile/casefile.ts'
import type { Day } from '../core/day.ts'
import { parseCycleName } from '../core/guidance/cycles.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../core/guidance/guidance.ts'
import { parseOdsCode } from '../core/organisation.ts'
import { may, organisationScope, type Permission, type PermissionScope } from '../core/permissions.ts'
import type { Tx } from '../store/database/database.ts'
import { guidanceOf } from '../store/guidance/guidance.ts'
import { organisationByCode } from '../store/organisations/organisations.ts'
import {
  type CasefileKey,
  casefileFrom,
  eventsOf,
  permissionScopeOf,
  type RecordedEvent,
} from '../store/record/casefiles.ts'
import { needsCasefileFacts, permissionScopeFor, scopeOf, serviceScope } from './scope.ts'
import type { Services } from './services.ts'

/** The place an address names, or null when there is no such organisation or cycle. */
export async function findCasefile(casework: Services, code: string, cycle: string): Promise<CasefileKey | null> {
  const [ods, name] = [parseOdsCode(code), parseCycleName(cycle)]
  if (ods === null || name === null) return null
  const organisation = await organisationByCode(casework.database.withoutScope, ods)
  return organisation === null ? null : { organisation, cycle: name }
}

/** What this person’s permission is asked about at an address; null where there is no such organisation or cycle. */
export async function permissionScopeAt(
  casework: Services,
  actor: Actor,
  code: string,
  cycle: string | null,
): Promise<PermissionScope | null> {
  const ods = parseOdsCode(code)
  const organisation = ods === null ? null : await organisationByCode(casework.database.withoutScope, ods)
  if (organisation === null) return null
  if (cycle === null) return organisationScope(organisation, casework.clock.today())
  const name = parseCycleName(cycle)
  if (name === null) return null
  if (!needsCasefileFacts(actor)) return organisationScope(organisation, casework.clock.today())
  return casework.database.inTransaction(serviceScope, (tx) =>
    permissionScopeOf(tx, { organisation, cycle: name }, casework.clock.today()),
  )
}

/** A casefile with its events and guidance, or null for whoever may not do `permission` there. */
export async function casefileFor(
  casework: Services,
  actor: Actor,
  permission: Permission,
  place: CasefileKey,
): Promise<CasefileView | null> {
  const [view = null] = await casefilesFor(casework, actor, permission, [place])
  return view
}

/** The same of several casefiles, in one transaction; null in the place of each that this person may not do it in. */
export async function casefilesFor(
  casework: Services,
  actor: Actor,
  permission: Permission,
  places: readonly CasefileKey[],
): Promise<readonly (CasefileView | null)[]> {
  const scope = await scopeOf(casework.database, actor)
  const today = casework.clock.today()
  return casework.database.inTransaction(scope, async (tx) => {
    const views: (CasefileView | null)[] = []
    for (const place of places) {
      const isOpen = may(actor, permission, await permissionScopeFor(tx, actor, place, today))
      views.push(isOpen ? await viewOf(tx, place, today) : null)
    }
    return views
  })
}

async function viewOf(tx: Tx, place: CasefileKey, today: Day): Promise<CasefileView> {
  const events = await eventsOf(tx, place)
  const casefile = await casefileFrom(tx, place, events)
  const guidance = await guidanceOf(tx, place.cycle)
  return { casefile, events, dated: guidance, today: guidanceOn(guidance, today) }
}

/** What a page about one casefile is given. `today` is the guidance in force today, null before its first words. */
export type CasefileView = {
  readonly casefile: Casefile
  readonly events: readonly RecordedEvent[]
  readonly dated: CycleGuidance | null
  readonly today: Guidance | null
}

/** True where this person may do it in this place; for links and buttons that would otherwise lead nowhere. */
export async function mayDo(
  casework: Services,
  actor: Actor,
  permission: Permission,
  place: CasefileKey,
): Promise<boolean> {
  const scope = await scopeOf(casework.database, actor)
  return casework.database.inTransaction(scope, async (tx) =>
    may(actor, permission, await permissionScopeFor(tx, actor, place, casework.clock.today())),
  )
}
