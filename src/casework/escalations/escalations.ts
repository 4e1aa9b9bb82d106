import type { Actor } from '../../core/actor.ts'
import type { EscalationDecision } from '../../core/casefile/engagement.ts'
import { type EscalationState, type Lapse, lapseOf } from '../../core/casefile/escalations.ts'
import type { MilestoneId } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import { type Guidance, guidanceOn } from '../../core/guidance/guidance.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { may, type PermissionScope } from '../../core/permissions.ts'
import { milestoneIds } from '../../core/timetable/milestones.ts'
import type { Part } from '../../store/database/batches.ts'
import type { Tx } from '../../store/database/database.ts'
import {
  countEscalations,
  type EscalationFilter,
  type EscalationRow,
  listEscalations,
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

/** A list of escalations and which part of it is asked for. */
export type EscalationsWanted = Part &
  Pick<EscalationFilter, 'states'> &
  Partial<Pick<EscalationFilter, 'withoutNotices'>>

/** For each list its part, and how many escalations this person may see in each state. */
export type EscalationLists = {
  readonly lists: readonly (readonly ListedEscalation[])[]
  readonly counts: ReadonlyMap<EscalationState, number>
}

/**
 * T8: the escalations for this person, proposed longest ago first: proposals for NHS Digital; confirmed ones for the
 * SRO; those of operators for the NIS authority. Each list has only states that this person may see. They are counted
 * for a page that shows how many there are, which reads the whole table.
 */
export async function escalationsFor(
  { database, clock }: Services,
  actor: Actor,
  wanted: readonly EscalationsWanted[],
): Promise<EscalationLists> {
  const sight = sightOf(actor)
  if (sight === null) return { lists: wanted.map(() => []), counts: new Map() }
  return database.inTransaction(scopeOf(actor), async (tx) => {
    const view = await viewOn(tx, sight, clock.today())
    const counts = [...(await countEscalations(tx, view))].filter(([state]) => sight.sees(state))
    return { lists: await listsOf(tx, view, wanted), counts: new Map(counts) }
  })
}

/** One such list whole, in these states. */
export async function wholeEscalations(
  { database, clock }: Services,
  actor: Actor,
  states: readonly EscalationState[],
): Promise<readonly ListedEscalation[]> {
  const whole = { states, limit: null, offset: 0 }
  return database.inTransaction(scopeOf(actor), async (tx) =>
    (await escalationsIn(tx, actor, clock.today(), [whole])).flat(),
  )
}

/** Such lists, in a transaction of this person's scope. Nothing is asked of the database where none is wanted. */
export async function escalationsIn(
  tx: Tx,
  actor: Actor,
  today: Day,
  wanted: readonly EscalationsWanted[],
): Promise<EscalationLists['lists']> {
  const sight = sightOf(actor)
  if (sight === null || wanted.length === 0) return wanted.map(() => [])
  return listsOf(tx, await viewOn(tx, sight, today), wanted)
}

/** What a person sees on a day. */
type View = Sight & Pick<EscalationFilter, 'withdrawn'> & { readonly guidance: GuidanceInForce }

async function viewOn(tx: Tx, sight: Sight, today: Day): Promise<View> {
  const guidance = await guidanceInForce(tx, today)
  return { ...sight, guidance, withdrawn: withdrawnBy(guidance, today) }
}

async function listsOf(
  tx: Tx,
  { types, withdrawn, sees, guidance }: View,
  wanted: readonly EscalationsWanted[],
): Promise<EscalationLists['lists']> {
  const lists: (readonly ListedEscalation[])[] = []
  for (const { states, withoutNotices = false, ...part } of wanted) {
    const filter = { types, withdrawn, withoutNotices, states: states.filter(sees) }
    const rows = await listEscalations(tx, filter, part)
    lists.push(rows.map((row) => listedEscalation(row, guidance.get(row.cycle) ?? null)))
  }
  return lists
}

type Sight = Pick<EscalationFilter, 'types'> & { readonly sees: (state: EscalationState) => boolean }

/** Which escalations this person may see; null where none. Row security narrows it to the casefiles they may read. */
function sightOf(actor: Actor): Sight | null {
  if (!may(actor, 'see-escalations', null)) return null
  if (may(actor, 'see-escalations', somewhere)) return { types: null, sees: () => true }
  const confirmed = { ...somewhere, escalated: true }
  const sees = (state: EscalationState) => state === 'confirmed' || state === 'decided'
  if (may(actor, 'see-escalations', confirmed)) return { types: null, sees }
  return { types: ['nhs-trust', 'foundation-trust'], sees }
}

/** A casefile of an organisation that is no operator of essential services, in which nothing was escalated. */
const somewhere: PermissionScope = {
  organisation: null,
  successor: null,
  region: null,
  referredToSro: false,
  escalated: false,
  operatorOfEssentialServices: false,
}

type GuidanceInForce = ReadonlyMap<CycleName, Guidance | null>

async function guidanceInForce(tx: Tx, today: Day): Promise<GuidanceInForce> {
  const found = new Map<CycleName, Guidance | null>()
  for (const cycle of cycleNames) found.set(cycle, guidanceOn(await guidanceOf(tx, cycle), today))
  return found
}

function withdrawnBy(guidance: GuidanceInForce, today: Day): EscalationFilter['withdrawn'] {
  return [...guidance].flatMap(([cycle, inForce]) =>
    milestoneIds
      .filter((milestone) => lapseOf({ milestone, proposedOn: today }, null, inForce) !== null)
      .map((milestone) => ({ cycle, milestone })),
  )
}

function listedEscalation(row: EscalationRow, guidance: Guidance | null): ListedEscalation {
  const { answeredOn, answeredBy, answeredReason, decision, decidedOn, decidedBy, decidedReason, ...listed } = row
  return {
    ...listed,
    lapse: lapseOf(row, row.lastContactOn, guidance),
    answered: answeredOn === null ? null : { on: answeredOn, by: answeredBy ?? '', reason: answeredReason ?? '' },
    decided:
      decidedOn === null || decision === null
        ? null
        : { on: decidedOn, by: decidedBy ?? '', reason: decidedReason ?? '', decision },
  }
}
