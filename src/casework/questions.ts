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

/** The casefile that an address names; null when there is no such organisation or cycle. */
export async function findCasefile(services: Services, code: string, cycle: string): Promise<CasefileKey | null> {
  const [ods, name] = [parseOdsCode(code), parseCycleName(cycle)]
  if (ods === null || name === null) return null
  const organisation = await organisationByCode(services.database.withoutScope, ods)
  return organisation === null ? null : { organisation, cycle: name }
}

/** The scope in which this person’s permission is checked at an address; null where there is no such organisation or cycle. */
export async function permissionScopeAt(
  services: Services,
  actor: Actor,
  code: string,
  cycle: string | null,
): Promise<PermissionScope | null> {
  const ods = parseOdsCode(code)
  const organisation = ods === null ? null : await organisationByCode(services.database.withoutScope, ods)
  if (organisation === null) return null
  if (cycle === null) return organisationScope(organisation, services.clock.today())
  const name = parseCycleName(cycle)
  if (name === null) return null
  if (!needsCasefileFacts(actor)) return organisationScope(organisation, services.clock.today())
  return services.database.inTransaction(serviceScope, (tx) =>
    permissionScopeOf(tx, { organisation, cycle: name }, services.clock.today()),
  )
}

/** A casefile with its events and guidance, null for those who may not do `permission` there. */
export async function casefileFor(
  services: Services,
  actor: Actor,
  permission: Permission,
  key: CasefileKey,
): Promise<CasefileView | null> {
  const [view = null] = await casefilesFor(services, actor, permission, [key])
  return view
}

/** The same for several casefiles, in one transaction; null in the position of each in which this person may not do it. */
export async function casefilesFor(
  services: Services,
  actor: Actor,
  permission: Permission,
  keys: readonly CasefileKey[],
): Promise<readonly (CasefileView | null)[]> {
  const scope = await scopeOf(services.database, actor)
  const today = services.clock.today()
  return services.database.inTransaction(scope, async (tx) => {
    const views: (CasefileView | null)[] = []
    for (const key of keys) {
      const isOpen = may(actor, permission, await permissionScopeFor(tx, actor, key, today))
      views.push(isOpen ? await viewOf(tx, key, today) : null)
    }
    return views
  })
}

async function viewOf(tx: Tx, key: CasefileKey, today: Day): Promise<CasefileView> {
  const events = await eventsOf(tx, key)
  const casefile = await casefileFrom(tx, key, events)
  const guidance = await guidanceOf(tx, key.cycle)
  return { casefile, events, dated: guidance, today: guidanceOn(guidance, today) }
}

/** What a page about one casefile is given. `today` is the guidance in force today, null before the first guidance. */
export type CasefileView = {
  readonly casefile: Casefile
  readonly events: readonly RecordedEvent[]
  readonly dated: CycleGuidance | null
  readonly today: Guidance | null
}

/** True where this person may do it in this casefile; so that pages show no link or button that would lead nowhere. */
export async function mayDo(
  services: Services,
  actor: Actor,
  permission: Permission,
  key: CasefileKey,
): Promise<boolean> {
  const scope = await scopeOf(services.database, actor)
  return services.database.inTransaction(scope, async (tx) =>
    may(actor, permission, await permissionScopeFor(tx, actor, key, services.clock.today())),
  )
}
