/** The kind of an error without its message: the database's messages quote rows, and mail servers' quote addresses. */
export function redact(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

/** Throws the redacted error: the queue stores why a job failed, out of reach of row security. */
export function throwRedacted(error: unknown): never {
  throw new Error(redact(error))
}
