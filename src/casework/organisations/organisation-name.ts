import type { OdsCode } from '../../core/organisation.ts'
import { referenceName } from '../../store/reference/names.ts'

/** What an organisation is called, as far as it is known without a database; null for a code that is not known. */
export function organisationNameOffline(code: OdsCode): string | null {
  return referenceName(code)
}
