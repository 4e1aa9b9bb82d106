import type { CasefileEvent, ItemReason } from '../../../core/casefile/events.ts'
import type { Opened } from '../opened.ts'

export type SentBack = { readonly reason: string; readonly items: readonly ItemReason[] }

/** Why a reviewer did not confirm the completion last reported; null where that is not how things stand. */
export function sentBack({ casefile, events }: Opened): SentBack | null {
  if (casefile.completion !== 'sent-back') return null
  const last = events.findLast(isNotConfirmed)
  return last === undefined ? null : { reason: last.reason, items: last.items }
}

type NotConfirmed = CasefileEvent & { readonly type: 'completion-not-confirmed' }

function isNotConfirmed<E extends CasefileEvent>(event: E): event is E & NotConfirmed {
  return event.type === 'completion-not-confirmed'
}
