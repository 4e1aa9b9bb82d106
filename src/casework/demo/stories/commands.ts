import { type Casefile, lastSent } from '../../../core/casefile/casefile.ts'
import type { AssessmentAnswer } from '../../../core/casefile/drafts.ts'
import type { SupportKind } from '../../../core/casefile/engagement.ts'
import { day } from '../../../core/day.ts'
import { parseOdsCode } from '../../../core/organisation.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'
import { referenceOf } from './made-up-item.ts'
import type { CommandOf } from './step.ts'

/** Marks references, written one after the other, as not met or met; one with `~` before it is partly met. */
export function marking(gaps: string, met = ''): CommandOf {
  return (casefile) => ({
    type: 'mark-assessment',
    basedOn: casefile.assessmentDraft?.version ?? 0,
    answers: [...listOf(met).map((each) => answer(each, 'met')), ...listOf(gaps).map(gapAnswer)],
  })
}

export const publishing: CommandOf = ({ assessmentDraft }) => ({
  type: 'publish-assessment',
  basedOn: assessmentDraft?.version ?? 0,
  confirmsAllListed: true,
})

/** E3: everything mandatory is met, and more. */
export const publishingAsExceeded: CommandOf = ({ assessmentDraft }) => ({
  type: 'publish-assessment',
  basedOn: assessmentDraft?.version ?? 0,
  confirmsAllListed: true,
  exceeds: true,
})

/** Writes these items into the plan, all at once as from a workbook. */
export function importing(items: readonly PlanItem[]): CommandOf {
  return ({ planDraft }) => ({
    type: 'import-workbook',
    items: items.map((item) => ({
      item,
      basedOn: planDraft?.items.find((each) => each.item.evidence === item.evidence)?.version ?? 0,
    })),
  })
}

export const signing: CommandOf = ({ planDraft }) => ({ type: 'sign-off-plan', revision: planDraft?.revision ?? '' })

/** Sends the plan, having seen the findings about it. */
export const sending: CommandOf = ({ planDraft }) => ({
  type: 'send-plan',
  revision: planDraft?.revision ?? '',
  acknowledgesFindings: true,
})

/** Judges every item: those with a reason are not realistic. */
export function judging(notRealistic: Readonly<Record<string, string>> = {}): CommandOf {
  return (casefile) => ({
    type: 'judge-items',
    basedOn: casefile.reviewDraft?.version ?? 0,
    revision: revisionSent(casefile),
    judgements: (lastSent(casefile)?.plan.items ?? []).map(({ evidence }) => ({
      evidence,
      realistic: notRealistic[evidence] === undefined,
      reason: notRealistic[evidence] ?? '',
    })),
    reason: '',
  })
}

export const approving: CommandOf = (casefile) => ({
  type: 'approve-plan',
  seen: casefile.version,
  revision: revisionSent(casefile),
})

/** Returns or refers the plan, or accepts that it finishes late, or does not. */
export function deciding(
  type: 'return-plan' | 'refer-to-sro' | 'accept-late-plan' | 'decline-late-plan',
  reason: string,
): CommandOf {
  return (casefile) => ({ type, seen: casefile.version, revision: revisionSent(casefile), reason })
}

export function confirming(note: string): CommandOf {
  return ({ version }) => ({ type: 'confirm-completion', seen: version, note })
}

export function sendingBack(items: Readonly<Record<string, string>>): CommandOf {
  return ({ version }) => ({
    type: 'send-back-completion',
    seen: version,
    reason: '',
    items: Object.entries(items).map(([reference, reason]) => ({ evidence: referenceOf(reference), reason })),
  })
}

function gapAnswer(text: string): AssessmentAnswer {
  return text.startsWith('~') ? answer(text.slice(1), 'partly') : answer(text, 'not-met')
}

function answer(reference: string, given: AssessmentAnswer['answer']): AssessmentAnswer {
  return { evidence: referenceOf(reference), answer: given, note: '' }
}

function revisionSent(casefile: Casefile): string {
  return lastSent(casefile)?.revision ?? ''
}

function listOf(text: string): readonly string[] {
  return text.split(' ').filter((each) => each !== '')
}

/** T1: tells the Regional Security Lead which items will be missed. */
export function warning(evidence: string, text: string): CommandOf {
  return () => ({ type: 'give-early-warning', evidence: evidence.split(' ').map(referenceOf), text })
}

/** T3 */
export function askingRegion(reason: string): CommandOf {
  return ({ version }) => ({ type: 'ask-region', seen: version, reason })
}

/** What the region did on a day, and what it directed the organisation to. */
export function supporting(
  kind: SupportKind,
  on: string,
  text: string,
  to: { readonly services?: readonly string[]; readonly exemplars?: readonly string[] } = {},
): CommandOf {
  const { services = [], exemplars = [] } = to
  return () => ({
    type: 'record-support',
    kind,
    happenedOn: day(on),
    text,
    services,
    exemplars: exemplars.flatMap((code) => parseOdsCode(code) ?? []),
  })
}

export function agreeingToBeExemplar(evidence: string): CommandOf {
  return () => ({ type: 'agree-exemplar', evidence: referenceOf(evidence) })
}
