import { statusNameOn } from '../guidance/status-names.ts'
import { isDone, type Plan } from '../plan/plan.ts'
import type { CasefileRecord } from './casefile.ts'
import { counted } from './counted.ts'
import { isEngagement } from './engagement-after.ts'
import { engagementSentence } from './engagement-sentences.ts'
import type { CasefileEvent } from './events.ts'
import type { Status } from './status.ts'

type By<T extends CasefileEvent['type']> = CasefileEvent & { readonly type: T }

/**
 * What happened, in one sentence; who did it and when stand in the event. A status has the name of its day (S6).
 * `before` is the casefile as the event found it.
 */
export function sentenceOf(event: CasefileEvent, before: CasefileRecord): string {
  if (isEngagement(event)) return engagementSentence(event)
  switch (event.type) {
    case 'assessment-published':
      return published(event, before)
    case 'plan-signed-off':
      return `The SIRO signed off the plan of ${counted(event.plan.items.length, 'evidence item')}.`
    case 'plan-sent':
      return sent(event, before)
    case 'plan-approved':
      return `The plan was approved and the status ${became(event, before)}.`
    case 'plan-returned':
      return 'The plan was returned with reasons.'
    case 'plan-referred-to-sro':
      return 'The plan finishes late and was referred to the NHSX senior responsible owner (SRO).'
    case 'late-plan-accepted':
      return 'The SRO accepted that the plan finishes late.'
    case 'late-plan-declined':
      return 'The SRO did not accept that the plan finishes late.'
    case 'update-sent':
      return updated(event)
    case 'completion-confirmed':
      return `Completion was confirmed and the status ${became(event, before)}.`
    case 'completion-not-confirmed':
      return `Completion was not confirmed: ${counted(event.items.length, 'evidence item')} ${event.items.length === 1 ? 'is' : 'are'} open again.`
    case 'status-corrected':
      return `The status was corrected from ${nameOf(event.from, event)} to ${nameOf(event.status, event)}.`
    case 'closed-unmet':
      return `At the final review the standard was not met, and the status ${became(event, before)}.`
  }
}

function published(event: By<'assessment-published'>, before: CasefileRecord): string {
  const again = before.publishedOn === null ? '' : ' again'
  const missing = counted(event.gaps.length, 'mandatory evidence item')
  const outcome = event.gaps.length === 0 ? 'every mandatory evidence item met' : `${missing} not met`
  return `The assessment was published${again} with ${outcome}, and the status ${became(event, before)}.`
}

function sent({ plan, findings }: By<'plan-sent'>, before: CasefileRecord): string {
  const which = before.sent.length === 0 ? 'The plan' : 'A revised plan'
  const covers = `${counted(plan.items.length, 'evidence item')}, ${outstandingIn(plan)} outstanding`
  const warned = findings.length === 0 ? '' : `, with ${counted(findings.length, 'finding')} against it`
  return `${which} of ${covers}, was sent for review${warned}.`
}

function updated({ progress, completed }: By<'update-sent'>): string {
  const on = `an update on ${counted(progress.length, 'evidence item')}`
  return completed ? `The plan was reported complete with ${on}.` : `The organisation sent ${on}.`
}

function outstandingIn({ items }: Plan): number {
  return items.filter((item) => !isDone(item)).length
}

function became(event: CasefileEvent & { readonly status: Status }, before: CasefileRecord): string {
  return `${event.status === before.status ? 'stayed' : 'became'} ${nameOf(event.status, event)}`
}

function nameOf(status: Status, { on }: CasefileEvent): string {
  return statusNameOn(status, on)
}
