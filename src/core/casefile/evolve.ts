import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import { type CasefileRecord, type SentPlan, stageOf } from './casefile.ts'
import type { CasefileEvent, Happening } from './events.ts'
import { isComplete, planAfterUpdate, reopened } from './progress.ts'
import type { Status } from './status.ts'

/** What a record becomes by one more event. Pure: replaying a casefile's events always gives the same record. */
export function evolve<R extends CasefileRecord>(record: R, event: CasefileEvent): R {
  const changed = { ...record, ...changesBy(event, record), version: record.version + 1 }
  const moved = stageOf(changed) !== stageOf(record) || event.type === 'plan-sent'
  return { ...changed, stageSince: moved ? event.on : record.stageSince }
}

function changesBy(event: CasefileEvent, record: CasefileRecord): Partial<CasefileRecord> {
  switch (event.type) {
    case 'assessment-published':
      return {
        gaps: event.gaps,
        met: event.met,
        publishedOn: record.publishedOn ?? event.on,
        ...becomes(record, event.status, event.on),
      }
    case 'plan-signed-off':
      return { signOff: { revision: event.revision, by: event.by.name, byId: event.by.id, on: event.on } }
    case 'plan-sent':
      return sent(event, record)
    case 'plan-approved':
      return { review: 'approved', sent: decided(record, 'approved'), ...becomes(record, event.status, event.on) }
    case 'plan-returned':
      return { review: 'returned', sent: decided(record, 'returned') }
    case 'plan-referred-to-sro':
      return { review: 'with-sro' }
    case 'late-plan-accepted':
      return { review: 'awaiting-review', lateness: latenessOf('accepted', event) }
    case 'late-plan-declined':
      return { review: 'awaiting-review', lateness: latenessOf('declined', event) }
    case 'update-sent':
      return updated(event, record)
    case 'completion-confirmed':
      return { completion: 'not-reported', ...becomes(record, event.status, event.on) }
    case 'completion-not-confirmed':
      return { completion: 'sent-back', current: reopened(record.current, evidenceOf(event.items)) }
    case 'status-corrected':
      return becomes(record, event.status, event.on)
  }
}

type By<T extends Happening['type']> = CasefileEvent & { readonly type: T }

function sent(event: By<'plan-sent'>, record: CasefileRecord): Partial<CasefileRecord> {
  const plan: SentPlan = {
    revision: event.revision,
    plan: event.plan,
    gaps: event.gaps,
    sentOn: event.on,
    sentBy: { id: event.by.id, name: event.by.name },
    contributors: event.contributors,
    signOff: event.signOff,
    outcome: 'awaiting',
  }
  const earlier = record.sent.map((each) =>
    each.outcome === 'awaiting' ? { ...each, outcome: 'replaced' as const } : each,
  )
  const completion = isComplete(event.plan) ? 'awaiting-confirmation' : 'not-reported'
  return { sent: [...earlier, plan], review: 'awaiting-review', current: event.plan, completion }
}

function updated(event: By<'update-sent'>, record: CasefileRecord): Partial<CasefileRecord> {
  return {
    current: record.current === null ? null : planAfterUpdate(record.current, event.progress),
    lastUpdateOn: event.on,
    completion: event.completed ? 'awaiting-confirmation' : 'not-reported',
  }
}

function decided({ sent }: CasefileRecord, outcome: 'approved' | 'returned'): readonly SentPlan[] {
  return sent.map((plan, place) => (place === sent.length - 1 ? { ...plan, outcome } : plan))
}

function latenessOf(kind: 'accepted' | 'declined', event: By<'late-plan-accepted' | 'late-plan-declined'>) {
  return { kind, revision: event.revision, reason: event.reason, by: event.by.name }
}

function becomes(record: CasefileRecord, status: Status, on: Day): Partial<CasefileRecord> {
  return status === record.status ? {} : { status, statusSince: on }
}

function evidenceOf(items: readonly { readonly evidence: EvidenceReference }[]): readonly EvidenceReference[] {
  return items.map(({ evidence }) => evidence)
}
