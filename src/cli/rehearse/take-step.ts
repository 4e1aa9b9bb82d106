import { handle } from '../../casework/handle.ts'
import { carryOver, carryOverInto } from '../../casework/plans/carry-over.ts'
import { casefileFor } from '../../casework/questions.ts'
import type { Cast } from '../../casework/rehearsal/people.ts'
import type { Services } from '../../casework/services.ts'
import type { Actor } from '../../core/actor.ts'
import { refusalMessage } from '../../core/casefile/decide/refusals.ts'
import { type CycleName, parseCycleName } from '../../core/guidance/cycles.ts'
import { type Organisation, successorOn } from '../../core/organisation.ts'
import { type By, carryOverGaps, type Step } from './agenda.ts'

type Place = { readonly organisation: Organisation; readonly cycle: CycleName }

/**
 * One step through the one door, by whoever takes it, as the casefile stands now. False where they let it be. Throws
 * when it is refused: made-up behaviour has to be sound.
 */
export async function takeStep(
  casework: Services,
  cast: Cast,
  cycle: CycleName,
  organisation: Organisation,
  step: Step,
): Promise<boolean> {
  const actor = actorFor(cast, organisation, step)
  const place = { organisation, cycle }
  if (step.order === carryOverGaps) return carryOverAll(casework, actor, place)
  const view = await casefileFor(casework, actor, 'read-casefile', place)
  const order = view === null ? null : step.order(view.casefile, view.today)
  if (order === null) return false
  const handled = await handle(casework, actor, place, order)
  if (handled.result === 'done') return true
  const because = handled.result === 'refused' ? refusalMessage(handled.refusal) : 'they may not do it'
  throw new Error(`${organisation.code}: ${actor.name} cannot ${order.type} on ${step.on}: ${because}`)
}

/** False where guidance names no next cycle, or nothing is open. */
async function carryOverAll(casework: Services, actor: Actor, { organisation, cycle }: Place): Promise<boolean> {
  const view = await casefileFor(casework, actor, 'read-casefile', { organisation, cycle })
  const next = parseCycleName(view?.today?.nextCycle ?? '')
  if (next === null) return false
  const found = await carryOverInto(casework, actor, { organisation, cycle: next })
  if (found === null || found.open.length === 0) return false
  const chosen = { evidence: found.open, basedOn: found.basedOn }
  const handled = await carryOver(casework, actor, { organisation, cycle: next }, chosen)
  if (handled.result !== 'done') throw new Error(`${organisation.code} cannot carry its gaps over into ${next}`)
  return true
}

/** Reading 7: what closed goes on with the people of its one successor. */
function actorFor(cast: Cast, organisation: Organisation, { by, on }: Step): Actor {
  if (typeof by !== 'string') return cast.national(by.role, by.number)
  if (isRegional(by)) {
    if (organisation.region === null) throw new Error(`${organisation.code} belongs to no region: no ${by} acts there`)
    return cast.inRegion(by, organisation.region)
  }
  return cast.of(by, successorOn(on, organisation) ?? organisation.code)
}

function isRegional(by: By): by is 'regional-security-lead' | 'rdt-team' {
  return by === 'regional-security-lead' || by === 'rdt-team'
}
