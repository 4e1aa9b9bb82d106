import type { Actor, Appointment } from '../core/actor.ts'
import { type Casefile, newCasefile } from '../core/casefile/casefile.ts'
import { evolve } from '../core/casefile/evolve.ts'
import type { Day } from '../core/day.ts'
import { type IssuedChange, withChanges } from '../core/guidance/change.ts'
import { type CycleName, cycle as cycleNamed, parseCycleName } from '../core/guidance/cycles.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../core/guidance/guidance.ts'
import { type OdsCode, type Organisation, parseOdsCode } from '../core/organisation.ts'
import { may, organisationScope, type Permission, type PermissionScope, permissions } from '../core/permissions.ts'
import { NewerContent } from '../core/plan/upcast.ts'
import type { Tx } from '../store/database/database.ts'
import { organisationByCode } from '../store/organisations/organisations.ts'
import type { MailedPlan } from '../store/plans/uploads.ts'
import { type CasefileKey, permissionScopeOf, type RecordedEvent } from '../store/record/casefiles.ts'
import { type CasefileNews, readCasefile } from '../store/record/read-casefile.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'

/** A casefile as it was read at one moment, for a person who may read it. */
export type CasefileView = {
  readonly casefileKey: CasefileKey
  /** The scope in which permissions were checked. */
  readonly permissionScope: PermissionScope
  readonly casefile: Casefile
  readonly events: readonly RecordedEvent[]
  /** Every change of the cycle's guidance, oldest first. */
  readonly changes: readonly IssuedChange[]
  /** The guidance with these changes; null where the guidance of the cycle is not known. */
  readonly dated: CycleGuidance | null
  /** The guidance in force today, null before the first guidance. */
  readonly today: Guidance | null
  /** The workbooks that the person emailed for it and that wait for them, the newest first. */
  readonly mailed: readonly MailedPlan[]
}

/** The casefile that an address names; null when there is no such organisation or cycle. */
export async function findCasefile(services: Services, code: string, cycle: string): Promise<CasefileKey | null> {
  const name = parseCycleName(cycle)
  const organisation = name === null ? null : await findOrganisation(services, code)
  return organisation === null || name === null ? null : { organisation, cycle: name }
}

/** The organisation that an address names, which is public; null where there is none. */
export async function findOrganisation({ database }: Services, code: string): Promise<Organisation | null> {
  const ods = parseOdsCode(code)
  return ods === null ? null : organisationByCode(database.withoutScope, ods)
}

/**
 * The casefile that an address names, with its events and guidance, in one transaction. null where there is no such
 * organisation or cycle, and for those who may not do `permission` there.
 */
export async function casefileAtAddress(
  { database, clock }: Services,
  actor: Actor,
  permission: Permission,
  address: { readonly code: string; readonly cycle: string },
): Promise<CasefileView | null> {
  const [code, cycle] = [parseOdsCode(address.code), parseCycleName(address.cycle)]
  if (code === null || cycle === null) return null
  return database.inTransaction(scopeOf(actor), (tx) => openIn(tx, actor, permission, { code, cycle }, clock.today()))
}

/** A casefile with its events and guidance, null for those who may not do `permission` there. */
export function casefileFor(
  services: Services,
  actor: Actor,
  permission: Permission,
  { organisation, cycle }: CasefileKey,
): Promise<CasefileView | null> {
  return casefileAtAddress(services, actor, permission, { code: organisation.code, cycle })
}

/**
 * The same for several casefiles, in one transaction; null in the position of each in which this person may not do it, and
 * `newer` where only a newer version of the service can read it.
 */
export async function casefilesFor(
  { database, clock }: Services,
  actor: Actor,
  permission: Permission,
  keys: readonly CasefileKey[],
): Promise<readonly (CasefileView | 'newer' | null)[]> {
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const views: (CasefileView | 'newer' | null)[] = []
    for (const key of keys) views.push(await openOrNewer(tx, actor, permission, key, clock.today()))
    return views
  })
}

/** What was read already, for those who may do `permission` there too; of a casefile that is only named, as it is now. */
export async function viewAt(
  services: Services,
  actor: Actor,
  permission: Permission,
  at: CasefileKey | CasefileView,
): Promise<CasefileView | null> {
  if (!('events' in at)) return casefileFor(services, actor, permission, at)
  return may(actor, permission, at.permissionScope) ? at : null
}

async function openIn(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { code, cycle }: { readonly code: OdsCode; readonly cycle: CycleName },
  today: Day,
): Promise<CasefileView | null> {
  const news = await readCasefile(tx, code, cycle, { mailed: sendsWorkbooks(actor) ? actor.id : null, roles: null })
  if (news === null || !may(actor, permission, permissionScopeOf(news.organisation, news.row, today))) return null
  return viewAfter({ organisation: news.organisation, cycle }, null, news, today)
}

async function openOrNewer(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { organisation, cycle }: CasefileKey,
  today: Day,
): Promise<CasefileView | 'newer' | null> {
  try {
    return await openIn(tx, actor, permission, { code: organisation.code, cycle }, today)
  } catch (error) {
    if (!(error instanceof NewerContent)) throw error
    return may(actor, permission, organisationScope(organisation, today)) ? 'newer' : null
  }
}

function sendsWorkbooks({ appointments }: Actor): boolean {
  const editors = permissions['edit-plan']
  return Array.isArray(editors) && appointments.some(({ role }) => editors.includes(role))
}

/**
 * The view of a casefile behind its lock, with the roles that this person has now. Of what was read before, only what
 * has changed is read again; the organisation and its permission scope are those of this moment.
 */
export async function viewNow(
  tx: Tx,
  { organisation, cycle }: CasefileKey,
  known: CasefileView | null,
  person: string,
  today: Day,
): Promise<{ readonly now: CasefileView; readonly roles: readonly Appointment[] }> {
  const last = known?.events.at(-1) ?? null
  const seen = { last, changes: known?.changes.length ?? 0 }
  const news = await readCasefile(tx, organisation.code, cycle, { mailed: null, roles: person }, seen)
  if (news === null) throw new Error(`There is no organisation ${organisation.code}: it was there a moment ago`)
  if (!news.follows) return viewNow(tx, { organisation, cycle }, null, person, today)
  return { now: viewAfter({ organisation: news.organisation, cycle }, known, news, today), roles: news.roles }
}

function viewAfter(casefileKey: CasefileKey, known: CasefileView | null, news: CasefileNews, today: Day): CasefileView {
  const { organisation, cycle } = casefileKey
  const before = known === null ? newCasefile(organisation, cycle) : { ...known.casefile, organisation }
  const changes = [...(known?.changes ?? []), ...news.changes]
  const base = cycleNamed(cycle).guidance
  const dated = base === null ? null : withChanges(base, changes)
  return {
    casefileKey,
    permissionScope: permissionScopeOf(organisation, news.row, today),
    casefile: { ...news.events.reduce<Casefile>(evolve, before), ...news.drafts },
    events: [...(known?.events ?? []), ...news.events],
    changes,
    dated,
    today: guidanceOn(dated, today),
    mailed: known?.mailed ?? news.mailed,
  }
}

/** True where this person may do it in this casefile; so that pages show no link or button that would lead nowhere. */
export async function mayDo(
  services: Services,
  actor: Actor,
  permission: Permission,
  key: CasefileKey,
): Promise<boolean> {
  if (may(actor, permission, organisationScope(key.organisation, services.clock.today()))) return true
  return (await casefileFor(services, actor, permission, key)) !== null
}
