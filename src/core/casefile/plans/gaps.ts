import { compareEvidence, type EvidenceReference } from '../../catalogue/evidence.ts'
import { isDone } from '../../plan/plan.ts'
import type { Casefile, CasefileRecord } from '../casefile.ts'
import { needsPlan } from '../status.ts'

/** G4: the open gaps of a casefile, in order: published gaps and planned items that are not done in the plan. */
export function openGaps({
  status,
  gaps,
  current,
}: Pick<CasefileRecord, 'status' | 'gaps' | 'current'>): readonly EvidenceReference[] {
  if (!needsPlan(status)) return []
  const items = current?.items ?? []
  const done = new Set(items.filter(isDone).map(({ evidence }) => evidence))
  const all = new Set([...gaps, ...items.map(({ evidence }) => evidence)])
  return [...all].filter((evidence) => !done.has(evidence)).toSorted(compareEvidence)
}

type Assessed = Pick<Casefile, 'status' | 'publishedOn' | 'met'>

/** Whether an organisation meets an item by its published assessment; all of them once it meets the standard. */
export function meetsItem({ status, publishedOn, met }: Assessed, evidence: EvidenceReference): boolean {
  const isMet = status === 'standards-met' || status === 'standards-exceeded'
  return publishedOn !== null && (isMet || met.includes(evidence))
}

/** The items it is named for as an exemplar: those it agreed to and still meets. */
export function exemplarItems(casefile: Assessed & Pick<Casefile, 'exemplarFor'>): readonly EvidenceReference[] {
  return casefile.exemplarFor.filter((evidence) => meetsItem(casefile, evidence))
}

/**
 * The items a Trust does not meet: gaps not done in its plan, or before it published, those of its early warning (T1).
 */
export function missingItems({
  status,
  gaps,
  current,
  earlyWarning,
}: Pick<Casefile, 'status' | 'gaps' | 'current' | 'earlyWarning'>): readonly EvidenceReference[] {
  if (status === 'not-published') return earlyWarning?.evidence ?? []
  if (!needsPlan(status)) return []
  const done = new Set(current?.items.filter(isDone).map(({ evidence }) => evidence))
  return gaps.filter((gap) => !done.has(gap))
}
