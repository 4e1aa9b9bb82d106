import { itemText } from '../../catalogue/catalogues.ts'
import type { EvidenceReference } from '../../catalogue/evidence.ts'
import type { Day } from '../../day.ts'
import type { Guidance } from '../../guidance/guidance.ts'
import { canonicalPlan } from '../../plan/canonical.ts'
import { type Hint, hintsIn } from '../../plan/hints.ts'
import { isDone, type Plan } from '../../plan/plan.ts'
import { type Finding, findingsIn } from '../../plan/rules.ts'
import type { Casefile, SentPlan } from '../casefile.ts'
import { planOf } from '../drafts.ts'
import type { CasefileEvent } from '../events.ts'
import { plansOverTime } from '../history/replay.ts'

/** The findings in the plan being written, by the guidance of the day; none where no guidance is in force. */
export function findingsOfDraft(casefile: Casefile, guidance: Guidance | null): readonly Finding[] {
  const { planDraft, signOff, gaps } = casefile
  if (planDraft === null || guidance === null) return []
  return findingsIn(
    {
      plan: planOf(planDraft),
      gaps,
      signOff: signOff?.revision === planDraft.revision ? 'given' : 'missing',
      lateAccepted: isLateAccepted(casefile, planDraft.revision),
    },
    guidance,
  )
}

/**
 * G3: the findings in a plan that was sent, by the guidance of the day it was sent. Until it is decided, gaps published
 * since count (P1), and so do changes of the plan by updates: what is approved is what will be delivered.
 */
export function findingsOfSent(casefile: Casefile, sent: SentPlan, guidance: Guidance): readonly Finding[] {
  const context = {
    gaps: sent.outcome === 'awaiting' ? casefile.gaps : sent.gaps,
    signOff: sent.signOff?.revision === sent.revision ? 'given' : 'missing',
    lateAccepted: isLateAccepted(casefile, sent.revision),
  } as const
  const asSent = findingsIn({ ...context, plan: sent.plan }, guidance)
  const asUpdated = findingsIn({ ...context, plan: planUnderReview(sent, casefile) }, guidance)
  return [...asSent, ...asUpdated.filter((finding) => !asSent.some((other) => isAbout(other, finding)))]
}

/**
 * The plan as sent; until it is decided, with the current state of its outstanding items: with moved dates, and
 * reopened where completion was not confirmed. Items done since still count as outstanding (A3).
 */
export function planUnderReview({ plan, outcome }: SentPlan, { current }: Pick<Casefile, 'current'>): Plan {
  if (outcome !== 'awaiting' || current === null) return plan
  const now = new Map(current.items.map((item) => [item.evidence, item]))
  return {
    items: plan.items.map((item) => {
      const updated = now.get(item.evidence)
      return updated === undefined || isDone(updated) ? item : updated
    }),
  }
}

function isAbout(one: Finding, other: Finding): boolean {
  const evidenceOf = (finding: Finding) => ('evidence' in finding ? finding.evidence : null)
  return one.rule === other.rule && evidenceOf(one) === evidenceOf(other)
}

function isLateAccepted({ lateness }: Casefile, revision: string): boolean {
  return lateness.kind === 'accepted' && lateness.revision === revision
}

/** Hints for a reviewer about `plan`, also by comparison with the plans and updates sent before it. `on` is today. */
export function hintsOfPlan(
  plan: Plan,
  casefile: Casefile,
  events: readonly CasefileEvent[],
  guidance: Guidance,
  on: Day,
): readonly Hint[] {
  const { lastUpdateOn, gaps } = casefile
  const all = plansOverTime(casefile, events)
  const last = all.at(-1)
  const isLast = last !== undefined && canonicalPlan(last) === canonicalPlan(plan)
  const earlierRevisions = isLast ? all.slice(0, -1) : all
  const gapTexts = new Map(gaps.map((gap) => [gap, gapText(gap, casefile)]))
  const noted = isLast ? notedIn(events) : new Set<EvidenceReference>()
  return hintsIn({ plan, earlierRevisions, lastUpdateOn, noted, gapTexts }, guidance, on)
}

/** The items that have a note in the last update; none where a plan was sent after it. */
function notedIn(events: readonly CasefileEvent[]): ReadonlySet<EvidenceReference> {
  const last = events.findLast(({ type }) => type === 'plan-sent' || type === 'update-sent')
  const progress = last?.type === 'update-sent' ? last.progress : []
  return new Set(progress.filter(({ note }) => note !== '').map(({ evidence }) => evidence))
}

/** Further text about a gap: that of the evidence item, and the note in the assessment. */
function gapText(gap: EvidenceReference, { cycle, assessmentDraft }: Casefile): string {
  const note = assessmentDraft?.answers.find(({ evidence }) => evidence === gap)?.note ?? ''
  return `${itemText(cycle, gap) ?? ''} ${note}`.trim()
}
