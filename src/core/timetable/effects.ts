import type { Ask, MilestoneId, Rung } from '../casefile/asks.ts'
import { type Day, inWords } from '../day.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { asksDue, plannedAsks } from './asks-due.ts'
import type { Bound } from './bound.ts'
import { type Due, duesOf } from './due.ts'
import { askWords, chaseWords, dueWords, milestoneTitle } from './effect-wording.ts'
import { limitsChanged } from './limits-changed.ts'

/** What a change of guidance does to one casefile: something it asks, a letter planned or queued, a limit of its plan. */
export type Effect = {
  readonly kind: 'changes' | 'appears' | 'withdrawn'
  readonly concerns: Concern
  readonly what: string
  readonly before: string
  readonly after: string
}

export type Concern = 'due' | 'ask' | 'letter' | 'limit'

/** A chasing letter that is written down but not sent. */
export type WaitingChase = Ask & { readonly to: string }

/** The same guidance without a change and with it, on the day from which all of the change holds. */
export type Comparison = { readonly before: CycleGuidance; readonly after: CycleGuidance; readonly on: Day }

/** G2 “which casefiles, which due things, which letters not yet sent will change, appear or be withdrawn, before and after”. */
export function effectsOn(bound: Bound, waiting: readonly WaitingChase[], comparison: Comparison): readonly Effect[] {
  const { before, after, on } = comparison
  const [duesBefore, duesAfter] = [duesOf(bound, before, on), duesOf(bound, after, on)]
  return [
    ...duesChanged(duesBefore, duesAfter),
    ...asksChanged(asksOf(bound, before, on), asksOf(bound, after, on)),
    ...chasesWithdrawn(waiting, duesBefore, duesAfter),
    ...limitsChanged(bound, comparison),
  ]
}

function duesChanged(before: readonly Due[], after: readonly Due[]): readonly Effect[] {
  const ids = [...new Set([...before, ...after].map(({ milestone }) => milestone))]
  return ids.flatMap((id) => {
    const [was, is] = [stands(before, id), stands(after, id)]
    if (was === null && is === null) return []
    if (was?.by === is?.by && was?.state === is?.state) return []
    return effect('due', milestoneTitle(id), was && dueWords(was), is && dueWords(is))
  })
}

/** What is met or withdrawn asks for nothing. */
function stands(dues: readonly Due[], id: MilestoneId): Due | null {
  const due = dues.find(({ milestone }) => milestone === id)
  return due === undefined || due.state === 'met' || due.state === 'withdrawn' ? null : due
}

type Planned = { readonly milestone: MilestoneId; readonly rung: Rung; readonly from: Day; readonly occasion: Day }

function asksOf(bound: Bound, dated: CycleGuidance, on: Day): readonly Planned[] {
  return [...asksDue(bound, dated, on).map((ask) => ({ ...ask, from: on })), ...plannedAsks(bound, dated, on)]
}

function asksChanged(before: readonly Planned[], after: readonly Planned[]): readonly Effect[] {
  const keys = [...new Map([...before, ...after].map((ask) => [`${ask.milestone} ${ask.rung}`, ask])).values()]
  return keys.flatMap(({ milestone, rung }) => {
    const isThat = (ask: Planned) => ask.milestone === milestone && ask.rung === rung
    const [was, is] = [before.find(isThat) ?? null, after.find(isThat) ?? null]
    if (was?.from === is?.from && was?.occasion === is?.occasion) return []
    return effect('ask', askWords(milestone, rung), was && inWords(was.from), is && inWords(is.from))
  })
}

/** A letter that was asked for and not sent yet does not go once nothing asks for its day any more. */
function chasesWithdrawn(
  waiting: readonly WaitingChase[],
  before: readonly Due[],
  after: readonly Due[],
): readonly Effect[] {
  const asksFor = (dues: readonly Due[], { milestone, occasion }: WaitingChase) => {
    const due = stands(dues, milestone)
    return due?.by === occasion && due.state !== 'missed'
  }
  return waiting
    .filter((chase) => asksFor(before, chase) && !asksFor(after, chase))
    .flatMap((chase) => effect('letter', chaseWords(chase), `queued to ${chase.to}`, null))
}

/** Nothing before appears, nothing after is withdrawn. */
function effect(concerns: Concern, what: string, before: string | null, after: string | null): readonly Effect[] {
  const kind = before === null ? 'appears' : after === null ? 'withdrawn' : 'changes'
  return [{ kind, concerns, what, before: before ?? 'none', after: after ?? 'withdrawn' }]
}
