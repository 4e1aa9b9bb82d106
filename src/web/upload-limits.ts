/**
 * In bytes. The register of the whole toolkit holds about 5 MB; the bounded reader refuses a plan of more than 2 MB
 * itself. Beside its file, a form in `parts` holds a few short fields: the library reads them all before anybody is asked.
 */
export const uploadLimits = {
  file: 10 * 1024 * 1024,
  form: 1024 * 1024,
  body: 11 * 1024 * 1024,
  parts: { fields: 20, fieldSize: 50_000, parts: 21 },
} as const
