import { type EvidenceReference, parseEvidenceReference } from '../core/catalogue/evidence.ts'
import type { Action } from '../core/plan/plan.ts'

/** What a row is about, wherever it is moved: one action of one item. Written `4.5.3/1`. */
export type RowId = { readonly evidence: EvidenceReference; readonly action: string }

export function rowIdText({ evidence, action }: RowId): string {
  return `${evidence}/${action}`
}

/** null for anything that the template did not write. */
export function parseRowId(text: string): RowId | null {
  const [, reference, action] = /^([^/]{1,20})\/([A-Za-z0-9-]{1,64})$/.exec(text.trim()) ?? []
  const evidence = reference === undefined ? null : parseEvidenceReference(reference)
  return evidence === null || action === undefined ? null : { evidence, action }
}

/** The greatest number that ids such as `3` or `a3` end in; new actions are numbered from the next. */
export function lastNumber(actions: readonly Pick<Action, 'id'>[]): number {
  return Math.max(0, ...actions.map(({ id }) => Number(/\d{1,9}$/.exec(id)?.[0] ?? 0)))
}
