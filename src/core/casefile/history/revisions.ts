import { type Day, formatDate } from '../../day.ts'
import type { Plan } from '../../plan/plan.ts'
import { upperFirst } from '../../sentences.ts'
import type { PlanDraft } from '../drafts.ts'
import { planOf } from '../drafts.ts'
import type { CasefileEvent, Revision } from '../events.ts'

/** One exact content of a plan and every time it was signed off or sent, oldest first. */
export type PlanRevision = {
  readonly revision: Revision
  readonly plan: Plan
  readonly uses: readonly RevisionUse[]
  /** True for the plan being written. */
  readonly isDraft: boolean
}

type RevisionUse = { readonly what: 'signed off' | 'sent'; readonly on: Day }

/** The revisions to compare: each one signed off or sent, oldest first, then the draft if it is none of them. */
export function revisionsOf(events: readonly CasefileEvent[], draft: PlanDraft | null): readonly PlanRevision[] {
  const revisions = new Map<Revision, PlanRevision>()
  for (const event of events) {
    if (event.type !== 'plan-signed-off' && event.type !== 'plan-sent') continue
    const { revision, plan, on } = event
    const use: RevisionUse = { what: event.type === 'plan-sent' ? 'sent' : 'signed off', on }
    const uses = [...(revisions.get(revision)?.uses ?? []), use]
    revisions.set(revision, { revision, plan, uses, isDraft: revision === draft?.revision })
  }
  if (draft === null || revisions.has(draft.revision)) return [...revisions.values()]
  return [...revisions.values(), { revision: draft.revision, plan: planOf(draft), uses: [], isDraft: true }]
}

/** “Signed off on 1 June 2021, sent on 2 June 2021 (3f9a1c2b)”. */
export function revisionName({ revision, uses, isDraft }: PlanRevision): string {
  const text = [
    ...uses.map(({ what, on }) => `${what} on ${formatDate(on)}`),
    ...(isDraft ? ['the plan as it stands now'] : []),
  ].join(', ')
  return `${upperFirst(text)} (${shortRevision(revision)})`
}

/** The first 8 characters of the hash: enough to distinguish the revisions of one casefile. */
export function shortRevision(revision: Revision): string {
  return revision.slice(0, 8)
}
