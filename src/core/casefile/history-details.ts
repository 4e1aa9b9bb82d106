import type { EvidenceReference } from '../catalogue/evidence.ts'
import { inWords } from '../day.ts'
import { describeCompletion } from '../plan/in-words.ts'
import type { Judgement } from '../plan/judgement.ts'
import type { PlanItem } from '../plan/plan.ts'
import type { Finding } from '../plan/rules.ts'
import { findingWording } from '../plan/wording.ts'
import type { CasefileRecord } from './casefile.ts'
import { isEngagement } from './engagement-after.ts'
import { engagementDetails } from './engagement-sentences.ts'
import type { CasefileEvent, ItemProgress } from './events.ts'

/** One thing more to tell about an event. `evidence` names the item it is about, null where it is about the whole. */
export type Detail = { readonly evidence: EvidenceReference | null; readonly text: string }

/**
 * All there is to tell about an event beyond its sentence, in the order of its items; nothing for many. Shows plan
 * text: for the organisation's people and reviewers only (S7). `before` is the casefile as the event found it.
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

/** What an update says of one item: each action done, then the outlook, then the note. */
function ofProgress({ evidence, done, outlook, note }: ItemProgress, item: PlanItem | null): readonly Detail[] {
  const texts = done.map(({ id, doneOn, note: said }) => {
    const action = item?.actions.find((each) => each.id === id)
    const what = `“${action?.text ?? 'An action'}” was done on ${inWords(doneOn)}`
    return said === '' ? what : `${what}: ${said}`
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function itemIn({ current }: CasefileRecord, evidence: EvidenceReference): PlanItem | null {
  return current?.items.find((item) => item.evidence === evidence) ?? null
}
