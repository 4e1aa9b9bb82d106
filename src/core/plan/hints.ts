import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { type ActionDoubt, actionDoubt } from './action-doubt.ts'
import { type NonWorkingDay, nonWorkingDay } from './non-working-days.ts'
import { type OwnerDoubt, ownerDoubt } from './owner-doubt.ts'
import { type Action, type Completion, completionDay, isDone, type Plan, type PlanItem } from './plan.ts'

export type HintId = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H7'

/** Something that may be unrealistic and is worth checking; a rule of this service, which never leads to a refusal. */
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

/** What the hint rules check. */
export type HintInput = {
  readonly plan: Plan
  /** The plan as sent and after each update, oldest first, without `plan` itself. */
  readonly earlierRevisions: readonly Plan[]
  /** The day of the last update; null before the first. */
  readonly lastUpdateOn: Day | null
  /** The items that have a note in this update. */
  readonly noted?: ReadonlySet<EvidenceReference>
  /** Further text about each gap: that of the evidence item, and the note in the assessment. */
  readonly gapTexts?: ReadonlyMap<EvidenceReference, string>
}

/** The same with the items that are not done, and today. */
type HintContext = HintInput & { readonly outstanding: readonly PlanItem[]; readonly on: Day }
type HintRule = (context: HintContext, guidance: Guidance) => readonly Hint[]

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
    const isSilent = earlier !== undefined && !noted?.has(item.evidence) && !hasProgressed(earlier, item)
    return isSilent ? [{ rule: 'H6', evidence: item.evidence, since }] : []
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

/** The hints for a plan, in order of rule. Only items that are not done are checked. `on` is today. */
export function hintsIn(input: HintInput, guidance: Guidance, on: Day): readonly Hint[] {
  const outstanding = input.plan.items.filter((item) => !isDone(item))
  return hintRules.flatMap((rule) => rule({ ...input, outstanding, on }, guidance))
}

/** H5: each date an item had, oldest first, without repetitions in a row: one more than the number of its moves. */
export function completionsGiven(evidence: EvidenceReference, plans: readonly Plan[]): readonly Completion[] {
  const all = plans.flatMap(({ items }) => items.filter((item) => item.evidence === evidence))
  const given = all.map(({ completion }) => completion).filter(({ kind }) => kind !== 'not-given')
  return given.filter((completion, index) => index === 0 || !isSameCompletion(completion, given[index - 1]))
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

/** H6: whether an item moved on: an action done, written, reworded or commented. A moved date alone does not count. */
export function hasProgressed(before: PlanItem, after: PlanItem): boolean {
  if (before.actions.length !== after.actions.length) return true
  return after.actions.some((action) => !before.actions.some((earlier) => isSameAction(earlier, action)))
}

function isSameAction(one: Action, other: Action): boolean {
  return one.id === other.id && one.text === other.text && one.doneOn === other.doneOn && one.note === other.note
}

/** An action's text with the items that contain it. */
type RepeatedAction = { readonly action: string; readonly items: readonly EvidenceReference[] }

/** H7: actions with the same text on at least `fewest` items; case, punctuation and references are ignored. */
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

/** A cell may hold 32,767 characters; texts with the same first 2,000 count as the same. */
const mostRead = 2_000

function plain(text: string): string {
  const withoutReferences = text
    .slice(0, mostRead)
    .toLowerCase()
    .replaceAll(/\b\d{1,2}\.\d{1,2}\.\d{1,2}\b|\b[a-e]\d\.[a-h]\b/g, ' ')
  return withoutReferences.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
