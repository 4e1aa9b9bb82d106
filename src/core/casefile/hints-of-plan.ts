import { itemText } from '../catalogue/2020-21.ts'
import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { canonicalPlan } from '../plan/canonical.ts'
import { type Hint, hintsIn } from '../plan/hints.ts'
import type { Plan } from '../plan/plan.ts'
import type { Casefile } from './casefile.ts'
import type { CasefileEvent } from './events.ts'
import { plansOverTime } from './plans-over-time.ts'

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
