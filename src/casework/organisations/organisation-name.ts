import type { OdsCode } from '../../core/organisation.ts'
import { referenceName } from '../../store/reference/names.ts'

/** The name of an organisation in the reference data, read without a database; null for an unknown code. */
export function organisationNameOffline(code: OdsCode): string | null {
  return referenceName(code)
}
