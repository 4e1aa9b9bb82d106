import type { Casefile } from '../core/casefile/casefile.ts'
import type { DataSecurityService } from '../core/catalogue/data-security-service.ts'
import type { Day } from '../core/day.ts'
import type { OdsCode } from '../core/organisation.ts'
import { namesByCode } from '../store/organisation-names.ts'
import { allServices } from '../store/services-directory.ts'
import type { Casework } from './casework.ts'

/** A data security service or an exemplar organisation that a region directed an organisation to. */
export type DirectedHelp =
  /** `entry` is what the directory says of it; null where it has no entry of this name any more. */
  | { readonly kind: 'service'; readonly name: string; readonly on: Day; readonly entry: DataSecurityService | null }
  | { readonly kind: 'exemplar'; readonly code: OdsCode; readonly name: string; readonly on: Day }

/** The help that an organisation was directed to, newest first and each once. */
export async function directedHelp(
  { database }: Casework,
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
