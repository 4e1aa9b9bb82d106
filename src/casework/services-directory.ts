import type { Actor } from '../core/actor.ts'
import type { DataSecurityService } from '../core/catalogue/data-security-service.ts'
import { may } from '../core/permissions.ts'
import { allServices, insertService, type ServiceEntry, updateService } from '../store/services-directory.ts'
import type { Casework } from './casework.ts'

export type { ServiceEntry } from '../store/services-directory.ts'

/** Every data security service that is or was to be had, by name. */
export async function servicesDirectory({ database }: Casework): Promise<readonly DataSecurityService[]> {
  return allServices(database.withoutScope)
}

/** What became of an entry: `name-taken` where another service has its name. */
export type Kept = 'kept' | 'name-taken' | 'not-allowed'

/** Adds an entry to the directory, or with an id writes that one anew. Only the lead keeps it. */
export async function keepService(
  { database, clock }: Casework,
  actor: Actor,
  id: string | null,
  entry: ServiceEntry,
): Promise<Kept> {
  if (!may(actor, 'keep-directory', null)) return 'not-allowed'
  const keeper = { name: actor.name, on: clock.today() }
  const db = database.withoutScope
  const kept = id === null ? await insertService(db, entry, keeper) : await updateService(db, id, entry, keeper)
  return kept ? 'kept' : 'name-taken'
}
