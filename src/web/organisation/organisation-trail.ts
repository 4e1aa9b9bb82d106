import type { Actor } from '../../core/actor.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'

/** The trail down to an organisation's home, without it for the SRO, who is let into single casefiles only. */
export function organisationTrail(viewer: Actor, { code, name, region }: Organisation): readonly [Crumb, ...Crumb[]] {
  const mayOpenHome = may(viewer, 'read-casefile', { organisation: code, region, referredToSro: false })
  const work = { text: 'My work', href: '/' }
  return mayOpenHome ? [work, { text: name, href: `/organisations/${code}` }] : [work]
}
