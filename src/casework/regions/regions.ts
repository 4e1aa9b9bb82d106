import type { Actor } from '../../core/actor.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { cycleNames } from '../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import type { RegionCode } from '../../core/organisation.ts'
import { may, regionScope } from '../../core/permissions.ts'
import type { Tx } from '../../store/database/database.ts'
import { publicScope } from '../../store/database/database.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { type Person, peopleHolding } from '../../store/people/people.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { type Exemplar, exemplarsIn } from '../../store/regions/exemplars.ts'
import {
  casefilesIn,
  type MeetsItem,
  type RegionCasefile,
  type RegionEvent,
  regionEvents,
  whoMeets,
} from '../../store/regions/regions.ts'
import { allServices } from '../../store/regions/services-directory.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

export type { Exemplar } from '../../store/regions/exemplars.ts'
export type { MeetsItem, RegionCasefile, RegionEvent } from '../../store/regions/regions.ts'

/** All that the page of a region shows. */
export type RegionView = {
  readonly casefiles: readonly RegionCasefile[]
  /** The emails to the region, the requests made of it and its own events, newest first. */
  readonly events: readonly RegionEvent[]
  readonly exemplars: readonly Exemplar[]
  readonly guidance: ReadonlyMap<CycleName, CycleGuidance | null>
}

/** null for those who may not see this region. */
export async function regionView(services: Services, actor: Actor, region: RegionCode): Promise<RegionView | null> {
  if (!may(actor, 'see-region', regionScope(region))) return null
  return services.database.inTransaction(await scopeOf(services.database, actor), async (tx) => ({
    casefiles: await casefilesIn(tx, region),
    events: await regionEvents(tx, region),
    exemplars: await exemplarsIn(tx, region),
    guidance: await guidanceByCycle(tx),
  }))
}

async function guidanceByCycle(tx: Tx): Promise<RegionView['guidance']> {
  const found = new Map<CycleName, CycleGuidance | null>()
  for (const name of cycleNames) found.set(name, await guidanceOf(tx, name))
  return found
}

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
  return services.database.inTransaction(await scopeOf(services.database, actor), async (tx) => ({
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
  return database.inTransaction(publicScope, (tx) => peopleHolding(tx, ['regional-security-lead'], code, region))
}
