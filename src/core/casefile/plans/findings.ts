import { itemText } from '../../catalogue/2020-21.ts'
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

/** What the rules say of the plan being written, by the guidance of the day; nothing where no guidance is in force. */
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
 * G3: what the rules say of a plan that was sent, by the guidance of the day it was sent. Until it is decided, gaps
 * published since count (P1), and so does what has changed in the plan since: what is approved is what will be delivered.
 */
export function findingsOfSent(casefile: Casefile, sent: SentPlan, guidance: Guidance): readonly Finding[] {
  const subject = {
    gaps: sent.outcome === 'awaiting' ? casefile.gaps : sent.gaps,
    signOff: sent.signOff?.revision === sent.revision ? 'given' : 'missing',
    lateAccepted: isLateAccepted(casefile, sent.revision),
  } as const
  const asSent = findingsIn({ ...subject, plan: sent.plan }, guidance)
  const asOfNow = findingsIn({ ...subject, plan: asItStands(sent, casefile) }, guidance)
  return [...asSent, ...asOfNow.filter((finding) => !asSent.some((other) => isAbout(other, finding)))]
}

/**
 * The plan as sent; until it is decided, its outstanding items as they stand by now: with moved dates, and open again
 * where a reviewer was not convinced. What was done since still counts as it was sent (A3).
 */
export function asItStands({ plan, outcome }: SentPlan, { current }: Pick<Casefile, 'current'>): Plan {
  if (outcome !== 'awaiting' || current === null) return plan
  const now = new Map(current.items.map((item) => [item.evidence, item]))
  return {
    items: plan.items.map((item) => {
      const is = now.get(item.evidence)
      return is === undefined || isDone(is) ? item : is
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

/** What a reviewer may want to look at in `plan`, seen against what was sent and updated before it. */
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

/** What the update that made the last revision said of items as a whole; nothing where that was a plan sent. */
function notedIn(events: readonly CasefileEvent[]): ReadonlySet<EvidenceReference> {
  const last = events.findLast(({ type }) => type === 'plan-sent' || type === 'update-sent')
  const progress = last?.type === 'update-sent' ? last.progress : []
  return new Set(progress.filter(({ note }) => note !== '').map(({ evidence }) => evidence))
}

/** What else is known of a gap: what the evidence item asks and what was noted when it was marked. */
function gapText(gap: EvidenceReference, { assessmentDraft }: Casefile): string {
  const note = assessmentDraft?.answers.find(({ evidence }) => evidence === gap)?.note ?? ''
  return `${itemText(gap) ?? ''} ${note}`.trim()
}
