import { readableVersion, type StoredContent, upcastItem, upcastPlan } from '../plan/upcast.ts'
import type { PlanDraftContent } from './drafts.ts'
import type { CasefileEvent, SignOff } from './events.ts'

/**
 * An event in today's shape, from one of any content version. Only for reading: a hash covers the event as it was
 * stored. Throws `NewerContent` for a version after `latest`.
 */
export function upcastEvent<E extends CasefileEvent>(stored: E, latest?: number): E {
  const contentVersion = readableVersion(stored as StoredContent, latest)
  if (stored.type === 'plan-signed-off') return { ...stored, contentVersion, plan: upcastPlan(stored.plan) }
  if (stored.type !== 'plan-sent') return stored
  return { ...stored, contentVersion, plan: upcastPlan(stored.plan), signOff: upcastSignOff(stored.signOff) }
}

function upcastSignOff(stored: SignOff | null): SignOff | null {
  return stored === null ? null : { ...stored, contentVersion: readableVersion(stored) }
}

/** A plan's draft as it is stored. */
export type StoredPlanDraft = PlanDraftContent & StoredContent

/** The draft in today's shape. Throws `NewerContent` for a version after `latest`. */
export function upcastDraft(stored: StoredPlanDraft, latest?: number): PlanDraftContent {
  readableVersion(stored, latest)
  const items = stored.items.map((each) => ({ ...each, item: upcastItem(each.item) }))
  return { items, contributors: stored.contributors }
}
