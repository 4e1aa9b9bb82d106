import { lastSubmissionOn } from '../../core/casefile/casefile.ts'
import type { Escalation } from '../../core/casefile/engagement.ts'
import { type EscalationState, type Lapse, lapseOf, stateOfEscalation } from '../../core/casefile/escalations.ts'
import { may, organisationScope, type Permission } from '../../core/permissions.ts'
import { type Answer, notFound } from '../../http/answer.ts'
import type { Route, SignedInRequest } from '../../http/page-request.ts'
import { type CasefileContext, ofCasefile } from '../organisation/casefile-context.ts'

/** One escalation of a casefile with its state today. */
export type ShownEscalation = Escalation & {
  readonly shown: EscalationState
  readonly lapse: Lapse | null
}

/** What the pages of the escalations of one casefile need; the escalations that this viewer may see, newest first. */
export type EscalationContext = CasefileContext & {
  /** `/escalations/RXX/2020-21` */
  readonly here: string
  readonly escalations: readonly ShownEscalation[]
}

type EscalationPage = (request: SignedInRequest, context: EscalationContext) => Promise<Answer>

/** A route for a page of the escalations of one casefile; `path` is below its address. */
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
    page: ofCasefile(async (request, casefile) => {
      const context = escalationsIn(request, casefile)
      return context === null ? notFound : page(request, context)
    }),
  }
}

/** The escalations of a casefile; null if there are none that this viewer may see. */
export function escalationsIn(request: SignedInRequest, context: CasefileContext): EscalationContext | null {
  const { organisation, cycle } = context.casefileKey
  const organisationOnly = organisationScope(organisation, request.today)
  const seesProposals = may(request.viewer, 'see-escalations', organisationOnly)
  const escalations = context.casefile.escalations
    .filter(({ state }) => state === 'confirmed' || seesProposals)
    .map((escalation) => shownEscalation(escalation, context))
    .toReversed()
  if (escalations.length === 0) return null
  return { ...context, here: `/escalations/${organisation.code}/${cycle}`, escalations }
}

function shownEscalation(escalation: Escalation, { casefile, today }: CasefileContext): ShownEscalation {
  const lapse = lapseOf(escalation, lastSubmissionOn(casefile), today)
  return { ...escalation, lapse, shown: stateOfEscalation(escalation.state, lapse, escalation.decisions.length > 0) }
}
