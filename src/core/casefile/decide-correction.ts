import type { Casefile } from './casefile.ts'
import type { Command } from './commands.ts'
import { accept, type Decision, type GuidanceOn, refuse } from './decision.ts'

/** S5: a mistake is put right in either direction, with a reason; never a way round S4's suspension. */
export function correctStatus(
  command: Command & { type: 'correct-status' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): Decision {
  const { to, reason } = command
  if (reason.trim() === '') return refuse({ name: 'reason-missing' })
  if (casefile.helpedBy.includes(command.by.id)) return refuse({ name: 'reviews-own-work' })
  if (to === casefile.status || casefile.version === 0) return refuse({ name: 'no-such-move' })
  if (isSuspendedDowngrade(command, casefile, guidanceOn)) return refuse({ name: 'way-round-suspension' })
  return accept([{ type: 'status-corrected', from: casefile.status, status: to, reason }])
}

/**
 * S4, G1 “will remain on ‘Approaching Standards’”: a status held since before the suspension stays, also in two steps
 * by way of another. An approval made by mistake while the downgrade is suspended can still be corrected.
 */
function isSuspendedDowngrade(
  { to, on }: Command & { type: 'correct-status' },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
): boolean {
  const { approachingSince } = casefile
  if (approachingSince === null || (to !== 'standards-not-met' && to !== 'not-published')) return false
  const [then, now] = [guidanceOn(approachingSince), guidanceOn(on)]
  return then?.standardsNotMetAtFinalReview === true && now?.standardsNotMetAtFinalReview !== true
}
