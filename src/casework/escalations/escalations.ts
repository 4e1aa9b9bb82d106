import type { Actor } from '../../core/actor.ts'
import type { EscalationDecision } from '../../core/casefile/engagement.ts'
import { type EscalationState, type Lapse, lapseOf, stateOfEscalation } from '../../core/casefile/escalations.ts'
import type { MilestoneId } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type Guidance, guidanceOn } from '../../core/guidance/guidance.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { may, organisationScope } from '../../core/permissions.ts'
import { lastSubmission } from '../../core/timetable/timetable-state.ts'
import {
  casefilesWithEscalations,
  type EscalatedRow,
  type EscalationEvent,
  escalationEvents,
} from '../../store/escalations/escalations.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

/** An escalation with the reason for it in short. */
export type ListedEscalation = {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  /** What was due, and by when. */
  readonly milestone: MilestoneId
  readonly dueDate: Day
  readonly proposedOn: Day
  readonly state: EscalationState
  /** Why there is nothing to escalate any more; null where there still is, or was when somebody decided. */
  readonly lapse: Lapse | null
  /** The number of reminders before it was proposed. */
  readonly reminders: number
  readonly regionAskedOn: Day | null
  readonly lastContactOn: Day | null
  /** Who confirmed or declined it, and why. */
  readonly answered: Decision | null
  /** The SRO's latest decision. */
  readonly decided: (Decision & { readonly decision: EscalationDecision }) | null
  readonly enforcementNotices: number
}

type Decision = { readonly on: Day; readonly by: string; readonly reason: string }

/** T8: the escalations for this person: proposals for NHS Digital; confirmed ones for the SRO; those of operators for the NIS authority. */
export async function escalationsFor(services: Services, actor: Actor): Promise<readonly ListedEscalation[]> {
  if (!may(actor, 'see-escalations', null)) return []
  const { database, clock } = services
  const today = clock.today()
  return database.inTransaction(await scopeOf(database, actor), async (tx) => {
    const rows = await casefilesWithEscalations(tx)
    const events = await escalationEvents(tx, [...new Set(rows.map(({ code }) => code))])
    const guidance = new Map<CycleName, Guidance | null>()
    for (const cycle of new Set(rows.map((row) => row.cycle)))
      guidance.set(cycle, guidanceOn(await guidanceOf(tx, cycle), today))
    return rows.flatMap((row) => {
      const of = events.filter(({ code, cycle }) => code === row.code && cycle === row.cycle)
      return listedOf(row, of, guidance.get(row.cycle) ?? null, actor, today)
    })
  })
}

function listedOf(
  row: EscalatedRow,
  events: readonly EscalationEvent[],
  guidance: Guidance | null,
  actor: Actor,
  today: Day,
): readonly ListedEscalation[] {
  const isEscalated = row.timetableState.escalations.some(({ state }) => state === 'confirmed')
  const permissionScope = organisationScope(row, today)
  if (!may(actor, 'see-escalations', { ...permissionScope, escalated: isEscalated })) return []
  const seesProposals = may(actor, 'see-escalations', permissionScope)
  return row.timetableState.escalations
    .filter(({ state }) => state === 'confirmed' || seesProposals)
    .map((escalation) => listedEscalation(row, escalation, events, guidance))
}

function listedEscalation(
  { code, name, cycle, timetableState }: EscalatedRow,
  { milestone, dueDate, proposedOn, state }: EscalatedRow['timetableState']['escalations'][number],
  events: readonly EscalationEvent[],
  guidance: Guidance | null,
): ListedEscalation {
  const about = events.flatMap(({ event, on, by }) =>
    event.type !== 'enforcement-notice-recorded' && event.milestone === milestone && event.dueDate === dueDate
      ? [{ event, on, by }]
      : [],
  )
  const answered = about.find(({ event }) => event.type !== 'escalation-decided')
  const decided = about.findLast(({ event }) => event.type === 'escalation-decided')
  const lastContact = lastSubmission(timetableState)
  const lapse = lapseOf({ milestone, proposedOn }, lastContact, guidance)
  const reminders = timetableState.reminders.filter((each) => each.milestone === milestone && each.dueDate === dueDate)
  return {
    ...{ code, name, cycle, milestone, dueDate, proposedOn, lapse },
    state: stateOfEscalation(state, lapse, decided !== undefined),
    reminders: reminders.filter(({ step }) => step !== 'escalation-proposed' && step !== 'region').length,
    regionAskedOn: reminders.find(({ step }) => step === 'region')?.on ?? null,
    lastContactOn: lastContact,
    answered: answered === undefined ? null : { on: answered.on, by: answered.by, reason: answered.event.reason },
    decided:
      decided?.event.type === 'escalation-decided'
        ? { on: decided.on, by: decided.by, reason: decided.event.reason, decision: decided.event.decision }
        : null,
    enforcementNotices: events.filter(({ event }) => event.type === 'enforcement-notice-recorded').length,
  }
}
