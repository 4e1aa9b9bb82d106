import type { Refusal } from './refusal.ts'

/** The refusal for an archive that holds macros, links or embedded files, by the names of its parts; else null. */
export function forbiddenPart(names: readonly string[]): Refusal | null {
  const found = forbidden.find(([pattern]) => names.some((name) => pattern.test(name)))
  return found === undefined ? null : found[1]
}

const forbidden: readonly (readonly [RegExp, Refusal])[] = [
  [/(^|\/)vba(Project|Data|ProjectSignature)\w*\.(bin|xml)$/i, { reason: 'macros' }],
  [/^xl\/(macrosheets|dialogsheets)\//i, { reason: 'macros' }],
  [/^xl\/(externalLinks|queryTables)\//i, { reason: 'external-link' }],
  [/^xl\/connections\.xml$/i, { reason: 'external-link' }],
  [/^xl\/(embeddings|activeX)\//i, { reason: 'embedded-object' }],
]
