import type { Actor, Appointment, Role } from '../core/actor.ts'
import { type Casefile, lastSent } from '../core/casefile/casefile.ts'
import { type Command, permissionFor } from '../core/casefile/commands.ts'
import { decide } from '../core/casefile/decide/decide.ts'
import type { Decision, GuidanceOn } from '../core/casefile/decide/decision.ts'
import type { Refusal } from '../core/casefile/decide/refusals.ts'
import type { CasefileEvent, Stamp } from '../core/casefile/events.ts'
import { evolve } from '../core/casefile/evolve.ts'
import { findingsOfSent } from '../core/casefile/plans/findings.ts'
import type { Day } from '../core/day.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../core/guidance/guidance.ts'
import { isSameAppointment } from '../core/people/appointments.ts'
import { decidesOnOwn, type Permission, roleFor } from '../core/permissions.ts'
import type { Tx } from '../store/database/database.ts'
import { saveApprovedItems } from '../store/plans/approved-items.ts'
import {
  appendEvents,
  beginCasefile,
  type CasefileKey,
  draftsAfter,
  lockCasefile,
  permissionScopeOf,
  saveDrafts,
} from '../store/record/casefiles.ts'
import { recordStatus, saveSummary } from '../store/record/summaries.ts'
import { saveExemplars } from '../store/regions/exemplars.ts'
import { queueEmails } from './emails/queue-emails.ts'
import { type CasefileView, viewNow } from './questions.ts'
import { scopeOf } from './scope.ts'
import type { Services } from './services.ts'

/**
 * The outcome of a command. `now` is the casefile as it was decided on. `not-allowed` is answered as if the casefile
 * were not there.
 */
export type Handled =
  | { readonly result: 'done'; readonly casefile: Casefile }
  | { readonly result: 'refused'; readonly refusal: Refusal; readonly casefile: Casefile; readonly now: CasefileView }
  | { readonly result: 'not-allowed' }

/** Saves something more in the transaction of the events, so that both are saved or neither. */
type InSameTransaction = (tx: Tx) => Promise<void>

/**
 * Carries out a command: checks the permission, decides, and saves events, summary and emails in one transaction. Every
 * change of a casefile, from a screen, a job or the command line, comes through here. `at` is a view of the casefile or
 * its key; of a view only what has changed since is read again, behind the lock. So are the organisation and the roles of
 * the actor: what closed since, and who was removed while a file of theirs arrived, counts.
 */
export async function handle(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
  command: Command,
  inSameTransaction: InSameTransaction = async () => {},
): Promise<Handled> {
  const [key, known] = 'events' in at ? [at.casefileKey, at] : [at, null]
  const permission = permissionFor[command.type]
  return services.database.inTransaction(scopeOf(actor), async (tx): Promise<Handled> => {
    const today = services.clock.today()
    if (!(await lockOrBegin(tx, actor, key, permission, today))) return { result: 'not-allowed' }
    const { now, roles } = await viewNow(tx, key, known, actor.id, today)
    const role = roleFor(stillHolding(actor, roles), permission, now.permissionScope)
    if (role === null) return { result: 'not-allowed' }
    const everHeld = { ...actor, appointments: [...actor.appointments, ...roles] }
    if (decidesOnOwn(everHeld, permission, now.permissionScope)) return refused({ name: 'reviews-own-work' }, now)
    const stamp = stampOf(actor, role, services, now.dated)
    const inForce: GuidanceOn = (on) => guidanceOn(now.dated, on)
    const decision = decide({ ...command, by: stamp.by, on: stamp.on }, now.casefile, inForce)
    if (!decision.accepted) return refused(decision.refusal, now)
    const casefile = await record(tx, now, decision, stamp, services, inForce)
    await inSameTransaction(tx)
    return { result: 'done', casefile }
  })
}

/** Locks the casefile; begins one that is not there, false where this person may not. Whoever it was, `handle` asks again. */
async function lockOrBegin(
  tx: Tx,
  actor: Actor,
  key: CasefileKey,
  permission: Permission,
  today: Day,
): Promise<boolean> {
  if ((await lockCasefile(tx, key)) !== null) return true
  if (roleFor(actor, permission, permissionScopeOf(key.organisation, null, today)) === null) return false
  await beginCasefile(tx, key)
  return true
}

/** The actor with only those of their roles that they still have. */
function stillHolding(actor: Actor, now: readonly Appointment[]): Actor {
  const appointments = actor.appointments.filter((each) => now.some((held) => isSameAppointment(each, held)))
  return { ...actor, appointments }
}

function refused(refusal: Refusal, now: CasefileView): Handled {
  return { result: 'refused', refusal, casefile: now.casefile, now }
}

function stampOf(actor: Actor, role: Role, { clock }: Services, guidance: CycleGuidance | null): Stamp {
  const on = clock.today()
  const begun = guidanceOn(guidance, on) !== null && guidance !== null
  return { by: { id: actor.id, name: actor.name, role }, on, guidance: begun ? versionOn(guidance, on) : 'none' }
}

/** Saves what was decided; gives the casefile after it. */
async function record(
  tx: Tx,
  { casefileKey, casefile: before, events: recorded, dated }: CasefileView,
  decision: Decision & { readonly accepted: true },
  stamp: Stamp,
  services: Services,
  guidance: GuidanceOn,
): Promise<Casefile> {
  const events: readonly CasefileEvent[] = decision.events.map((event) => ({ ...event, ...stamp }))
  const after = events.reduce<Casefile>(evolve, before)
  const withDrafts = { ...after, ...draftsAfter(before, decision) }
  const now = services.clock.now()
  await appendEvents(tx, casefileKey, recorded.at(-1) ?? null, events, now)
  await saveDrafts(tx, casefileKey, decision, { id: stamp.by.id, name: stamp.by.name, at: now })
  if (events.length === 0) return withDrafts
  await saveSummary(tx, after, findingsCount(after, guidance), before)
  await recordStatus(tx, before, after, stamp.on)
  await saveApprovedItems(tx, after, events)
  await saveExemplars(tx, after, events)
  await queueEmails(tx, services, after, events, dated)
  return withDrafts
}

/** How many findings the plan last sent has, by the guidance of the day it was sent (G3). */
export function findingsCount(casefile: Casefile, guidance: GuidanceOn): number {
  const sent = lastSent(casefile)
  const inForce = sent === null ? null : guidance(sent.sentOn)
  return sent === null || inForce === null ? 0 : findingsOfSent(casefile, sent, inForce).length
}
