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

/** What a change does, and the day on which all of it is in force; or how far counting has come. */
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

/** A proposal with its effects; null for those who may not see it. `page` begins at 1; null gives all of it. */
export async function previewedProposal(
  { database, clock }: Services,
  actor: Actor,
  { cycle, id }: ProposalKey,
  page: number | null,
): Promise<PreviewedProposal | null> {
  if (!may(actor, 'see-guidance-changes', null) || !isUuid(id)) return null
  return database.inTransaction(await scopeOf(database, actor), async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal?.cycle !== cycle) return null
    const changes = await changesOf(tx, cycle)
    const issued = changes.find((change) => change.proposal === id) ?? null
    const preview = proposal.state === 'withdrawn' ? null : await previewOf(tx, proposal, changes, clock.today(), page)
    return { proposal, issued, seen: changes.length, preview }
  })
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

async function previewOf(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
  page: number | null,
): Promise<Preview> {
  const casefiles = await countCasefiles(tx, proposal.cycle)
  const { count, id } = proposal
  const isStored = count.state === 'counted' && isCountCurrent(proposal, changes, today)
  if (isStored && (proposal.state === 'issued' || casefiles > mostCountedAtOnce)) {
    const counts = await countEffects(tx, id)
    const at = pageWithin(page, counts.effects)
    const effects = await effectsPage(tx, id, page === null ? null : { limit: perPage, offset: at.offset })
    return { state: 'counted', on: comparisonFor(proposal, changes, today).on, casefiles, counts, effects, ...at }
  }
  if (casefiles <= mostCountedAtOnce) return countedNow(tx, proposal, changes, today, page)
  if (isCountCurrent(proposal, changes, today))
    return { state: 'counting', counted: count.counted, toCount: count.toCount }
  // An issued change is counted by the job that sends the emails about it.
  if (proposal.state === 'proposed') {
    await beginCount(tx, id, { countedFor: countedFor(proposal, changes, today), toCount: casefiles })
    await enqueue(tx, 'count-guidance-change', { id })
  }
  return { state: 'counting', counted: 0, toCount: casefiles }
}

async function countedNow(
  tx: Tx,
  proposal: Proposal,
  changes: readonly IssuedChange[],
  today: Day,
  page: number | null,
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
    effects: page === null ? found.effects : found.effects.slice(at.offset, at.offset + perPage),
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

function pageWithin(page: number | null, total: number) {
  const pages = Math.max(1, Math.ceil(total / perPage))
  const shown = Math.min(Math.max(1, page ?? 1), pages)
  return { page: shown, pages, offset: (shown - 1) * perPage }
}

/** Names one proposed change of a cycle's guidance. */
export type ProposalKey = { readonly cycle: CycleName; readonly id: string }
