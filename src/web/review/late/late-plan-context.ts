import type { CasefileView } from '../../../casework/questions.ts'
import { emailsAbout } from '../../../casework/reviews/plan-under-review.ts'
import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import { guidanceOn } from '../../../core/guidance/guidance.ts'
import { type LateItem, lateItems } from '../../../core/reviews/late-items.ts'
import { type Answer, notFound } from '../../../http/answer.ts'
import type { Route, SignedInRequest } from '../../../http/page-request.ts'
import { ofCasefile } from '../../organisation/casefile-context.ts'

/** What the page of a plan that was referred to the SRO needs. */
export type LatePlanContext = CasefileView & {
  readonly address: string
  readonly sent: SentPlan
  readonly late: readonly LateItem[]
  readonly referral: EventOfType<'plan-referred-to-sro'>
  /** null while it waits for the decision, and if another plan has replaced it. */
  readonly decision: EventOfType<'late-plan-accepted' | 'late-plan-declined'> | null
  /** The emails about the decision: recipient and subject. */
  readonly emails: readonly { readonly name: string; readonly subject: string }[]
}

type EventOfType<T> = Extract<CasefileView['events'][number], { readonly type: T }>

type LatePlanPage = (request: SignedInRequest, context: LatePlanContext) => Promise<Answer>

export function latePlanRoute(method: Route['method'], page: LatePlanPage): Route {
  return {
    method,
    path: '/late-plans/:code/:cycle',
    permission: 'decide-late-plan',
    page: ofCasefile(async (request, casefile) => {
      const context = await latePlanIn(request, casefile)
      return context === null ? notFound : page(request, context)
    }),
  }
}

/** null if no plan of this casefile was referred. */
export async function latePlanIn(
  { casework, viewer }: SignedInRequest,
  view: CasefileView,
): Promise<LatePlanContext | null> {
  const { casefileKey } = view
  const sent = lastSent(view.casefile)
  const referral = view.events.findLast(isReferral)
  if (sent === null || referral === undefined) return null
  const guidance = guidanceOn(view.dated, sent.sentOn)
  const decision = view.events.find((event) => isDecision(event) && event.version > referral.version)
  const decided = decision !== undefined && isDecision(decision) ? decision : null
  return {
    ...view,
    address: `/late-plans/${casefileKey.organisation.code}/${casefileKey.cycle}`,
    sent,
    late: guidance === null ? [] : lateItems(sent, view.casefile, guidance),
    referral,
    decision: decided,
    emails: decided === null ? [] : await emailsAbout(casework, viewer, 'decide-late-plan', view, decided.version),
  }
}

type Recorded = CasefileView['events'][number]

function isReferral(event: Recorded): event is EventOfType<'plan-referred-to-sro'> {
  return event.type === 'plan-referred-to-sro'
}

function isDecision(event: Recorded): event is EventOfType<'late-plan-accepted' | 'late-plan-declined'> {
  return event.type === 'late-plan-accepted' || event.type === 'late-plan-declined'
}
