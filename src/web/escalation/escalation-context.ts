import { lastSubmissionOn } from '../../core/casefile/casefile.ts'
import type { Escalation } from '../../core/casefile/engagement.ts'
import { type EscalationState, type Lapse, lapseOf, stateOfEscalation } from '../../core/casefile/escalations.ts'
import { may, organisationScope, type Permission } from '../../core/permissions.ts'
import { type Answer, notFound } from '../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../http/page-request.ts'
import { withReturnDay } from '../components/day-text.tsx'
import { type CasefileContext, findCasefileContext } from '../organisation/casefile-context.ts'

/** One escalation of a casefile as it stands now. */
export type ShownEscalation = Escalation & {
  readonly shown: EscalationState
  readonly lapse: Lapse | null
}

/** A casefile with its escalations that this viewer may know of, newest first. */
export type EscalationContext = CasefileContext & {
  /** `/escalations/RXX/2020-21` */
  readonly here: string
  readonly escalations: readonly ShownEscalation[]
}

type EscalationPage = (request: SignedInRequest, opened: EscalationContext) => Promise<Answer>

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
      const opened = await findEscalation(request)
      return opened === null ? notFound : withReturnDay(await page(request, opened), opened.today)
    }),
  }
}

/** null where nothing was escalated or proposed that this viewer may know of. */
export async function findEscalation(request: SignedInRequest): Promise<EscalationContext | null> {
  const opened = await findCasefileContext(request, 'see-escalations')
  if (opened === null) return null
  const { organisation, cycle } = opened.place
  const unescalated = organisationScope(organisation, request.today)
  const seesProposals = may(request.viewer, 'see-escalations', unescalated)
  const escalations = opened.casefile.escalations
    .filter(({ state }) => state === 'confirmed' || seesProposals)
    .map((escalation) => shownEscalation(escalation, opened))
    .toReversed()
  if (escalations.length === 0) return null
  return { ...opened, here: `/escalations/${organisation.code}/${cycle}`, escalations }
}

function shownEscalation(escalation: Escalation, { casefile, today }: CasefileContext): ShownEscalation {
  const lapse = lapseOf(escalation, lastSubmissionOn(casefile), today)
  return { ...escalation, lapse, shown: stateOfEscalation(escalation.state, lapse, escalation.decisions.length > 0) }
}
