import { type Casefile, lastSent } from '../../core/casefile/casefile.ts'
import type { Order } from '../../core/casefile/commands.ts'
import type { AssessmentAnswer } from '../../core/casefile/drafts.ts'
import { referenceOf, type Written, writtenItem } from './written-item.ts'

type Ordered = (casefile: Casefile) => Order

/** Marks what is met and what is not; a reference with `~` before it is met in part. */
export function marking(gaps: string, met = ''): Ordered {
  return (casefile) => ({
    type: 'mark-assessment',
    basedOn: casefile.assessmentDraft?.version ?? 0,
    answers: [...listOf(met).map((each) => answer(each, 'met')), ...listOf(gaps).map(gapAnswer)],
  })
}

export function publishing({ assessmentDraft }: Casefile): Order {
  return { type: 'publish-assessment', basedOn: assessmentDraft?.version ?? 0, saysAllAreListed: true }
}

/** Writes these items into the plan, all at once as from a workbook. */
export function writing(items: Readonly<Record<string, Written>>): Ordered {
  return (casefile) => ({
    type: 'take-in-workbook',
    items: Object.entries(items).map(([reference, written]) => ({
      item: writtenItem(reference, written),
      basedOn: casefile.planDraft?.items.find(({ item }) => item.evidence === reference)?.version ?? 0,
    })),
  })
}

export function signing({ planDraft }: Casefile): Order {
  return { type: 'sign-off-plan', revision: planDraft?.revision ?? '' }
}

/** Sends it, knowing what is found in it. */
export function sending({ planDraft }: Casefile): Order {
  return { type: 'send-plan', revision: planDraft?.revision ?? '', toldItCannotBeAgreed: true }
}

/** Judges every item: those with a reason are not realistic. */
export function judging(notRealistic: Readonly<Record<string, string>> = {}): Ordered {
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

export function approving(casefile: Casefile): Order {
  return { type: 'approve-plan', seen: casefile.version, revision: revisionSent(casefile) }
}

/** Returns or refers the plan, or accepts that it finishes late, or does not. */
export function deciding(
  type: 'return-plan' | 'refer-to-sro' | 'accept-late-plan' | 'decline-late-plan',
  reason: string,
): Ordered {
  return (casefile) => ({ type, seen: casefile.version, revision: revisionSent(casefile), reason })
}

export function confirming(note: string): Ordered {
  return ({ version }) => ({ type: 'confirm-completion', seen: version, note })
}

export function sendingBack(items: Readonly<Record<string, string>>): Ordered {
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

function answer(reference: string, said: AssessmentAnswer['answer']): AssessmentAnswer {
  return { evidence: referenceOf(reference), answer: said, note: '' }
}

function revisionSent(casefile: Casefile): string {
  return lastSent(casefile)?.revision ?? ''
}

function listOf(text: string): readonly string[] {
  return text.split(' ').filter((each) => each !== '')
}
