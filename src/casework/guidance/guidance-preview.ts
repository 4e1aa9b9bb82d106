import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import type { IssuedChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { may } from '../../core/permissions.ts'
import { isUuid } from '../../core/uuid.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue } from '../../store/database/queues.ts'
import { changesOf } from '../../store/guidance/guidance.ts'
import {
  allEffects,
  beginCount,
  countCasefiles,
  countEffects,
  type EffectCounts,
  type EffectRow,
  effectsPage,
} from '../../store/guidance/guidance-effects.ts'
import { type Proposal, proposalById } from '../../store/guidance/guidance-proposals.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'
import { comparisonFor, countedFor, findEffects } from './guidance-effects.ts'

export type { EffectCounts, EffectRow } from '../../store/guidance/guidance-effects.ts'
export type { Proposal } from '../../store/guidance/guidance-proposals.ts'

/** What a change does, and the day on which all of it is in force; or how far counting has come, if it was begun. */
export type Preview =
  | {
      readonly state: 'counted'
      readonly on: Day
      readonly casefiles: number
      readonly counts: EffectCounts
      readonly effects: readonly EffectRow[]
      readonly page: number
      readonly pages: number
    }
  | { readonly state: 'counting'; readonly counted: number; readonly toCount: number }
  /** Not for this day and guidance: a lead has to begin. */
  | { readonly state: 'not-counted' }

export type PreviewedProposal = {
  readonly proposal: Proposal
  /** The change it became; null while it waits, or where it was withdrawn. */
  readonly issued: IssuedChange | null
  /** The number of changes issued so far: to be given back when it is confirmed. */
  readonly seen: number
  readonly preview: Preview | null
}

/** More casefiles than these are counted by a job, not by the request. */
const mostCountedAtOnce = 2000

const perPage = 50

/** A proposal with a page of its effects, from 1; null for those who may not see it. Changes nothing. */
export async function previewedProposal(
  { database, clock }: Services,
  actor: Actor,
  { cycle, id }: ProposalKey,
  page: number,
): Promise<PreviewedProposal | null> {
  if (!may(actor, 'see-guidance-changes', null) || !isUuid(id)) return null
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal?.cycle !== cycle) return null
    const changes = await changesOf(tx, cycle)
    const issued = changes.find((change) => change.proposal === id) ?? null
    const preview = proposal.state === 'withdrawn' ? null : await previewOf(tx, proposal, changes, clock.today(), page)
    return { proposal, issued, seen: changes.length, preview }
  })
}

/**
 * Every effect of a change, in batches; null where they are not counted, or this person may not see them. Reading throws
 * where they were counted anew since: half of the one and half of the other would look whole.
 */
export async function allEffectsOf(
  { database, clock }: Services,
  actor: Actor,
  { cycle, id }: ProposalKey,
): Promise<AsyncIterable<readonly EffectRow[]> | null> {
  if (!may(actor, 'see-guidance-changes', null) || !isUuid(id)) return null
  const scope = scopeOf(actor)
  const today = clock.today()
  const asked = await database.inTransaction(scope, (tx) => countingOf(tx, { cycle, id }, today))
  if (asked === null || asked.how === 'counting' || asked.how === 'not-counted') return null
  return database.read(scope, async function* (tx) {
    const found = await countingOf(tx, { cycle, id }, today)
    if (found === null || !isSameCounting(found, asked))
      throw new Error(`The effects of change ${id} are counted anew: ask for the file again once they are counted`)
    const { proposal, changes, how } = found
    yield* how === 'stored' ? allEffects(tx, id) : effectsAtOnce(tx, proposal, changes, today)
  })
}

type Counting = {
  readonly proposal: Proposal
  readonly changes: readonly IssuedChange[]
  readonly how: ReturnType<typeof howCounted>
}

/** How the effects of a proposal are counted; null where it is another cycle's or was withdrawn. */
async function countingOf(tx: Tx, { cycle, id }: ProposalKey, today: Day): Promise<Counting | null> {
  const proposal = await proposalById(tx, id)
  if (proposal?.cycle !== cycle || proposal.state === 'withdrawn') return null
  const changes = await changesOf(tx, cycle)
  return { proposal, changes, how: howCounted(proposal, changes, today, await countCasefiles(tx, cycle)) }
}

function isSameCounting(one: Counting, other: Counting): boolean {
  const parts = ({ how, proposal, changes }: Counting) => [how, proposal.state, proposal.count, changes.length]
  return isDeepStrictEqual(parts(one), parts(other))
}

