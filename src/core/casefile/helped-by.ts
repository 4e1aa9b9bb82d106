import type { CasefileRecord } from './casefile.ts'

/** Who may not decide about a casefile any more, with these people as well; each once. */
export function alsoHelpedBy(
  { helpedBy }: Pick<CasefileRecord, 'helpedBy'>,
  more: readonly string[],
): readonly string[] {
  return [...new Set([...helpedBy, ...more])]
}
