import type { Refusal } from '../../src/workbook/reading/refusal.ts'

/** A file that must be refused, and the reason. `make` builds it when needed, so that nothing large stays in memory. */
export type HostileFile = { readonly name: string; readonly reason: Refusal['reason']; readonly make: () => Buffer }

export function file(name: string, reason: Refusal['reason'], make: () => Buffer): HostileFile {
  return { name, reason, make }
}
