import { compareEvidence, type EvidenceReference } from '../../catalogue/evidence.ts'
import { isDone } from '../../plan/plan.ts'
import type { Casefile, CasefileRecord } from '../casefile.ts'
import { needsPlan } from '../status.ts'

/** G4: what is still open in a casefile: published gaps and planned items, but for what the plan has done; in order. */
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

/** Whether an organisation meets an item, as far as it published: all of them once it meets the standard. */
export function meetsItem({ status, publishedOn, met }: Assessed, evidence: EvidenceReference): boolean {
  const isMet = status === 'standards-met' || status === 'standards-exceeded'
  return publishedOn !== null && (isMet || met.includes(evidence))
}

/** What it is named for as an exemplar: it agreed, and still meets it. An item that became a gap again names nobody. */
export function exemplarItems(casefile: Assessed & Pick<Casefile, 'exemplarFor'>): readonly EvidenceReference[] {
  return casefile.exemplarFor.filter((evidence) => meetsItem(casefile, evidence))
}

/** What a Trust still misses: its gaps that its plan does not show as done, or before it published what it warned of (T1). */
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
