import type { Actor } from '../../core/actor.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import type { Day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { namesByCode } from '../../store/organisations/organisations.ts'
import { allServices, insertService, type ServiceEntry, updateService } from '../../store/regions/services-directory.ts'
import type { Services } from '../services.ts'

export type { ServiceEntry } from '../../store/regions/services-directory.ts'

/** Every data security service of the directory, available or withdrawn, by name. */
export async function servicesDirectory({ database }: Services): Promise<readonly DataSecurityService[]> {
  return allServices(database.withoutScope)
}

/** The outcome of saving an entry: `name-taken` where another service has its name. */
type SaveServiceResult = 'saved' | 'name-taken' | 'not-allowed'

/** Adds an entry to the directory, or with an id replaces that entry. Only the lead may. */
export async function saveService(
  { database, clock }: Services,
  actor: Actor,
  id: string | null,
  entry: ServiceEntry,
): Promise<SaveServiceResult> {
  if (!may(actor, 'manage-directory', null)) return 'not-allowed'
  const changed = { name: actor.name, on: clock.today() }
  const db = database.withoutScope
  const saved = id === null ? await insertService(db, entry, changed) : await updateService(db, id, entry, changed)
  return saved ? 'saved' : 'name-taken'
}

/** A data security service or an exemplar organisation that a region directed an organisation to. */
export type DirectedHelp =
  /** `entry` is the service's entry in the directory; null where no entry has this name any more. */
  | { readonly kind: 'service'; readonly name: string; readonly on: Day; readonly entry: DataSecurityService | null }
  | { readonly kind: 'exemplar'; readonly code: OdsCode; readonly name: string; readonly on: Day }

/** The help to which an organisation was directed, newest first and each once. */
export async function directedHelp(
  { database }: Services,
  { support }: Pick<Casefile, 'support'>,
): Promise<readonly DirectedHelp[]> {
  const newest = support.toReversed()
  if (!newest.some(({ services, exemplars }) => services.length + exemplars.length > 0)) return []
  const directory = await allServices(database.withoutScope)
  const names = await namesByCode(database.withoutScope, [...new Set(newest.flatMap(({ exemplars }) => exemplars))])
  const found = new Map<string, DirectedHelp>()
  for (const { services, exemplars, happenedOn: on } of newest) {
    for (const name of services) {
      const entry = directory.find((service) => service.name === name) ?? null
      if (!found.has(name)) found.set(name, { kind: 'service', name, on, entry })
    }
    for (const code of exemplars)
      if (!found.has(code)) found.set(code, { kind: 'exemplar', code, name: names.get(code) ?? code, on })
  }
  return [...found.values()]
}
