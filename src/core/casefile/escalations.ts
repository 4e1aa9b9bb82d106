import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { type CasefileRecord, lastSubmissionOn } from './casefile.ts'
import type { Escalation } from './engagement.ts'
import type { MilestoneId } from './reminders.ts'

type Submissions = Pick<CasefileRecord, 'sent' | 'lastUpdateOn'>

/** Why a proposal to escalate has lapsed. */
export type Lapse = { readonly kind: 'submitted-since'; readonly on: Day } | { readonly kind: 'withdrawn' }

/**
 * Why a proposal has lapsed by a day: the organisation sent a plan or an update since, or what was due was withdrawn
 * (T8, G1). null where it has not lapsed. A lapsed proposal stays in the history.
 */
export function lapseOf(
  { milestone, proposedOn }: Pick<Escalation, 'milestone' | 'proposedOn'>,
  submittedOn: Day | null,
  guidance: Guidance | null,
): Lapse | null {
  if (submittedOn !== null && submittedOn >= proposedOn) return { kind: 'submitted-since', on: submittedOn }
  const isStillRequired = guidance !== null && stillRequiredBy[milestone]?.(guidance) !== null
  return isStillRequired ? null : { kind: 'withdrawn' }
}

/** Whether there is still something to escalate. */
export function isProposalCurrent(escalation: Escalation, casefile: Submissions, guidance: Guidance | null): boolean {
  return lapseOf(escalation, lastSubmissionOn(casefile), guidance) === null
}

/** G1: once the final update is withdrawn, the September update is not required any more either. */
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

/** The state of an escalation: `lapsed` is a proposal that lapsed before anybody decided about it. */
export type EscalationState = Escalation['state'] | 'lapsed' | 'decided'

/** The state to show. `isDecided` is whether the SRO has decided what follows. */
export function stateOfEscalation(
  state: Escalation['state'],
  lapse: Lapse | null,
  isDecided: boolean,
): EscalationState {
  if (state === 'proposed') return lapse === null ? 'proposed' : 'lapsed'
  return state === 'confirmed' && isDecided ? 'decided' : state
}
