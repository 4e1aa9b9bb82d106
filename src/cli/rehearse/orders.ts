import { type Casefile, lastSent } from '../../core/casefile/casefile.ts'
import type { SupportKind } from '../../core/casefile/engagement.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { type Day, day } from '../../core/day.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import type { Step } from './step.ts'

/** What somebody orders as the casefile stands then; null: there is nothing to order any more. */
export type Ordered = Exclude<Step['order'], string>

/** One reference that everybody meets, so that something is marked. */
const alwaysMet = '1.1.1' as EvidenceReference

export function marking(gaps: readonly EvidenceReference[]): Ordered {
  const notMet = gaps.map((evidence) => ({ evidence, answer: 'not-met' as const, note: 'Made up' }))
  const met = gaps.includes(alwaysMet) ? [] : [{ evidence: alwaysMet, answer: 'met' as const, note: 'Made up' }]
  return ({ assessmentDraft }) => ({
    type: 'mark-assessment',
    basedOn: assessmentDraft?.version ?? 0,
    answers: [...notMet, ...met],
  })
}

/** S1, E3 */
export function publishing(exceeds: boolean): Ordered {
  return ({ assessmentDraft }) => ({
    type: 'publish-assessment',
    basedOn: assessmentDraft?.version ?? 0,
    saysAllAreListed: true,
    exceeds,
  })
}

export function writing(items: readonly PlanItem[]): Ordered {
  return ({ planDraft }) => ({
    type: 'take-in-workbook',
    items: items.map((item) => ({
      item,
      basedOn: planDraft?.items.find((each) => each.item.evidence === item.evidence)?.version ?? 0,
    })),
  })
}

/** A2: with `because` the first item is not realistic. */
export function judging(because: string): Ordered {
  return (casefile) => ({
    type: 'judge-items',
    basedOn: casefile.reviewDraft?.version ?? 0,
    revision: revisionSent(casefile),
    judgements: (lastSent(casefile)?.plan.items ?? []).map(({ evidence }, place) => ({
      evidence,
      realistic: because === '' || place > 0,
      reason: place > 0 ? '' : because,
    })),
    reason: '',
  })
}

/** The first item is open again. */
export const sendingBack: Ordered = ({ version, current }) => ({
  type: 'send-back-completion',
  seen: version,
  reason: '',
  items: (current?.items ?? [])
    .slice(0, 1)
    .map(({ evidence }) => ({ evidence, reason: 'Made up: shown for one site' })),
})

/** Everything still open is done. */
export function finishing(on: Day): Ordered {
  return ({ version, current }) => ({
    type: 'send-update',
    seen: version,
    progress: (current?.items ?? []).map(({ evidence, actions }) => ({
      evidence,
      note: 'Made up: done',
      done: actions.filter(({ doneOn }) => doneOn === null).map(({ id }) => ({ id, doneOn: day(on), note: '' })),
      outlook: { kind: 'nothing-said' },
    })),
  })
}

/** T1, T2, T3, T5, T7: what a region did. */
export function supporting(kind: SupportKind, happenedOn: Day, text: string): Ordered {
  return () => ({ type: 'record-support', kind, happenedOn, text, services: [], exemplars: [] })
}

function revisionSent(casefile: Casefile): string {
  return lastSent(casefile)?.revision ?? ''
}
