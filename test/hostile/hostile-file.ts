import type { Refusal } from '../../src/workbook/reading/refusal.ts'

/** A file that must be refused, and by which name. Made when asked for: nothing large is kept. */
export type HostileFile = { readonly name: string; readonly reason: Refusal['reason']; readonly make: () => Buffer }

export function file(name: string, reason: Refusal['reason'], make: () => Buffer): HostileFile {
  return { name, reason, make }
}
