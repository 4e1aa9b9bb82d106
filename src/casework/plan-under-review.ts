import type { Actor } from '../core/actor.ts'
import { lastSent } from '../core/casefile/casefile.ts'
import { may, type Permission } from '../core/permissions.ts'
import type { ApprovedItem } from '../core/review/approved-item.ts'
import { approvedItemsElsewhere } from '../store/approved-items.ts'
import { attachmentNames } from '../store/attachments.ts'
import type { Place } from '../store/casefiles.ts'
import { judgementsSavedAt, type OtherCycle, otherCyclesOf, type Told, toldAbout } from '../store/plan-under-review.ts'
import type { Casework } from './casework.ts'
import { type CasefileView, casefileFor } from './questions.ts'
import { scopeOf } from './scope.ts'
import { subjectOf } from './subject.ts'

/** At most so many other plans are shown for an item. */
const mostOthers = 5

/** A casefile as its reviewers see it, with what they compare it to. */
export type PlanUnderReview = CasefileView & {
  /** When judgements were last saved, an instant in UTC. */
  readonly judgementsSavedAt: string | null
  /** What other organisations' approved plans do about the items of this one. */
  readonly others: readonly ApprovedItem[]
  readonly otherCycles: readonly OtherCycle[]
  /** The names of attached files by their ids. */
  readonly attachmentNames: ReadonlyMap<string, string>
}

/** null for whoever may not see the review queue. */
export async function planUnderReview(casework: Casework, actor: Actor, place: Place): Promise<PlanUnderReview | null> {
  const view = await casefileFor(casework, actor, 'see-review-queue', place)
  if (view === null) return null
  const items = lastSent(view.casefile)?.plan.items.map(({ evidence }) => evidence) ?? []
  const where = { organisation: place.organisation.code, cycle: place.cycle }
  return casework.database.inTransaction(await scopeOf(casework.database, actor), async (tx) => ({
    ...view,
    judgementsSavedAt: await judgementsSavedAt(tx, place),
    others: await approvedItemsElsewhere(tx, where, items, mostOthers),
    otherCycles: await otherCyclesOf(tx, place),
    attachmentNames: await attachmentNames(tx, place),
  }))
}

/** Who was written to about the event that made the casefile `version`; nobody, to whoever may not do `permission` there. */
export async function whoWasTold(
  casework: Casework,
  actor: Actor,
  permission: Permission,
  place: Place,
  version: number,
): Promise<readonly Told[]> {
  const scope = await scopeOf(casework.database, actor)
  return casework.database.inTransaction(scope, async (tx) =>
    may(actor, permission, await subjectOf(tx, place, casework.clock.today())) ? toldAbout(tx, place, version) : [],
  )
}
