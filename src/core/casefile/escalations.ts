import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import type { MilestoneId } from './asks.ts'
import { type CasefileRecord, lastHeardOn } from './casefile.ts'
import type { Escalation } from './engagement.ts'

type Heard = Pick<CasefileRecord, 'sent' | 'lastUpdateOn'>

/**
 * Whether there is still something to escalate: the organisation has not been heard of since the proposal, and what it
 * was asked for has not been withdrawn (T8, G1). A proposal that lapsed stays in the history.
 */
export function standsStill(escalation: Escalation, casefile: Heard, guidance: Guidance | null): boolean {
  const heard = lastHeardOn(casefile)
  const isHeardSince = heard !== null && heard >= escalation.proposedOn
  return !isHeardSince && guidance !== null && asksStill[escalation.milestone]?.(guidance) !== null
}

/** G1: once the final update is withdrawn, what was missed before it is history too. */
const asksStill: Readonly<Partial<Record<MilestoneId, (guidance: Guidance) => Day | null>>> = {
  plan: ({ assessmentPublicationDeadline }) => assessmentPublicationDeadline,
  'september-update': ({ septemberUpdateDue, finalUpdateDue }) => finalUpdateDue && septemberUpdateDue,
  'final-update': ({ finalUpdateDue }) => finalUpdateDue,
}

/** The proposal that awaits a reviewer or the lead. */
export function proposalOf(
  { escalations }: Pick<CasefileRecord, 'escalations'>,
  milestone: MilestoneId,
  occasion: Day,
): Escalation | null {
  return escalations.find((each) => each.milestone === milestone && each.occasion === occasion) ?? null
}

/** T8: whether it was ever escalated; from then on the SRO and the NIS authority may see the casefile. */
export function isEscalated({ escalations }: Pick<CasefileRecord, 'escalations'>): boolean {
  return escalations.some(({ state }) => state === 'confirmed')
}
