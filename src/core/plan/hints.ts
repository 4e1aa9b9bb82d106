import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { type ActionDoubt, actionDoubt } from './action-doubt.ts'
import { type NonWorkingDay, nonWorkingDay } from './non-working-days.ts'
import { type OwnerDoubt, ownerDoubt } from './owner-doubt.ts'
import { type Action, type Completion, completionDay, isDone, type Plan, type PlanItem } from './plan.ts'

export type HintId = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H7'

/** Something that looks unrealistic, for a reviewer to look at: the service's own, never a refusal. */
export type Hint =
  | { readonly rule: 'H1'; readonly evidence: EvidenceReference; readonly owner: string; readonly noticed: OwnerDoubt }
  | {
      readonly rule: 'H2'
      readonly evidence: EvidenceReference
      readonly action: string
      readonly noticed: ActionDoubt
    }
  | { readonly rule: 'H3'; readonly items: readonly EvidenceReference[]; readonly latest: Day }
  | {
      readonly rule: 'H4'
      readonly evidence: EvidenceReference
      readonly completes: Day
      readonly noticed: NonWorkingDay
    }
  | { readonly rule: 'H5'; readonly evidence: EvidenceReference; readonly dates: readonly Completion[] }
  | { readonly rule: 'H6'; readonly evidence: EvidenceReference; readonly since: Day }
  | { readonly rule: 'H7'; readonly items: readonly EvidenceReference[]; readonly action: string }

/** What the hints look at. */
export type HintInput = {
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
type HintContext = HintInput & { readonly outstanding: readonly PlanItem[]; readonly on: Day }
type HintRule = (look: HintContext, guidance: Guidance) => readonly Hint[]

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
      const noticed = actionDoubt(text, [gap, gapTexts?.get(evidence) ?? ''])
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
const onNonWorkingDay: HintRule = ({ outstanding, on }, guidance) =>
  outstanding.flatMap(({ evidence, completion }) => {
    const completes = completionDay(completion, guidance)
    const noticed = completes === null ? null : nonWorkingDay(completes, on)
    return completes === null || noticed === null ? [] : [{ rule: 'H4', evidence, completes, noticed }]
  })

/** H5 a date moved twice or more */
const dateMoved: HintRule = ({ outstanding, plan, earlierRevisions }, { movedDateHintFromMoves: fewest }) =>
  outstanding.flatMap(({ evidence }) => {
    const dates = completionsGiven(evidence, [...earlierRevisions, plan])
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
  onNonWorkingDay,
  dateMoved,
  noProgress,
  sameText,
]

/** What a reviewer may want to look at, in order of rule. Only items that are not done are looked at. */
export function hintsIn(subject: HintInput, guidance: Guidance, on: Day): readonly Hint[] {
  const outstanding = subject.plan.items.filter((item) => !isDone(item))
  return hintRules.flatMap((rule) => rule({ ...subject, outstanding, on }, guidance))
}

/** H5: each date an item had, oldest first, once for as long as it stood. One more than its moves; a first date is none. */
export function completionsGiven(evidence: EvidenceReference, plans: readonly Plan[]): readonly Completion[] {
  const all = plans.flatMap(({ items }) => items.filter((item) => item.evidence === evidence))
  const given = all.map(({ completion }) => completion).filter(({ kind }) => kind !== 'not-given')
  return given.filter((completion, place) => place === 0 || !isSameCompletion(completion, given[place - 1]))
}

function isSameCompletion(one: Completion, other: Completion | undefined): boolean {
  switch (one.kind) {
    case 'by':
      return other?.kind === one.kind && other.day === one.day
    case 'after-return-to-business-as-usual':
      return other?.kind === one.kind && other.months === one.months
    case 'not-given':
      return other?.kind === one.kind
  }
}

/** H6: whether an item moved on: an action done, written, reworded or commented. A moved date alone is no progress. */
export function hasProgressed(before: PlanItem, after: PlanItem): boolean {
  if (before.actions.length !== after.actions.length) return true
  return after.actions.some((action) => !before.actions.some((earlier) => isSameAction(earlier, action)))
}

function isSameAction(one: Action, other: Action): boolean {
  return one.id === other.id && one.text === other.text && one.doneOn === other.doneOn && one.note === other.note
}

/** An action's text with the items that have it. */
type RepeatedAction = { readonly action: string; readonly items: readonly EvidenceReference[] }

/** H7: the actions written on at least `fewest` items in the same words; case, signs and references do not matter. */
export function repeatedActions(items: readonly PlanItem[], fewest: number): readonly RepeatedAction[] {
  const repeated = new Map<string, RepeatedAction>()
  for (const { evidence, actions } of items) {
    for (const { text } of actions) {
      const { action, items: found } = repeated.get(plain(text)) ?? { action: text, items: [] }
      if (!found.includes(evidence)) repeated.set(plain(text), { action, items: [...found, evidence] })
    }
  }
  return [...repeated.entries()].flatMap(([text, each]) => (text !== '' && each.items.length >= fewest ? [each] : []))
}

/** A cell may hold 32,767 characters; texts alike for this long are the same. */
const mostRead = 2_000

function plain(text: string): string {
  const withoutReferences = text
    .slice(0, mostRead)
    .toLowerCase()
    .replaceAll(/\b\d{1,2}\.\d{1,2}\.\d{1,2}\b|\b[a-e]\d\.[a-h]\b/g, ' ')
  return withoutReferences.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
