import type { EvidenceReference } from '../../catalogue/evidence.ts'
import { formatDate } from '../../day.ts'
import { statusNameOn } from '../../guidance/status-names.ts'
import { describeCompletion } from '../../plan/describe.ts'
import { findingWording } from '../../plan/finding-wording.ts'
import { isDone, type Plan, type PlanItem } from '../../plan/plan.ts'
import type { Finding, Judgement } from '../../plan/rules.ts'
import { lowerFirst, pluralise } from '../../sentences.ts'
import type { CasefileRecord } from '../casefile.ts'
import type { CasefileEvent, ItemProgress } from '../events.ts'
import { isEngagement } from '../evolve-engagement.ts'
import type { Status } from '../status.ts'
import { type Detail, engagementDetails, engagementSentence } from './engagement-sentences.ts'

type By<T extends CasefileEvent['type']> = CasefileEvent & { readonly type: T }

/**
 * The event in one sentence, without who and when, which are in the event. A status has the name of its day (S6).
 * `before` is the casefile before the event.
 */
export function sentenceOf(event: CasefileEvent, before: CasefileRecord): string {
  if (isEngagement(event)) return engagementSentence(event)
  switch (event.type) {
    case 'assessment-published':
      return published(event, before)
    case 'plan-signed-off':
      return `The SIRO signed off the plan of ${pluralise(event.plan.items.length, 'evidence item')}.`
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
      return `Completion was not confirmed: ${pluralise(event.items.length, 'evidence item')} ${event.items.length === 1 ? 'is' : 'are'} open again.`
    case 'status-corrected':
      return `The status was corrected from ${nameOf(event.from, event)} to ${nameOf(event.status, event)}.`
    case 'closed-unmet':
      return `At the final review the standard was not met, and the status ${became(event, before)}.`
  }
}

function published(event: By<'assessment-published'>, before: CasefileRecord): string {
  const again = before.publishedOn === null ? '' : ' again'
  const missing = pluralise(event.gaps.length, 'mandatory evidence item')
  const outcome = event.gaps.length === 0 ? 'every mandatory evidence item met' : `${missing} not met`
  return `The assessment was published${again} with ${outcome}, and the status ${became(event, before)}.`
}

function sent({ plan, findings }: By<'plan-sent'>, before: CasefileRecord): string {
  const which = before.sent.length === 0 ? 'The plan' : 'A revised plan'
  const covers = `${pluralise(plan.items.length, 'evidence item')}, ${outstandingIn(plan)} outstanding`
  const warned = findings.length === 0 ? '' : `, with ${pluralise(findings.length, 'finding')} against it`
  return `${which} of ${covers}, was sent for review${warned}.`
}

function updated({ progress, completed }: By<'update-sent'>): string {
  const on = `an update on ${pluralise(progress.length, 'evidence item')}`
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

/**
 * The details of an event beyond its sentence, in the order of its items; none for many events. They include plan
 * text: for the organisation's people and reviewers only (S7). `before` is the casefile before the event.
 */
export function detailsOf(event: CasefileEvent, before: CasefileRecord): readonly Detail[] {
  if (isEngagement(event)) return engagementDetails(event)
  switch (event.type) {
    case 'assessment-published':
      return event.gaps.map((evidence) => ({ evidence, text: 'Not met' }))
    case 'plan-signed-off':
      return []
    case 'plan-sent':
      return event.findings.map(ofFinding)
    case 'plan-approved':
      return event.judgements.map(ofJudgement)
    case 'plan-returned':
      return [...ofReason(event.reason), ...event.judgements.map(ofJudgement), ...event.findings.map(ofFinding)]
    case 'plan-referred-to-sro':
    case 'late-plan-accepted':
    case 'late-plan-declined':
    case 'status-corrected':
    case 'closed-unmet':
      return ofReason(event.reason)
    case 'update-sent':
      return event.progress.flatMap((progress) => ofProgress(progress, itemIn(before, progress.evidence)))
    case 'completion-confirmed':
      return ofReason(event.note)
    case 'completion-not-confirmed':
      return [...ofReason(event.reason), ...event.items.map(({ evidence, reason }) => ({ evidence, text: reason }))]
  }
}

function ofReason(reason: string): readonly Detail[] {
  return reason.trim() === '' ? [] : [{ evidence: null, text: reason.trim() }]
}

function ofFinding(finding: Finding): Detail {
  const { evidence, heading, rule } = findingWording(finding)
  return { evidence, text: `${heading} (${rule})` }
}

function ofJudgement({ evidence, realistic, reason }: Judgement): Detail {
  const judged = realistic ? 'Realistic' : 'Not realistic'
  return { evidence, text: reason.trim() === '' ? judged : `${judged}: ${reason.trim()}` }
}

/** What an update says about one item: each action done, then the outlook, then the note. */
function ofProgress({ evidence, done, outlook, note }: ItemProgress, item: PlanItem | null): readonly Detail[] {
  const texts = done.map(({ id, doneOn, note: actionNote }) => {
    const action = item?.actions.find((each) => each.id === id)
    const what = `“${action?.text ?? 'An action'}” was done on ${formatDate(doneOn)}`
    return actionNote === '' ? what : `${what}: ${actionNote}`
  })
  const all = [...texts, ...ofOutlook(outlook, item), ...(note === '' ? [] : [note])]
  return all.map((text) => ({ evidence, text }))
}

function ofOutlook(outlook: ItemProgress['outlook'], item: PlanItem | null): readonly string[] {
  switch (outlook.kind) {
    case 'on-course':
      return ['Still on course']
    case 'new-date': {
      const was = item === null ? '' : ` instead of ${lowerFirst(describeCompletion(item.completion))}`
      return [`Now expected: ${describeCompletion(outlook.completion)}${was}, because ${outlook.reason}`]
    }
    case 'nothing-said':
      return []
  }
}

function itemIn({ current }: CasefileRecord, evidence: EvidenceReference): PlanItem | null {
  return current?.items.find((item) => item.evidence === evidence) ?? null
}
