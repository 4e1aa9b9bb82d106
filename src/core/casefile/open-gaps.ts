import { compareEvidence, type EvidenceReference } from '../catalogue/evidence.ts'
import { isDone } from '../plan/plan.ts'
import type { CasefileRecord } from './casefile.ts'
import { needsPlan } from './status.ts'

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
