import type { Actor } from './actor.ts'
import { isOf, type Permission, type Subject } from './permissions.ts'

/** What one organisation's people do not do about themselves, whatever central role they hold as well. */
const decidesOnOthers: readonly Permission[] = [
  'review-plan',
  'correct-status',
  'decide-late-plan',
  'ask-region',
  'confirm-escalation',
  'decide-escalation',
  'record-notice',
  'conclude-final-review',
]

/** Whether to use this permission here would be to decide about an organisation that the person acts for. */
export function decidesOnOwn({ appointments }: Actor, permission: Permission, subject: Subject): boolean {
  return (
    decidesOnOthers.includes(permission) &&
    appointments.some((each) => 'organisation' in each && isOf(each.organisation, subject))
  )
}
