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

/** A plan that was referred to the SRO, as its page is given it. */
export type LatePlanContext = CasefileView & {
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  readonly address: string
  readonly sent: SentPlan
  readonly late: readonly LateItem[]
  readonly referral: EventOfType<'plan-referred-to-sro'>
  /** null while it waits, and where another plan has replaced it. */
  readonly decision: EventOfType<'late-plan-accepted' | 'late-plan-declined'> | null
  /** Who was written to about the decision. */
  readonly told: readonly { readonly name: string; readonly subject: string }[]
}

type EventOfType<T> = Extract<CasefileView['events'][number], { readonly type: T }>

type LatePlanPage = (request: SignedInRequest, opened: LatePlanContext) => Promise<Answer>

export function latePlanRoute(method: Route['method'], page: LatePlanPage): Route {
  return {
    method,
    path: '/late-plans/:code/:cycle',
    permission: 'decide-late-plan',
    page: forViewer(async (request) => {
      const opened = await findLatePlan(request)
      return opened === null ? notFound : withReturnDay(await page(request, opened), opened.today)
    }),
  }
}

/** null where no plan of this casefile was referred, and for whoever may not decide about it. */
export async function findLatePlan({ casework, viewer, params }: SignedInRequest): Promise<LatePlanContext | null> {
  const place = await findCasefile(casework, params.code ?? '', params.cycle ?? '')
  const view = place === null ? null : await casefileFor(casework, viewer, 'decide-late-plan', place)
  const sent = view === null ? null : lastSent(view.casefile)
  const referral = view?.events.findLast(isReferral)
  if (place === null || view === null || sent === null || referral === undefined) return null
  const guidance = guidanceOn(view.dated, sent.sentOn)
  const decision = view.events.find((event) => isDecision(event) && event.version > referral.version)
  const decided = decision !== undefined && isDecision(decision) ? decision : null
  return {
    ...view,
    place,
    address: `/late-plans/${place.organisation.code}/${place.cycle}`,
    sent,
    late: guidance === null ? [] : lateItems(sent, view.casefile, guidance),
    referral,
    decision: decided,
    told: decided === null ? [] : await emailsAbout(casework, viewer, 'decide-late-plan', place, decided.version),
  }
}

type Recorded = CasefileView['events'][number]

function isReferral(event: Recorded): event is EventOfType<'plan-referred-to-sro'> {
  return event.type === 'plan-referred-to-sro'
}

function isDecision(event: Recorded): event is EventOfType<'late-plan-accepted' | 'late-plan-declined'> {
  return event.type === 'late-plan-accepted' || event.type === 'late-plan-declined'
}
