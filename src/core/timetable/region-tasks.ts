import type { RegionalRole } from '../actor.ts'
import type { RegionAsked, Support } from '../casefile/engagement.ts'
import { needsPlan } from '../casefile/status.ts'
import { type Day, inWords } from '../day.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import type { Bound } from './bound.ts'
import { milestones } from './milestones.ts'
import { regionAsksStanding } from './region-asks.ts'

/** One thing a region is asked to do about a Trust, as it stands on a day. Each ends by itself. */
export type RegionTask = {
  readonly rule: 'T1' | 'T2' | 'T3' | 'T5' | 'T6' | 'T7'
  /** Whose it is: the dated asks are the RDT team’s, the others the Regional Security Lead’s. */
  readonly role: RegionalRole
  readonly what: string
  /** Since when it is asked. */
  readonly since: Day
  /** The last day there is for it; null where none is set. */
  readonly by: Day | null
  /** What a reviewer wrote, or nothing. */
  readonly reason: string
}

export type RegionSituation = {
  readonly bound: Bound
  readonly dated: CycleGuidance | null
  readonly today: Day
  /** The asks of reviewers that nothing has come on since. */
  readonly asked: readonly Pick<RegionAsked, 'on' | 'by' | 'reason'>[]
  readonly support: readonly Pick<Support, 'on' | 'services' | 'exemplars'>[]
}

/** What a region is asked to do about one Trust, longest asked first. */
export function regionTasks(situation: RegionSituation): readonly RegionTask[] {
  const tasks = [
    ...ofTheTeam(situation),
    ...ofReviewers(situation),
    ...ofEarlyWarning(situation),
    ...ofClosing(situation),
  ]
  return tasks.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
}

/** T2, T5 */
function ofTheTeam({ bound, dated, today }: RegionSituation): readonly RegionTask[] {
  return regionAsksStanding(bound, dated, today).map(({ milestone, occasion, on, atTheLatest }) => ({
    rule: ruleOf[milestone] ?? 'T5',
    role: 'rdt-team',
    what: `Work with the Trust. ${milestones[milestone].title} ${inWords(occasion)}: it has not come`,
    since: on,
    by: atTheLatest,
    reason: '',
  }))
}

const ruleOf: Readonly<Partial<Record<keyof typeof milestones, RegionTask['rule']>>> = {
  plan: 'T2',
  'september-update': 'T5',
  'final-update': 'T6',
}

/** T3 “the NHS Digital Regional Security Lead will be asked to work with the Trust” */
function ofReviewers({ asked, bound }: RegionSituation): readonly RegionTask[] {
  if (!needsPlan(bound.standing.status)) return []
  return asked.map(({ on, by, reason }) => ({
    rule: 'T3',
    role: 'regional-security-lead',
    what: `Work with the Trust, as ${by} asked`,
    since: on,
    by: null,
    reason,
  }))
}

/** T1: until something was done about it, its plan has come, or the standard is met. */
function ofEarlyWarning({ bound: { standing }, support }: RegionSituation): readonly RegionTask[] {
  const { warnedOn, firstSentOn, status } = standing
  const isMissed = status === 'not-published' || needsPlan(status)
  if (warnedOn === null || !isMissed || firstSentOn !== null || support.some(({ on }) => on >= warnedOn)) return []
  const what = 'Direct the Trust to services and exemplars: it told you in advance that it will miss the standard'
  return [{ rule: 'T1', role: 'regional-security-lead', what, since: warnedOn, by: null, reason: '' }]
}

/** T7 “Regional Security Leads will help the Trust … by directing the Trust to appropriate Data Security services and any exemplar organisations” */
function ofClosing({ bound: { standing }, support }: RegionSituation): readonly RegionTask[] {
  const { closedUnmetOn, status } = standing
  if (closedUnmetOn === null || !needsPlan(status)) return []
  const isDirected = support.some(
    ({ on, services, exemplars }) => on >= closedUnmetOn && services.length + exemplars.length > 0,
  )
  if (isDirected) return []
  const what = 'Closed as not met at the final review: direct the Trust to services and exemplars'
  return [{ rule: 'T7', role: 'regional-security-lead', what, since: closedUnmetOn, by: null, reason: '' }]
}
