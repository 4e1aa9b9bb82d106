import type { Actor, Role } from '../core/actor.ts'
import type { Casefile } from '../core/casefile/casefile.ts'
import { lastSent } from '../core/casefile/casefile.ts'
import { type Order, permissionFor } from '../core/casefile/commands.ts'
import { decide } from '../core/casefile/decide.ts'
import type { Decision, GuidanceOn } from '../core/casefile/decision.ts'
import type { CasefileEvent, Stamp } from '../core/casefile/events.ts'
import { evolve } from '../core/casefile/evolve.ts'
import { findingsOfSent } from '../core/casefile/findings.ts'
import type { Refusal } from '../core/casefile/refusals.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../core/guidance/guidance.ts'
import { decidesOnOwn } from '../core/own-organisation.ts'
import { roleFor } from '../core/permissions.ts'
import { saveApprovedItems } from '../store/approved-items.ts'
import { appendEvents, loadCasefile, lockCasefile, type Place } from '../store/casefiles.ts'
import { guidanceOf } from '../store/cycles.ts'
import type { Tx } from '../store/database.ts'
import { saveDrafts } from '../store/drafts.ts'
import { saveExemplars } from '../store/exemplars.ts'
import { recordStatus, saveSummary } from '../store/summaries.ts'
import type { Casework } from './casework.ts'
import { queueLetters } from './queue-letters.ts'
import { scopeOf } from './scope.ts'
import { subjectOf } from './subject.ts'

/** What became of an order. `not-allowed` is answered as if the casefile were not there. */
export type Handled =
  | { readonly result: 'done'; readonly casefile: Casefile }
  | { readonly result: 'refused'; readonly refusal: Refusal; readonly casefile: Casefile }
  | { readonly result: 'not-allowed' }

/** What is kept in the transaction of the events, of which it is a part. */
export type Alongside = (tx: Tx) => Promise<void>

/** The one door: whatever changes a casefile, from whichever screen, job or command line, comes through here. */
export async function handle(
  casework: Casework,
  actor: Actor,
  place: Place,
  order: Order,
  alongside: Alongside = async () => {},
): Promise<Handled> {
  const scope = await scopeOf(casework.database, actor)
  return casework.database.inTransaction(scope, async (tx): Promise<Handled> => {
    const [permission, subject] = [permissionFor[order.type], await subjectOf(tx, place, casework.clock.today())]
    const role = roleFor(actor, permission, subject)
    if (role === null) return { result: 'not-allowed' }
    await lockCasefile(tx, place)
    const before = await loadCasefile(tx, place)
    if (decidesOnOwn(actor, permission, subject)) return refusedAsOwn(before)
    const guidance = await guidanceOf(tx, place.cycle)
    const stamp = stampOf(actor, role, casework, guidance)
    const decision = decide({ ...order, by: stamp.by, on: stamp.on }, before, (on) => guidanceOn(guidance, on))
    if (!decision.accepted) return { result: 'refused', refusal: decision.refusal, casefile: before }
    await record(tx, place, before, decision, stamp, casework, (on) => guidanceOn(guidance, on))
    await alongside(tx)
    return { result: 'done', casefile: await loadCasefile(tx, place) }
  })
}

/** Nobody approves their own work: neither what they wrote nor what their organisation sent. */
function refusedAsOwn(casefile: Casefile): Handled {
  return { result: 'refused', refusal: { name: 'reviews-own-work' }, casefile }
}

function stampOf(actor: Actor, role: Role, { clock }: Casework, guidance: CycleGuidance | null): Stamp {
  const on = clock.today()
  const begun = guidanceOn(guidance, on) !== null && guidance !== null
  return { by: { id: actor.id, name: actor.name, role }, on, guidance: begun ? versionOn(guidance, on) : 'none' }
}

async function record(
  tx: Tx,
  place: Place,
  before: Casefile,
  decision: Decision & { readonly accepted: true },
  stamp: Stamp,
  casework: Casework,
  guidance: GuidanceOn,
): Promise<void> {
  const events: readonly CasefileEvent[] = decision.happenings.map((happening) => ({ ...happening, ...stamp }))
  const after = events.reduce<Casefile>(evolve, before)
  const now = casework.clock.now()
  await appendEvents(tx, place, before.version, events, now)
  await saveDrafts(tx, place, decision, { id: stamp.by.id, name: stamp.by.name, at: now })
  if (events.length === 0) return
  await saveSummary(tx, after, findingsCount(after, guidance))
  await recordStatus(tx, before, after, stamp.on)
  await saveApprovedItems(tx, after, events)
  await saveExemplars(tx, after, events)
  await queueLetters(tx, casework, after, events)
}

/** How many findings the plan last sent has, by the guidance of the day it was sent (G3). */
export function findingsCount(casefile: Casefile, guidance: GuidanceOn): number {
  const sent = lastSent(casefile)
  const inForce = sent === null ? null : guidance(sent.sentOn)
  return sent === null || inForce === null ? 0 : findingsOfSent(casefile, sent, inForce).length
}
