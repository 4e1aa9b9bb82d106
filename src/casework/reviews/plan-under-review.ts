import type { Actor } from '../../core/actor.ts'
import { lastSent } from '../../core/casefile/casefile.ts'
import type { Permission } from '../../core/permissions.ts'
import type { ApprovedItem } from '../../core/reviews/approved-item.ts'
import { attachmentNames } from '../../store/attachments/attachments.ts'
import { approvedItemsElsewhere } from '../../store/plans/approved-items.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import {
  type EmailSent,
  emailsSentAbout,
  judgementsSavedAt,
  type OtherCycle,
  otherCyclesOf,
} from '../../store/reviews/plan-under-review.ts'
import { type CasefileView, viewAt } from '../questions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

/** The most other plans that are shown for an item. */
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

/** null for those who may not see the review queue. */
export async function planUnderReview(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
): Promise<PlanUnderReview | null> {
  const view = await viewAt(services, actor, 'see-review-queue', at)
  if (view === null) return null
  const key = view.casefileKey
  const items = lastSent(view.casefile)?.plan.items.map(({ evidence }) => evidence) ?? []
  const where = { organisation: key.organisation.code, cycle: key.cycle }
  return services.database.inTransaction(scopeOf(actor), async (tx) => ({
    ...view,
    judgementsSavedAt: await judgementsSavedAt(tx, key),
    others: await approvedItemsElsewhere(tx, where, items, mostOthers),
    otherCycles: await otherCyclesOf(tx, key),
    attachmentNames: await attachmentNames(tx, key),
  }))
}

/** The recipients of emails about the event that made the casefile `version`; empty for those who may not do `permission` there. */
export async function emailsAbout(
  services: Services,
  actor: Actor,
  permission: Permission,
  at: CasefileKey | CasefileView,
  version: number,
): Promise<readonly EmailSent[]> {
  const view = await viewAt(services, actor, permission, at)
  if (view === null) return []
  return services.database.inTransaction(scopeOf(actor), (tx) => emailsSentAbout(tx, view.casefileKey, version))
}