async function* effectsAtOnce(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
): AsyncGenerator<readonly EffectRow[], void, undefined> {
  const comparison = comparisonFor(proposal, changes, today)
  yield (await findEffects(tx, proposal.cycle, comparison, { after: '', limit: mostCountedAtOnce + 1 })).effects
}

/**
 * Has the effects of a proposal counted by a job, where there are too many casefiles to count them at once and they were
 * not counted for this day and guidance. Where that has begun, nothing happens.
 */
export async function beginCounting(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
): Promise<void> {
  const { id, cycle } = proposal
  const toCount = await countCasefiles(tx, cycle)
  if (howCounted(proposal, changes, today, toCount) !== 'not-counted') return
  await beginCount(tx, id, { countedFor: countedFor(proposal, changes, today), toCount })
  await enqueue(tx, 'count-guidance-change', { id })
}

/** True where its effects were counted for this day and guidance, or are few enough to be counted by each request. */
export async function isCountedOrSmall(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
): Promise<boolean> {
  const isCounted = proposal.count.state === 'counted' && isCountCurrent(proposal, changes, today)
  return isCounted || (await countCasefiles(tx, proposal.cycle)) <= mostCountedAtOnce
}

function isCountCurrent(proposal: Proposal, changes: readonly IssuedChange[], today: Day): boolean {
  return proposal.count.countedFor === countedFor(proposal, changes, today)
}

/** Where the effects of a change come from. Those of an issued one are counted by the job that sends its emails. */
function howCounted(
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
  casefiles: number,
): 'stored' | 'at-once' | 'counting' | 'not-counted' {
  const isCurrent = isCountCurrent(proposal, changes, today)
  const isStored = proposal.count.state === 'counted' && isCurrent
  if (isStored && (proposal.state === 'issued' || casefiles > mostCountedAtOnce)) return 'stored'
  if (casefiles <= mostCountedAtOnce) return 'at-once'
  return isCurrent || proposal.state === 'issued' ? 'counting' : 'not-counted'
}

async function previewOf(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
  page: number,
): Promise<Preview> {
  const casefiles = await countCasefiles(tx, proposal.cycle)
  const { count, id } = proposal
  switch (howCounted(proposal, changes, today, casefiles)) {
    case 'stored': {
      const counts = await countEffects(tx, id)
      const at = pageWithin(page, counts.effects)
      const effects = await effectsPage(tx, id, { limit: perPage, offset: at.offset })
      return { state: 'counted', on: comparisonFor(proposal, changes, today).on, casefiles, counts, effects, ...at }
    }
    case 'at-once':
      return countedNow(tx, proposal, changes, today, page)
    case 'counting':
      return isCountCurrent(proposal, changes, today)
        ? { state: 'counting', counted: count.counted, toCount: count.toCount }
        : { state: 'counting', counted: 0, toCount: casefiles }
    case 'not-counted':
      return { state: 'not-counted' }
  }
}

async function countedNow(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
  page: number,
): Promise<Preview> {
  const comparison = comparisonFor(proposal, changes, today)
  const limit = mostCountedAtOnce + 1
  const found = await findEffects(tx, proposal.cycle, comparison, { after: '', limit })
  const at = pageWithin(page, found.effects.length)
  return {
    state: 'counted',
    on: comparison.on,
    casefiles: found.casefiles,
    counts: countsOf(found.effects),
    effects: found.effects.slice(at.offset, at.offset + perPage),
    ...at,
  }
}

function countsOf(effects: readonly EffectRow[]): EffectCounts {
  const lines = new Map<string, EffectCounts['lines'][number]>()
  for (const { concerns, what, kind } of effects) {
    const key = `${concerns} ${what} ${kind}`
    lines.set(key, { concerns, what, kind, count: (lines.get(key)?.count ?? 0) + 1 })
  }
  const inOrder = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
  const organisations = new Set(effects.map(({ organisation }) => organisation.code)).size
  return { organisations, effects: effects.length, lines: inOrder }
}

function pageWithin(page: number, total: number) {
  const pages = Math.max(1, Math.ceil(total / perPage))
  const shown = Math.min(Math.max(1, page), pages)
  return { page: shown, pages, offset: (shown - 1) * perPage }
}

/** Names one proposed change of a cycle's guidance. */
export type ProposalKey = { readonly cycle: CycleName; readonly id: string }
