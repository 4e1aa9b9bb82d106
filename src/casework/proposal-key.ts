import type { CycleName } from '../core/guidance/cycles.ts'

/** Names one proposed change of a cycle's guidance. */
export type ProposalKey = { readonly cycle: CycleName; readonly id: string }

/** True for a text that can be an id at all: nothing else is asked of the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
