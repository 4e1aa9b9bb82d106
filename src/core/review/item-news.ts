import type { CasefileRecord } from '../casefile/casefile.ts'
import type { CasefileEvent } from '../casefile/events.ts'
import { detailsOf } from '../casefile/history-details.ts'
import { replay } from '../casefile/replay.ts'
import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'

/** What was told about one item since the plan was sent: by the organisation in an update, or by a reviewer who sent it back. */
export type ItemNews = {
  readonly evidence: EvidenceReference
  readonly on: Day
  readonly by: string
  readonly kind: 'update' | 'sent-back'
  readonly texts: readonly string[]
}

/** Oldest first. A date that moved is told with the one it had. */
export function newsOf(
  casefile: Pick<CasefileRecord, 'organisation' | 'cycle'>,
  events: readonly CasefileEvent[],
): readonly ItemNews[] {
  const steps = replay(casefile, events)
  const sent = steps.findLastIndex(({ event }) => event.type === 'plan-sent')
  return steps.slice(sent + 1).flatMap(({ event, before }) => {
    if (event.type !== 'update-sent' && event.type !== 'completion-not-confirmed') return []
    const kind = event.type === 'update-sent' ? 'update' : 'sent-back'
    const details = detailsOf(event, before)
    const about = event.type === 'update-sent' ? event.progress : event.items
    return about.map(({ evidence }) => ({
      evidence,
      on: event.on,
      by: event.by.name,
      kind,
      texts: details.filter((detail) => detail.evidence === evidence).map(({ text }) => text),
    }))
  })
}
