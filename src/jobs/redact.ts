/** Messages stay out of what is kept and logged: the database's quote rows, and mail servers' quote addresses. */
export function redact(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

/** The queue keeps why a job failed where no row security reaches: as what, and not what it was about. */
export function throwRedacted(error: unknown): never {
  throw new Error(redact(error))
}
