import type { Day } from '../day.ts'
import { type EvidenceArea, type EvidenceReference, sharesEvidence } from './evidence.ts'

/** T1, T7 “applicable data security services”: an entry of the directory that the lead manages. */
export type DataSecurityService = {
  readonly id: string
  readonly name: string
  readonly helpsWith: string
  /** Evidence items, assertions and standards that it helps to meet. */
  readonly serves: readonly EvidenceArea[]
  readonly contact: string
  readonly from: Day
  /** The last day it can be used; null while none is known. */
  readonly until: Day | null
}

export type ServiceState = 'to-come' | 'available' | 'ended'

export function serviceStateOn({ from, until }: Pick<DataSecurityService, 'from' | 'until'>, today: Day): ServiceState {
  if (today < from) return 'to-come'
  return until !== null && today > until ? 'ended' : 'available'
}

/** The services available on a day that help with this item, its assertion or its standard. */
export function servicesFor(
  services: readonly DataSecurityService[],
  evidence: EvidenceReference | EvidenceArea,
  today: Day,
): readonly DataSecurityService[] {
  return services.filter(
    (service) =>
      serviceStateOn(service, today) === 'available' && service.serves.some((area) => sharesEvidence(area, evidence)),
  )
}
