import { ErrorSummary } from '../nhsuk/error-summary.tsx'
import type { FormError } from '../nhsuk/form-error.ts'

/** All errors of a form above its heading, each a link to its field; nothing where there is none. */
export function Errors({ errors }: { readonly errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return (
    <ErrorSummary
      errors={errors.map(({ field, text }) => ({ text, href: field === null ? undefined : `#${field}` }))}
    />
  )
}
