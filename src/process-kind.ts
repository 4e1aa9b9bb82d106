/** What one process does: answers people, works the queues, or both. */
export type ProcessKind = 'web' | 'worker' | 'both'

/** What `PROCESS` says. The embedded database serves one process, which must then do both. */
export function readProcess(
  { PROCESS: kind = 'both', DATABASE_URL }: Readonly<Record<string, string | undefined>>,
  complain: (problem: string) => void,
): ProcessKind {
  if (kind === 'both') return kind
  if (kind !== 'web' && kind !== 'worker') complain(`PROCESS is “${kind}”: write web, worker or both`)
  else if (DATABASE_URL === undefined)
    complain(`PROCESS=${kind} needs a DATABASE_URL: the embedded database serves one process`)
  return kind === 'web' || kind === 'worker' ? kind : 'both'
}
