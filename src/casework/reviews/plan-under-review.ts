import type { Actor } from '../../core/actor.ts'
import { lastSent } from '../../core/casefile/casefile.ts'
import { may, type Permission } from '../../core/permissions.ts'
import type { ApprovedItem } from '../../core/reviews/approved-item.ts'
import { attachmentNames } from '../../store/attachments/attachments.ts'
import { approvedItemsElsewhere } from '../../store/plans/approved-items.ts'
import { type CasefileKey, permissionScopeOf } from '../../store/record/casefiles.ts'
import {
  type EmailSent,
  emailsSentAbout,
  judgementsSavedAt,
  type OtherCycle,
  otherCyclesOf,
} from '../../store/reviews/plan-under-review.ts'
import { type CasefileView, casefileFor } from '../questions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

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
export async function planUnderReview(
  casework: Services,
  actor: Actor,
  place: CasefileKey,
): Promise<PlanUnderReview | null> {
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
export async function emailsAbout(
  casework: Services,
  actor: Actor,
  permission: Permission,
  place: CasefileKey,
  version: number,
): Promise<readonly EmailSent[]> {
  const scope = await scopeOf(casework.database, actor)
  return casework.database.inTransaction(scope, async (tx) =>
    may(actor, permission, await permissionScopeOf(tx, place, casework.clock.today()))
      ? emailsSentAbout(tx, place, version)
      : [],
  )
}
