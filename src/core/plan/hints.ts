import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { completionDay } from './completion-day.ts'
import { datesOf } from './moved-dates.ts'
import { type NoWorkDay, noWorkDay } from './no-work-day.ts'
import { type OwnerDoubt, ownerDoubt } from './owner-doubt.ts'
import { type Completion, isDone, type Plan, type PlanItem } from './plan.ts'
import { hasProgressed } from './progress-since.ts'
import { repeatedActions } from './repeated-actions.ts'
import { type Thinness, thinness } from './thin-action.ts'

export type HintId = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H7'

/** Something that looks unrealistic, for a reviewer to look at: the service's own, never a refusal. */
export type Hint =
  | { readonly rule: 'H1'; readonly evidence: EvidenceReference; readonly owner: string; readonly noticed: OwnerDoubt }
  | { readonly rule: 'H2'; readonly evidence: EvidenceReference; readonly action: string; readonly noticed: Thinness }
  | { readonly rule: 'H3'; readonly items: readonly EvidenceReference[]; readonly latest: Day }
  | { readonly rule: 'H4'; readonly evidence: EvidenceReference; readonly completes: Day; readonly noticed: NoWorkDay }
  | { readonly rule: 'H5'; readonly evidence: EvidenceReference; readonly dates: readonly Completion[] }
  | { readonly rule: 'H6'; readonly evidence: EvidenceReference; readonly since: Day }
  | { readonly rule: 'H7'; readonly items: readonly EvidenceReference[]; readonly action: string }

/** What the hints look at. */
export type HintSubject = {
  readonly plan: Plan
  /** The plan as sent and as each update left it, oldest first, without `plan` itself. */
  readonly earlierRevisions: readonly Plan[]
  /** The day of the last update, null while there was none. */
  readonly lastUpdateOn: Day | null
  /** The items that this update itself said something about, beside their actions. */
  readonly noted?: ReadonlySet<EvidenceReference>
  /** What else is known of each gap: the text of the evidence item, the assessment's note. */
  readonly gapTexts?: ReadonlyMap<EvidenceReference, string>
}

/** What a hint looks at, with the items that still have something to do. */
type Look = HintSubject & { readonly outstanding: readonly PlanItem[]; readonly on: Day }
type HintRule = (look: Look, guidance: Guidance) => readonly Hint[]

/** H1 no single accountable owner */
const noSingleOwner: HintRule = ({ outstanding }) =>
  outstanding.flatMap(({ evidence, owner }) => {
    const noticed = owner === null ? null : ownerDoubt(owner)
    return owner === null || noticed === null ? [] : [{ rule: 'H1', evidence, owner: owner.name, noticed }]
  })

/** H2 an action that only restates the gap, or says nothing */
const thinAction: HintRule = ({ outstanding, gapTexts }) =>
  outstanding.flatMap(({ evidence, gap, actions }) =>
    actions.flatMap(({ text }) => {
      const noticed = thinness(text, [gap, gapTexts?.get(evidence) ?? ''])
      return noticed === null ? [] : [{ rule: 'H2', evidence, action: text, noticed }]
    }),
  )

/** H3 every date on the last day */
const allOnLastDay: HintRule = ({ outstanding }, guidance) => {
  const { latestCompletion: latest, lastDayHintFromItems: fewest } = guidance
  const dated = outstanding.filter(({ completion }) => completion.kind !== 'not-given')
  if (latest === null || dated.length < fewest) return []
  if (!dated.every(({ completion }) => completionDay(completion, guidance) === latest)) return []
  return [{ rule: 'H3', items: dated.map(({ evidence }) => evidence), latest }]
}

/** H4 a date in the past or on a day of no work */
const onNoWorkDay: HintRule = ({ outstanding, on }, guidance) =>
  outstanding.flatMap(({ evidence, completion }) => {
    const completes = completionDay(completion, guidance)
    const noticed = completes === null ? null : noWorkDay(completes, on)
    return completes === null || noticed === null ? [] : [{ rule: 'H4', evidence, completes, noticed }]
  })

/** H5 a date moved twice or more */
const dateMoved: HintRule = ({ outstanding, plan, earlierRevisions }, { movedDateHintFromMoves: fewest }) =>
  outstanding.flatMap(({ evidence }) => {
    const dates = datesOf(evidence, [...earlierRevisions, plan])
    return dates.length - 1 < fewest ? [] : [{ rule: 'H5', evidence, dates }]
  })

/** H6 no progress since the last update */
const noProgress: HintRule = ({ outstanding, earlierRevisions, lastUpdateOn: since, noted }) => {
  if (since === null) return []
  const before = earlierRevisions.at(-1)?.items ?? []
  return outstanding.flatMap((item) => {
    const earlier = before.find(({ evidence }) => evidence === item.evidence)
    const stands = earlier !== undefined && !noted?.has(item.evidence) && !hasProgressed(earlier, item)
    return stands ? [{ rule: 'H6', evidence: item.evidence, since }] : []
  })
}

/** H7 the same text on many items */
const sameText: HintRule = ({ outstanding }, { sameTextHintFromItems: fewest }) =>
  repeatedActions(outstanding, fewest).map((repeated) => ({ rule: 'H7', ...repeated }))

const hintRules: readonly HintRule[] = [
  noSingleOwner,
  thinAction,
  allOnLastDay,
  onNoWorkDay,
  dateMoved,
  noProgress,
  sameText,
]

/** What a reviewer may want to look at, in order of rule. Only items that are not done are looked at. */
export function hintsIn(subject: HintSubject, guidance: Guidance, on: Day): readonly Hint[] {
  const outstanding = subject.plan.items.filter((item) => !isDone(item))
  return hintRules.flatMap((rule) => rule({ ...subject, outstanding, on }, guidance))
}
