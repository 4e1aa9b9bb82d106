import { type CasefileView, casefileFor, findCasefile } from '../../../casework/questions.ts'
import { emailsAbout } from '../../../casework/reviews/plan-under-review.ts'
import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { guidanceOn } from '../../../core/guidance/guidance.ts'
import type { Organisation } from '../../../core/organisation.ts'
import { type LateItem, lateItems } from '../../../core/reviews/late-items.ts'
import { type Answer, notFound } from '../../../http/answer.ts'
import { forViewer, type Route, type SignedInRequest } from '../../../http/page-request.ts'
import { withReturnDay } from '../../components/day-text.tsx'

/** What the page of a plan that was referred to the SRO needs. */
export type LatePlanContext = CasefileView & {
  readonly casefileKey: { readonly organisation: Organisation; readonly cycle: CycleName }
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
    page: forViewer(async (request) => {
      const context = await findLatePlan(request)
      return context === null ? notFound : withReturnDay(await page(request, context), context.today)
    }),
  }
}

/** null if no plan of this casefile was referred, or if this viewer may not decide about it. */
export async function findLatePlan({ casework, viewer, params }: SignedInRequest): Promise<LatePlanContext | null> {
  const casefileKey = await findCasefile(casework, params.code ?? '', params.cycle ?? '')
  const view = casefileKey === null ? null : await casefileFor(casework, viewer, 'decide-late-plan', casefileKey)
  const sent = view === null ? null : lastSent(view.casefile)
  const referral = view?.events.findLast(isReferral)
  if (casefileKey === null || view === null || sent === null || referral === undefined) return null
  const guidance = guidanceOn(view.dated, sent.sentOn)
  const decision = view.events.find((event) => isDecision(event) && event.version > referral.version)
  const decided = decision !== undefined && isDecision(decision) ? decision : null
  return {
    ...view,
    casefileKey,
    address: `/late-plans/${casefileKey.organisation.code}/${casefileKey.cycle}`,
    sent,
    late: guidance === null ? [] : lateItems(sent, view.casefile, guidance),
    referral,
    decision: decided,
    emails:
      decided === null ? [] : await emailsAbout(casework, viewer, 'decide-late-plan', casefileKey, decided.version),
  }
}

type Recorded = CasefileView['events'][number]

function isReferral(event: Recorded): event is EventOfType<'plan-referred-to-sro'> {
  return event.type === 'plan-referred-to-sro'
}

function isDecision(event: Recorded): event is EventOfType<'late-plan-accepted' | 'late-plan-declined'> {
  return event.type === 'late-plan-accepted' || event.type === 'late-plan-declined'
}
