import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import { statusNameOn } from '../../core/guidance/status-names.ts'
import { StatusTag } from './status-tag.tsx'
import { statusTones } from './status-tones.ts'

/** A status of the toolkit as a tag, by the name it had on that day (S6). */
export function CasefileStatus({ status, on }: { readonly status: Status; readonly on: Day }) {
  return <StatusTag name={statusNameOn(status, on)} tone={statusTones[status]} />
}
