import type { Actor, Role } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import { type GuidanceChange, withChanges } from '../../core/guidance/change.ts'
import { type ChangeProblem, type ChangeRefusal, problemsOf } from '../../core/guidance/change-problems.ts'
import { type CycleName, cycle } from '../../core/guidance/cycles.ts'
import { roleFor } from '../../core/permissions.ts'
import { isUuid } from '../../core/uuid.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueue } from '../../store/database/queues.ts'
import { type ChangePayload, changesOf } from '../../store/guidance/guidance.ts'
import { insertProposal, type Proposal, proposalById, settleProposal } from '../../store/guidance/guidance-proposals.ts'
import { appendCycleEvent, lockCycle } from '../../store/record/cycle-events.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'
import { beginCounting, isCountedOrSmall, type ProposalKey } from './guidance-preview.ts'

type ProposeResult =
  | { readonly result: 'proposed'; readonly id: string }
  | { readonly result: 'refused'; readonly problems: readonly ChangeProblem[] }
  | { readonly result: 'not-allowed' }

/** G2: proposes a change for a second person to confirm. Nothing changes until then. */
export async function proposeChange(
  { database, clock }: Services,
  actor: Actor,
  name: CycleName,
  change: GuidanceChange,
): Promise<ProposeResult> {
  const base = cycle(name).guidance
  if (roleFor(actor, 'amend-guidance', null) === null || base === null) return { result: 'not-allowed' }
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const on = clock.today()
    const problems = problemsOf(change, withChanges(base, await changesOf(tx, name)), on)
    if (problems.length > 0) return { result: 'refused', problems }
    const by = { id: actor.id, name: actor.name, on, at: clock.now() }
    const id = await insertProposal(tx, name, change, by)
    await countProposal(tx, { cycle: name, id }, on)
    return { result: 'proposed', id }
  })
}

/**
 * G2: counts again what a proposal does, which was counted for another day or before another change was issued. Gives
 * false to those who may not, and where there is no such proposal.
 */
export async function countAgain({ database, clock }: Services, actor: Actor, key: ProposalKey): Promise<boolean> {
  if (roleFor(actor, 'amend-guidance', null) === null || !isUuid(key.id)) return false
  const scope = scopeOf(actor)
  return database.inTransaction(scope, (tx) => countProposal(tx, key, clock.today()))
}

async function countProposal(tx: Tx, { cycle: name, id }: ProposalKey, today: Day): Promise<boolean> {
  const proposal = await proposalById(tx, id)
  if (proposal?.cycle !== name) return false
  if (proposal.state === 'proposed') await beginCounting(tx, proposal, await changesOf(tx, name), today)
  return true
}

export type SettleResult =
  | { readonly result: 'done' }
  | { readonly result: 'refused'; readonly refusal: ChangeRefusal }
  | { readonly result: 'not-allowed' }

/**
 * G2: a second person issues a proposed change. It is in force at once wherever guidance is read, because it is an event
 * of the cycle; a job queued in the same transaction tells those affected. `seen` is the number of changes issued when
 * this person looked at its effects.
 */
export async function confirmChange(
  services: Services,
  actor: Actor,
  { cycle: name, id }: ProposalKey,
  seen: number,
): Promise<SettleResult> {
  return settle(services, actor, 'confirm-guidance', { cycle: name, id }, async (tx, proposal, role) => {
    const { clock } = services
    if (proposal.proposedBy.id === actor.id) return { name: 'own-change', by: actor.name }
    const changes = await changesOf(tx, name)
    if (changes.length !== seen) return { name: 'guidance-changed-meanwhile' }
    if (!(await isCountedOrSmall(tx, proposal, changes, clock.today()))) return { name: 'not-counted-yet' }
    const base = cycle(name).guidance
    const problems = base === null ? [] : problemsOf(proposal.change, withChanges(base, changes), clock.today())
    if (problems.length > 0) return { name: 'cannot-be-issued', problems }
    await issue(tx, services, { id: actor.id, name: actor.name, role }, proposal)
    return null
  })
}

/** Withdraws a proposal: the person who proposed it may do so, and any other lead. */
export async function withdrawChange(services: Services, actor: Actor, key: ProposalKey): Promise<SettleResult> {
  return settle(services, actor, 'amend-guidance', key, async (tx) => {
    await settleProposal(tx, key.id, 'withdrawn', { id: actor.id, name: actor.name, on: services.clock.today() })
    return null
  })
}

/** Locks the cycle, so that proposals of one cycle are settled one after another. */
async function settle(
  { database }: Services,
  actor: Actor,
  permission: 'amend-guidance' | 'confirm-guidance',
  { cycle: name, id }: ProposalKey,
  work: (tx: Tx, proposal: Proposal, role: Role) => Promise<ChangeRefusal | null>,
): Promise<SettleResult> {
  const role = roleFor(actor, permission, null)
  if (role === null || !isUuid(id)) return { result: 'not-allowed' }
  return database.inTransaction(scopeOf(actor), async (tx): Promise<SettleResult> => {
    await lockCycle(tx, name)
    const proposal = await proposalById(tx, id)
    if (proposal?.cycle !== name) return { result: 'not-allowed' }
    const { state, settledBy } = proposal
    const refusal: ChangeRefusal | null =
      state === 'proposed'
        ? await work(tx, proposal, role)
        : { name: 'settled-already', state, by: settledBy ?? 'Somebody' }
    return refusal === null ? { result: 'done' } : { result: 'refused', refusal }
  })
}

async function issue(
  tx: Tx,
  { clock }: Services,
  by: { readonly id: string; readonly name: string; readonly role: Role },
  { id, cycle: name, change, proposedBy, proposedOn }: Proposal,
): Promise<void> {
  const payload: ChangePayload = { change, proposal: id, proposedBy, proposedOn }
  const on = clock.today()
  await appendCycleEvent(tx, { cycle: name, type: 'guidance-changed', payload, by, on, recordedAt: clock.now() })
  await settleProposal(tx, id, 'issued', { id: by.id, name: by.name, on })
  await enqueue(tx, 'notify-of-guidance-change', { id })
}
