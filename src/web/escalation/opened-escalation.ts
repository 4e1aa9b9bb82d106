import { lastHeardOn } from '../../core/casefile/casefile.ts'
import type { Escalation } from '../../core/casefile/engagement.ts'
import { type EscalationState, type Lapse, lapseOf, stateOfEscalation } from '../../core/casefile/escalations.ts'
import { may, organisationAsSubject, type Permission } from '../../core/permissions.ts'
import { type Answer, notFound } from '../answer.ts'
import { type Opened, openCasefile } from '../organisation/opened.ts'
import { forViewer, type Route, type SignedInRequest } from '../page-request.ts'
import { withReturnDay } from '../with-return-day.tsx'

/** One escalation of a casefile as it stands now. */
export type ShownEscalation = Escalation & {
  readonly shown: EscalationState
  readonly lapse: Lapse | null
}

/** A casefile with its escalations that this viewer may know of, newest first. */
export type OpenedEscalation = Opened & {
  /** `/escalations/RXX/2020-21` */
  readonly here: string
  readonly escalations: readonly ShownEscalation[]
}

type EscalationPage = (request: SignedInRequest, opened: OpenedEscalation) => Promise<Answer>

/** One line of the site map for a page of one escalation; `path` lies below its address. */
export function escalationRoute(
  method: Route['method'],
  path: '' | `/${string}`,
  permission: Permission,
  page: EscalationPage,
): Route {
  return {
    method,
    path: `/escalations/:code/:cycle${path}`,
    permission,
    page: forViewer(async (request) => {
      const opened = await openEscalation(request)
      return opened === null ? notFound : withReturnDay(await page(request, opened), opened.today)
    }),
  }
}

/** null where nothing was escalated or proposed that this viewer may know of. */
export async function openEscalation(request: SignedInRequest): Promise<OpenedEscalation | null> {
  const opened = await openCasefile(request, 'see-escalations')
  if (opened === null) return null
  const { organisation, cycle } = opened.place
  const unescalated = organisationAsSubject(organisation, request.today)
  const seesProposals = may(request.viewer, 'see-escalations', unescalated)
  const escalations = opened.casefile.escalations
    .filter(({ state }) => state === 'confirmed' || seesProposals)
    .map((escalation) => shownEscalation(escalation, opened))
    .toReversed()
  if (escalations.length === 0) return null
  return { ...opened, here: `/escalations/${organisation.code}/${cycle}`, escalations }
}

function shownEscalation(escalation: Escalation, { casefile, today }: Opened): ShownEscalation {
  const lapse = lapseOf(escalation, lastHeardOn(casefile), today)
  return { ...escalation, lapse, shown: stateOfEscalation(escalation.state, lapse, escalation.decisions.length > 0) }
}
