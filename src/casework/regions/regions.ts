import type { Actor } from '../../core/actor.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { may, regionScope } from '../../core/permissions.ts'
import { type Person, peopleHolding } from '../../store/people/people.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { type Exemplar, exemplarsIn } from '../../store/regions/exemplars.ts'
import { type MeetsItem, whoMeets } from '../../store/regions/regions.ts'
import { allServices } from '../../store/regions/services-directory.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

export type { Exemplar } from '../../store/regions/exemplars.ts'
export type { MeetsItem, RegionCasefile } from '../../store/regions/regions.ts'

/** Where a region may direct one Trust to. */
export type AvailableHelp = {
  readonly services: readonly DataSecurityService[]
  /** Organisations of the region that agreed to be named for one of its items. */
  readonly exemplars: readonly Exemplar[]
  /** The organisations that meet these items; for the region only. */
  readonly meets: readonly MeetsItem[]
}

/** null for those who may not see the region of this organisation, and where it has none. */
export async function availableHelp(
  services: Services,
  actor: Actor,
  { organisation, cycle }: CasefileKey,
  evidence: readonly EvidenceReference[],
): Promise<AvailableHelp | null> {
  const { region, code } = organisation
  if (region === null || !may(actor, 'see-region', regionScope(region))) return null
  return services.database.inTransaction(scopeOf(actor), async (tx) => ({
    services: await allServices(tx),
    exemplars: (await exemplarsIn(tx, region)).filter((each) => each.code !== code && evidence.includes(each.evidence)),
    meets: await whoMeets(tx, { region, cycle, except: code }, evidence),
  }))
}

/** The Regional Security Leads of an organisation; empty where none is known, or it belongs to no region. */
export async function securityLeadsOf(
  { database }: Services,
  { organisation }: Pick<CasefileKey, 'organisation'>,
): Promise<readonly Person[]> {
  const { code, region } = organisation
  if (region === null) return []
  return peopleHolding(database.withoutScope, ['regional-security-lead'], code, region)
}
