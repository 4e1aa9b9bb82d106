import { type Casefile, type CasefileRecord, lastSent, type SentPlan } from '../casefile/casefile.ts'
import { cannotConfirm } from '../casefile/decide/decide-completion.ts'
import { cannotReview } from '../casefile/decide/decide-review.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { detailsOf } from '../casefile/history/history.ts'
import { replay } from '../casefile/history/replay.ts'
import { findingsOfSent, hintsOfPlan } from '../casefile/plans/findings.ts'
import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import { quotesOn } from '../guidance/clauses.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../guidance/guidance.ts'
import { comparePlans, type ItemChange } from '../plan/compare.ts'
import { type FindingWording, findingWording } from '../plan/finding-wording.ts'
import { type HintWording, hintWording } from '../plan/hint-wording.ts'
import type { PlanItem } from '../plan/plan.ts'
import type { Finding } from '../plan/rules.ts'

/** All that a reviewer considers about the plan last sent. */
export type PlanReview = {
  readonly sent: SentPlan
  /** The plan sent before it; null for a first one. */
  readonly earlier: SentPlan | null
  /** The return of the plan sent before it; null where it was not returned. */
  readonly returned: Returned | null
  /** G3: the version of the guidance it is judged by: that of the day it was sent. */
  readonly guidanceVersion: string
  readonly findings: readonly FindingWording[]
  readonly hints: readonly HintWording[]
  readonly items: readonly ItemReview[]
  /** Items of the plan sent before that are not in this one. */
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

/** News about one item since the plan was sent: from an update, or from a reviewer who did not confirm completion. */
export type ItemNews = {
  readonly evidence: EvidenceReference
  readonly on: Day
  readonly by: string
  readonly kind: 'update' | 'sent-back'
  readonly texts: readonly string[]
}

/** Oldest first. A moved date is shown with the one before. */
function newsOf(
  casefile: Pick<CasefileRecord, 'organisation' | 'cycle'>,
  events: readonly CasefileEvent[],
): readonly ItemNews[] {
  const steps = replay(casefile, events)
  const sent = steps.findLastIndex(({ event }) => event.type === 'plan-sent')
  return steps.slice(sent + 1).flatMap(({ event, before }) => {
    if (event.type !== 'update-sent' && event.type !== 'completion-not-confirmed') return []
    const kind = event.type === 'update-sent' ? 'update' : 'sent-back'
    const details = detailsOf(event, before)
    const about = event.type === 'update-sent' ? event.progress : event.items
    return about.map(({ evidence }) => ({
      evidence,
      on: event.on,
      by: event.by.name,
      kind,
      texts: details.filter((detail) => detail.evidence === evidence).map(({ text }) => text),
    }))
  })
}

/**
 * What a reviewer can do with a casefile now: judge the plan sent, confirm the completed one, or neither. `own-work`
 * where it awaits a reviewer but this one helped to write it.
 */
export type ReviewActions = 'judge' | 'confirm' | 'own-work' | 'nothing'

export function reviewActions(casefile: Casefile, reviewer: string): ReviewActions {
  if (casefile.completion === 'awaiting-confirmation') return isOpenTo('confirm', cannotConfirm(casefile, reviewer))
  return isOpenTo('judge', cannotReview(casefile, lastSent(casefile)?.revision ?? '', reviewer))
}

function isOpenTo(what: 'judge' | 'confirm', refusal: ReturnType<typeof cannotReview>): ReviewActions {
  if (refusal === null) return what
  return refusal.name === 'reviews-own-work' ? 'own-work' : 'nothing'
}
