import { type Casefile, lastSent } from '../../core/casefile/casefile.ts'
import type { SupportKind } from '../../core/casefile/engagement.ts'
import type { ItemProgress } from '../../core/casefile/events.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { addDays, type Day, day } from '../../core/day.ts'
import { isDone, type PlanItem } from '../../core/plan/plan.ts'
import type { Step } from './agenda.ts'
import type { Update } from './behaviour.ts'

/** What somebody orders as the casefile stands then; null: there is nothing to order any more. */
export type CommandOf = Exclude<Step['order'], string>

/** One reference that everybody meets, so that something is marked. */
const alwaysMet = '1.1.1' as EvidenceReference

export function marking(gaps: readonly EvidenceReference[]): CommandOf {
  const notMet = gaps.map((evidence) => ({ evidence, answer: 'not-met' as const, note: 'Made up' }))
  const met = gaps.includes(alwaysMet) ? [] : [{ evidence: alwaysMet, answer: 'met' as const, note: 'Made up' }]
  return ({ assessmentDraft }) => ({
    type: 'mark-assessment',
    basedOn: assessmentDraft?.version ?? 0,
    answers: [...notMet, ...met],
  })
}

/** S1, E3 */
export function publishing(exceeds: boolean): CommandOf {
  return ({ assessmentDraft }) => ({
    type: 'publish-assessment',
    basedOn: assessmentDraft?.version ?? 0,
    confirmsAllListed: true,
    exceeds,
  })
}

export function writing(items: readonly PlanItem[]): CommandOf {
  return ({ planDraft }) => ({
    type: 'import-workbook',
    items: items.map((item) => ({
      item,
      basedOn: planDraft?.items.find((each) => each.item.evidence === item.evidence)?.version ?? 0,
    })),
  })
}

/** A2: with `because` the first item is not realistic. */
export function judging(because: string): CommandOf {
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
export const sendingBack: CommandOf = ({ version, current }) => ({
  type: 'send-back-completion',
  seen: version,
  reason: '',
  items: (current?.items ?? [])
    .slice(0, 1)
    .map(({ evidence }) => ({ evidence, reason: 'Made up: shown for one site' })),
})

/** Everything still open is done. */
export function finishing(on: Day): CommandOf {
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
export function supporting(kind: SupportKind, happenedOn: Day, text: string): CommandOf {
  return () => ({ type: 'record-support', kind, happenedOn, text, services: [], exemplars: [] })
}

function revisionSent(casefile: Casefile): string {
  return lastSent(casefile)?.revision ?? ''
}

/**
 * An update: one more action is done, never the last item's, so that nothing is finished by chance; what has passed its
 * date meanwhile is moved. null where guidance no longer asks for it and they would not send it otherwise (G1).
 */
export function updating({ on, onlyIfAsked }: Update): CommandOf {
  return ({ version, current, status, review }, guidance) => {
    const isWanted = !onlyIfAsked || (guidance !== null && guidance.finalUpdateDue !== null)
    const isDelivering = status === 'approaching-standards' && review === 'approved'
    if (!isWanted || !isDelivering || current === null) return null
    const last = current.items.at(-1)
    const open = current.items.filter((item) => !isDone(item))
    const next = open.find((item) => item !== last)
    const progress = open.map((item) => (item === next ? oneDone(item, on) : stillOpen(item, on)))
    return { type: 'send-update', seen: version, progress }
  }
}

function oneDone({ evidence, actions }: PlanItem, on: Day): ItemProgress {
  const done = actions.filter(({ doneOn }) => doneOn === null).slice(0, 1)
  return {
    evidence,
    note: 'Made up: one action done',
    done: done.map(({ id }) => ({ id, doneOn: on, note: '' })),
    outlook: { kind: 'on-course' },
  }
}

function stillOpen({ evidence, completion }: PlanItem, on: Day): ItemProgress {
  const isPassed = completion.kind === 'by' && completion.day < on
  return {
    evidence,
    note: 'Made up: under way',
    done: [],
    outlook: isPassed
      ? { kind: 'new-date', completion: { kind: 'by', day: addDays(on, 28) }, reason: 'Made up: it took longer' }
      : { kind: 'on-course' },
  }
}
