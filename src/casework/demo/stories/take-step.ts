import type { Actor } from '../../../core/actor.ts'
import type { Command } from '../../../core/casefile/commands.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { Day } from '../../../core/day.ts'
import { parseCycleName } from '../../../core/guidance/cycles.ts'
import type { Organisation } from '../../../core/organisation.ts'
import type { Tx } from '../../../store/database/database.ts'
import type { CasefileKey } from '../../../store/record/casefiles.ts'
import { handle } from '../../handle.ts'
import { carryOver, carryOverInto } from '../../plans/carry-over.ts'
import { casefileFor } from '../../questions.ts'
import type { Services } from '../../services.ts'
import { remindIn } from '../../timetable/daily-run.ts'
import { type By, type CommandOf, carryOverGaps, type Step } from './step.ts'

/** Finds who takes a step in an organisation on a day; throws where there is nobody. */
export type Cast = (by: By, organisation: Organisation, on: Day) => Promise<Actor>

/** What became of a step. `nothing-to-do`: whoever takes it left things as they were. */
export type Taken =
  | { readonly result: 'taken' | 'nothing-to-do' }
  | { readonly result: 'refused'; readonly because: string }

/**
 * Takes one step through the one door: by the person the cast names, on the step's day, in the casefile as it is now.
 * `inSameTransaction` is saved together with the events of a command; a step that is no command ignores it.
 */
export async function takeStep(
  casework: Services,
  cast: Cast,
  casefile: CasefileKey,
  step: Step,
  inSameTransaction?: (tx: Tx) => Promise<void>,
): Promise<Taken> {
  const onThatDay: Services = { ...casework, clock: { ...casework.clock, today: () => step.on } }
  if (step.by === 'service') {
    await remindIn(onThatDay, casefile, step.on)
    return { result: 'taken' }
  }
  const actor = await cast(step.by, casefile.organisation, step.on)
  if (step.order === carryOverGaps) return carryAllOver(onThatDay, actor, casefile)
  const command = await commandOf(onThatDay, actor, casefile, step.order)
  if (command === null) return { result: 'nothing-to-do' }
  const handled = await handle(onThatDay, actor, casefile, command, inSameTransaction)
  if (handled.result === 'done') return { result: 'taken' }
  const because = handled.result === 'refused' ? refusalMessage(handled.refusal) : 'they may not do it'
  return { result: 'refused', because: `${actor.name} cannot ${command.type} on ${step.on}: ${because}` }
}

async function commandOf(
  casework: Services,
  actor: Actor,
  casefile: CasefileKey,
  order: CommandOf,
): Promise<Command | null> {
  const view = await casefileFor(casework, actor, 'read-casefile', casefile)
  return view === null ? null : order(view.casefile, view.today)
}

/** Nothing to do where guidance names no next cycle, or no gap is open. */
async function carryAllOver(casework: Services, actor: Actor, { organisation, cycle }: CasefileKey): Promise<Taken> {
  const view = await casefileFor(casework, actor, 'read-casefile', { organisation, cycle })
  const next = parseCycleName(view?.today?.nextCycle ?? '')
  if (next === null) return { result: 'nothing-to-do' }
  const found = await carryOverInto(casework, actor, { organisation, cycle: next })
  if (found === null || found.open.length === 0) return { result: 'nothing-to-do' }
  const chosen = { evidence: found.open, basedOn: found.basedOn }
  const handled = await carryOver(casework, actor, { organisation, cycle: next }, chosen)
  if (handled.result === 'done') return { result: 'taken' }
  return { result: 'refused', because: `${actor.name} cannot carry the open gaps over into ${next}` }
}
