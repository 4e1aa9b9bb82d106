import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import { addContributors, type CasefileRecord, type SentPlan, stageOf } from './casefile.ts'
import type { CasefileEvent, NewEvent, SignOff } from './events.ts'
import { evolveEngagement, isEngagement } from './evolve-engagement.ts'
import { isComplete, planAfterUpdate, reopened } from './plans/progress.ts'
import { needsPlan, type Status } from './status.ts'

/** The record after one more event. Pure: replaying a casefile's events always gives the same record. */
export function evolve<R extends CasefileRecord>(record: R, event: CasefileEvent): R {
  const remindersSince = event.type === 'reminders-sent' ? record.remindersSince + 1 : 0
  const regionRequestsAnswered = endsRegionRequest.includes(event.type)
    ? record.regionRequests.length
    : record.regionRequestsAnswered
  const changed = {
    ...record,
    ...changesBy(event, record),
    version: record.version + 1,
    remindersSince,
    regionRequestsAnswered,
  }
  const moved = stageOf(changed) !== stageOf(record) || event.type === 'plan-sent'
  return { ...changed, stageSince: moved ? event.on : record.stageSince }
}

/**
 * T3: the events that end a reviewer's request to work with a Trust: a plan or update is sent, approved or confirmed.
 */
const endsRegionRequest: readonly CasefileEvent['type'][] = [
  'plan-sent',
  'plan-approved',
  'update-sent',
  'completion-confirmed',
]

function changesBy(event: CasefileEvent, record: CasefileRecord): Partial<CasefileRecord> {
  if (isEngagement(event)) return evolveEngagement(event, record)
  switch (event.type) {
    case 'assessment-published':
      return published(event, record)
    case 'plan-signed-off':
      return { signOff: signedOff(event) }
    case 'plan-sent':
      return sent(event, record)
    case 'plan-approved':
      return {
        review: 'approved',
        sent: decided(record, 'approved'),
        decidedOn: event.on,
        ...becomes(record, event.status, event.on),
      }
    case 'plan-returned':
      return {
        review: 'returned',
        sent: decided(record, 'returned'),
        completion: 'not-reported',
        decidedOn: event.on,
      }
    case 'plan-referred-to-sro':
      return { review: 'with-sro', referredToSro: true }
    case 'late-plan-accepted':
      return { review: 'awaiting-review', lateness: latenessOf('accepted', event) }
    case 'late-plan-declined':
      return { review: 'awaiting-review', lateness: latenessOf('declined', event) }
    case 'update-sent':
      return updated(event, record)
    case 'completion-confirmed':
      return { completion: 'not-reported', ...becomes(record, event.status, event.on) }
    case 'completion-not-confirmed':
      return {
        completion: 'sent-back',
        current: reopened(record.current, evidenceOf(event.items)),
        decidedOn: event.on,
      }
    case 'status-corrected':
      return { ...becomes(record, event.status, event.on), ...openAgain(event, record) }
    case 'closed-unmet':
      return { closedUnmetOn: event.on, ...becomes(record, event.status, event.on) }
  }
}

type By<T extends NewEvent['type']> = CasefileEvent & { readonly type: T }

function published(event: By<'assessment-published'>, record: CasefileRecord): Partial<CasefileRecord> {
  return {
    gaps: event.gaps,
    met: event.met,
    publishedOn: record.publishedOn ?? event.on,
    completion: completionWith(event.gaps, record),
    contributors: addContributors(record, [event.by.id]),
    ...becomes(record, event.status, event.on),
  }
}

/** A plan is not complete while a published gap is missing from it. */
function completionWith(gaps: readonly EvidenceReference[], { current, review, completion }: CasefileRecord) {
  if (current !== null && review !== 'returned' && isComplete(current, gaps)) return 'awaiting-confirmation'
  return completion === 'awaiting-confirmation' ? 'not-reported' : completion
}

function signedOff({ revision, contentVersion, by, on }: By<'plan-signed-off'>): SignOff {
  return { revision, contentVersion, by: by.name, byId: by.id, on }
}

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
  const completion = isComplete(event.plan, event.gaps) ? 'awaiting-confirmation' : 'not-reported'
  const contributors = addContributors(record, [
    ...event.contributors,
    event.by.id,
    ...(event.signOff === null ? [] : [event.signOff.byId]),
  ])
  return { sent: [...earlier, plan], review: 'awaiting-review', current: event.plan, completion, contributors }
}

function updated(event: By<'update-sent'>, record: CasefileRecord): Partial<CasefileRecord> {
  return {
    current: record.current === null ? null : planAfterUpdate(record.current, event.progress),
    lastUpdateOn: event.on,
    completion: event.completed ? 'awaiting-confirmation' : 'not-reported',
    lateness: isDateMovedInReview(event, record) ? { kind: 'not-asked' } : record.lateness,
    contributors: addContributors(record, [event.by.id]),
  }
}

/** A4 “on a case-by-case basis”: the SRO's decision does not apply to dates that were moved afterwards. */
function isDateMovedInReview({ progress }: By<'update-sent'>, record: CasefileRecord): boolean {
  return record.review !== 'approved' && progress.some(({ outlook }) => outlook.kind === 'new-date')
}

/** S5: a correction means that a decision was a mistake, so a reviewer can decide again. */
function openAgain({ from, status }: By<'status-corrected'>, record: CasefileRecord): Partial<CasefileRecord> {
  if (!needsPlan(status) || record.current === null) return {}
  const isConfirmationUndone = !needsPlan(from) && isComplete(record.current, record.gaps)
  const isApprovalUndone = status === 'standards-not-met' && record.review === 'approved'
  return {
    ...(isConfirmationUndone ? { completion: 'awaiting-confirmation' } : {}),
    ...(isApprovalUndone ? { review: 'awaiting-review', sent: decided(record, 'awaiting') } : {}),
  }
}

function decided({ sent }: CasefileRecord, outcome: 'approved' | 'returned' | 'awaiting'): readonly SentPlan[] {
  return sent.map((plan, index) => (index === sent.length - 1 ? { ...plan, outcome } : plan))
}

function latenessOf(kind: 'accepted' | 'declined', event: By<'late-plan-accepted' | 'late-plan-declined'>) {
  return { kind, revision: event.revision, reason: event.reason, by: event.by.name }
}

function becomes(record: CasefileRecord, status: Status, on: Day): Partial<CasefileRecord> {
  if (status === record.status) return {}
  return { status, statusSince: on, approachingSince: approachingSince(record, status, on) }
}

/** S5: a correction to Standards Met and back does not interrupt Approaching Standards. */
function approachingSince(record: CasefileRecord, status: Status, on: Day): Day | null {
  if (status === 'approaching-standards') return record.approachingSince ?? on
  return status === 'standards-met' || status === 'standards-exceeded' ? record.approachingSince : null
}

function evidenceOf(items: readonly { readonly evidence: EvidenceReference }[]): readonly EvidenceReference[] {
  return items.map(({ evidence }) => evidence)
}
