import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may, organisationAsSubject } from '../../core/permissions.ts'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'

/** The trail down to an organisation's home, without it for the SRO, who is let into single casefiles only. */
export function organisationTrail(viewer: Actor, organisation: Organisation, today: Day): readonly [Crumb, ...Crumb[]] {
  const mayOpenHome = may(viewer, 'read-casefile', organisationAsSubject(organisation, today))
  const { name, code } = organisation
  const work = { text: 'My work', href: '/' }
  return mayOpenHome ? [work, { text: name, href: `/organisations/${code}` }] : [work]
}
