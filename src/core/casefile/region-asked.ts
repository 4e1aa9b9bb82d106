import type { Casefile } from './casefile.ts'
import type { RegionAsked } from './engagement.ts'
import type { CasefileEvent } from './events.ts'
import { needsPlan } from './status.ts'

/** T3: what ends a reviewer's ask to work with a Trust by itself: a plan or an update came, or a plan was found satisfactory. */
export const answersRegion: readonly CasefileEvent['type'][] = [
  'plan-sent',
  'plan-approved',
  'update-sent',
  'completion-confirmed',
]

/** The asks of reviewers that nothing has come on since, oldest first; none where no plan is needed any more. */
export function regionAsksOpen(
  { status }: Pick<Casefile, 'status'>,
  events: readonly CasefileEvent[],
): readonly RegionAsked[] {
  if (!needsPlan(status)) return []
  const answered = events.findLastIndex(({ type }) => answersRegion.includes(type))
  return events
    .slice(answered + 1)
    .flatMap((event) =>
      event.type === 'region-asked' ? [{ on: event.on, by: event.by.name, reason: event.reason }] : [],
    )
}
