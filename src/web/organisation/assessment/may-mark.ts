import { isEligible } from '../../../core/organisation.ts'
import type { Opened } from '../opened.ts'

/** Marking ends with the gaps' own way: they are closed by completion (S3). */
export function mayMark({ may, casefile: { organisation, status } }: Opened): boolean {
  const open = status === 'not-published' || status === 'standards-not-met'
  return open && isEligible(organisation) && may('edit-assessment')
}
