import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { type CasefileRecord, lastSubmissionOn } from './casefile.ts'
import type { Escalation } from './engagement.ts'
import type { MilestoneId } from './reminders.ts'

type Submissions = Pick<CasefileRecord, 'sent' | 'lastUpdateOn'>

/** Why there is nothing to escalate any more. */
export type Lapse = { readonly kind: 'heard-since'; readonly on: Day } | { readonly kind: 'withdrawn' }

/**
 * Why a proposal does not stand on a day: the organisation was heard of since, or what it was asked for was withdrawn
 * (T8, G1). null where it stands. A proposal that lapsed stays in the history.
 */
export function lapseOf(
  { milestone, proposedOn }: Pick<Escalation, 'milestone' | 'proposedOn'>,
  heardOn: Day | null,
  guidance: Guidance | null,
): Lapse | null {
  if (heardOn !== null && heardOn >= proposedOn) return { kind: 'heard-since', on: heardOn }
  const isAskedStill = guidance !== null && stillRequiredBy[milestone]?.(guidance) !== null
  return isAskedStill ? null : { kind: 'withdrawn' }
}

/** Whether there is still something to escalate. */
export function isProposalCurrent(escalation: Escalation, casefile: Submissions, guidance: Guidance | null): boolean {
  return lapseOf(escalation, lastSubmissionOn(casefile), guidance) === null
}

/** G1: once the final update is withdrawn, what was missed before it is history too. */
const stillRequiredBy: Readonly<Partial<Record<MilestoneId, (guidance: Guidance) => Day | null>>> = {
  plan: ({ assessmentPublicationDeadline }) => assessmentPublicationDeadline,
  'september-update': ({ septemberUpdateDue, finalUpdateDue }) => finalUpdateDue && septemberUpdateDue,
  'final-update': ({ finalUpdateDue }) => finalUpdateDue,
}

/** The proposal that awaits a reviewer or the lead. */
export function proposalOf(
  { escalations }: Pick<CasefileRecord, 'escalations'>,
  milestone: MilestoneId,
  dueDate: Day,
): Escalation | null {
  return escalations.find((each) => each.milestone === milestone && each.dueDate === dueDate) ?? null
}

/** T8: whether it was ever escalated; from then on the SRO and the NIS authority may see the casefile. */
export function isEscalated({ escalations }: Pick<CasefileRecord, 'escalations'>): boolean {
  return escalations.some(({ state }) => state === 'confirmed')
}

/** How an escalation stands: `lapsed` while nobody decided about a proposal that does not stand any more. */
export type EscalationState = Escalation['state'] | 'lapsed' | 'decided'

/** `isDecided` where the SRO has decided what follows. */
export function stateOfEscalation(
  state: Escalation['state'],
  lapse: Lapse | null,
  isDecided: boolean,
): EscalationState {
  if (state === 'proposed') return lapse === null ? 'proposed' : 'lapsed'
  return state === 'confirmed' && isDecided ? 'decided' : state
}
