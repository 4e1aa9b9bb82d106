import type { EvidenceReference } from '../catalogue/evidence.ts'
import { isDone } from '../plan/plan.ts'
import type { Casefile } from './casefile.ts'
import { needsPlan } from './status.ts'

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
