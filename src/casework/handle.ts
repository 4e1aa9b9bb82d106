import type { Actor, Role } from '../core/actor.ts'
import { type Casefile, lastSent } from '../core/casefile/casefile.ts'
import { type Command, permissionFor } from '../core/casefile/commands.ts'
import { decide } from '../core/casefile/decide/decide.ts'
import type { Decision, GuidanceOn } from '../core/casefile/decide/decision.ts'
import type { Refusal } from '../core/casefile/decide/refusals.ts'
import type { CasefileEvent, Stamp } from '../core/casefile/events.ts'
import { evolve } from '../core/casefile/evolve.ts'
import { findingsOfSent } from '../core/casefile/plans/findings.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../core/guidance/guidance.ts'
import { decidesOnOwn, roleFor } from '../core/permissions.ts'
import type { Tx } from '../store/database/database.ts'
import { guidanceOf } from '../store/guidance/guidance.ts'
import { saveApprovedItems } from '../store/plans/approved-items.ts'
import {
  appendEvents,
  type CasefileKey,
  loadCasefile,
  lockCasefile,
  permissionScopeOf,
  saveDrafts,
} from '../store/record/casefiles.ts'
import { recordStatus, saveSummary } from '../store/record/summaries.ts'
import { saveExemplars } from '../store/regions/exemplars.ts'
import { queueEmails } from './emails/queue-emails.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'

/** The outcome of a command. `not-allowed` is answered as if the casefile were not there. */
export type Handled =
  | { readonly result: 'done'; readonly casefile: Casefile }
  | { readonly result: 'refused'; readonly refusal: Refusal; readonly casefile: Casefile }
  | { readonly result: 'not-allowed' }

/** Saves something more in the transaction of the events, so that both are saved or neither. */
type InSameTransaction = (tx: Tx) => Promise<void>

/**
 * Carries out a command: checks the permission, decides, and saves events, summary and emails in one transaction. Every
 * change of a casefile, from a screen, a job or the command line, comes through here.
 */
export async function handle(
  services: Services,
  actor: Actor,
  key: CasefileKey,
  command: Command,
  inSameTransaction: InSameTransaction = async () => {},
): Promise<Handled> {
  const scope = await scopeOf(services.database, actor)
  return services.database.inTransaction(scope, async (tx): Promise<Handled> => {
    const [permission, permissionScope] = [
      permissionFor[command.type],
      await permissionScopeOf(tx, key, services.clock.today()),
    ]
    const role = roleFor(actor, permission, permissionScope)
    if (role === null) return { result: 'not-allowed' }
    await lockCasefile(tx, key)
    const before = await loadCasefile(tx, key)
    if (decidesOnOwn(actor, permission, permissionScope)) return refusedAsOwn(before)
    const guidance = await guidanceOf(tx, key.cycle)
    const stamp = stampOf(actor, role, services, guidance)
    const decision = decide({ ...command, by: stamp.by, on: stamp.on }, before, (on) => guidanceOn(guidance, on))
    if (!decision.accepted) return { result: 'refused', refusal: decision.refusal, casefile: before }
    await record(tx, key, before, decision, stamp, services, (on) => guidanceOn(guidance, on))
    await inSameTransaction(tx)
    return { result: 'done', casefile: await loadCasefile(tx, key) }
  })
}

/** Nobody approves their own work: neither what they wrote nor what their organisation sent. */
function refusedAsOwn(casefile: Casefile): Handled {
  return { result: 'refused', refusal: { name: 'reviews-own-work' }, casefile }
}

function stampOf(actor: Actor, role: Role, { clock }: Services, guidance: CycleGuidance | null): Stamp {
  const on = clock.today()
  const begun = guidanceOn(guidance, on) !== null && guidance !== null
  return { by: { id: actor.id, name: actor.name, role }, on, guidance: begun ? versionOn(guidance, on) : 'none' }
}

async function record(
  tx: Tx,
  key: CasefileKey,
  before: Casefile,
  decision: Decision & { readonly accepted: true },
  stamp: Stamp,
  services: Services,
  guidance: GuidanceOn,
): Promise<void> {
  const events: readonly CasefileEvent[] = decision.events.map((event) => ({ ...event, ...stamp }))
  const after = events.reduce<Casefile>(evolve, before)
  const now = services.clock.now()
  await appendEvents(tx, key, before.version, events, now)
  await saveDrafts(tx, key, decision, { id: stamp.by.id, name: stamp.by.name, at: now })
  if (events.length === 0) return
  await saveSummary(tx, after, findingsCount(after, guidance), before)
  await recordStatus(tx, before, after, stamp.on)
  await saveApprovedItems(tx, after, events)
  await saveExemplars(tx, after, events)
  await queueEmails(tx, services, after, events)
}

/** How many findings the plan last sent has, by the guidance of the day it was sent (G3). */
export function findingsCount(casefile: Casefile, guidance: GuidanceOn): number {
  const sent = lastSent(casefile)
  const inForce = sent === null ? null : guidance(sent.sentOn)
  return sent === null || inForce === null ? 0 : findingsOfSent(casefile, sent, inForce).length
}
