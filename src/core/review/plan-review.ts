import { type Casefile, lastSent, type SentPlan } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { findingsOfSent } from '../casefile/findings.ts'
import { hintsOfPlan } from '../casefile/hints-of-plan.ts'
import type { Day } from '../day.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../guidance/guidance.ts'
import { quotesOn } from '../guidance/quotes.ts'
import { comparePlans, type ItemChange } from '../plan/compare.ts'
import { type HintWording, hintWording } from '../plan/hint-wording.ts'
import type { PlanItem } from '../plan/plan.ts'
import type { Finding } from '../plan/rules.ts'
import { type FindingWording, findingWording } from '../plan/wording.ts'
import { type ItemNews, newsOf } from './item-news.ts'

/** All that a reviewer weighs about the plan last sent. */
export type PlanReview = {
  readonly sent: SentPlan
  /** The plan sent before it; null for a first one. */
  readonly earlier: SentPlan | null
  /** How the plan sent before was returned; null where it was not. */
  readonly returned: Returned | null
  /** G3: the guidance that it is judged by, that of the day it was sent. */
  readonly guidanceVersion: string
  readonly findings: readonly FindingWording[]
  readonly hints: readonly HintWording[]
  readonly items: readonly ItemReview[]
  /** What the plan sent before held and this one does not. */
  readonly gone: readonly PlanItem[]
  /** Whether an item finishes after the latest day and the SRO has not accepted it (A4). */
  readonly isLate: boolean
}

type Returned = CasefileEvent & { readonly type: 'plan-returned' }

export type ItemReview = {
  readonly sent: PlanItem
  /** With every update since applied to it. */
  readonly current: PlanItem
  /** Against the plan sent before; null where there is none. */
  readonly change: ItemChange | null
  readonly news: readonly ItemNews[]
}

/** The review of the plan last sent, or null where none was sent under a guidance that is known. `on` is today. */
export function planReview(
  casefile: Casefile,
  events: readonly CasefileEvent[],
  dated: CycleGuidance | null,
  on: Day,
): PlanReview | null {
  const sent = lastSent(casefile)
  const guidance = sent === null ? null : guidanceOn(dated, sent.sentOn)
  if (sent === null || dated === null || guidance === null) return null
  const earlier = casefile.sent.at(-2) ?? null
  const found = findingsOfSent(casefile, sent, guidance)
  const quotes = quotesOn(dated, sent.sentOn)
  return {
    sent,
    earlier,
    returned: events.findLast((event): event is Returned => isReturnOf(event, earlier)) ?? null,
    guidanceVersion: versionOn(dated, sent.sentOn),
    findings: found.map((finding) => findingWording(finding, quotes)),
    hints: hintsOfPlan(casefile.current ?? sent.plan, casefile, events, guidance, on).map(hintWording),
    items: itemsOf(casefile, events, sent, earlier),
    gone: itemsGone(sent, earlier),
    isLate: found.some(isLateness),
  }
}

function isReturnOf(event: CasefileEvent, plan: SentPlan | null): event is Returned {
  return event.type === 'plan-returned' && event.revision === plan?.revision
}

function isLateness({ rule }: Finding): boolean {
  return rule === 'A4'
}

function itemsOf(
  casefile: Casefile,
  events: readonly CasefileEvent[],
  sent: SentPlan,
  earlier: SentPlan | null,
): readonly ItemReview[] {
  const changes = earlier === null ? [] : comparePlans(earlier.plan, sent.plan)
  const news = newsOf(casefile, events)
  return sent.plan.items.map((item) => ({
    sent: item,
    current: casefile.current?.items.find(({ evidence }) => evidence === item.evidence) ?? item,
    change: changes.find(({ evidence }) => evidence === item.evidence) ?? null,
    news: news.filter(({ evidence }) => evidence === item.evidence),
  }))
}

function itemsGone(sent: SentPlan, earlier: SentPlan | null): readonly PlanItem[] {
  const still = new Set(sent.plan.items.map(({ evidence }) => evidence))
  return earlier?.plan.items.filter(({ evidence }) => !still.has(evidence)) ?? []
}
