import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import { statusNameOn } from '../../core/guidance/status-names.ts'
import type { ShownStatus } from '../../core/register/publication.ts'
import { Tag, type TagColour } from '../nhsuk/tag.tsx'

/** Whether a state is good or bad news for its reader. */
export type Tone = 'good' | 'underway' | 'attention' | 'bad' | 'neutral'

const colours: Readonly<Record<Tone, TagColour>> = {
  good: 'green',
  underway: 'blue',
  attention: 'yellow',
  bad: 'red',
  neutral: 'grey',
}

/** A state as a tag; the colour only repeats what the name says. */
export function StatusTag({ name, tone }: { readonly name: string; readonly tone: Tone }) {
  return <Tag colour={colours[tone]}>{name}</Tag>
}

/** A status of the toolkit as a tag, by the name it has on the day `on` (S6). */
export function CasefileStatus({ status, on }: { readonly status: Status; readonly on: Day }) {
  return <StatusTag name={statusNameOn(status, on)} tone={statusTones[status]} />
}

/** The colour beside a status’s name. */
export const statusTones: Readonly<Record<ShownStatus, Tone>> = {
  'standards-exceeded': 'good',
  'standards-met': 'good',
  'approaching-standards': 'underway',
  'standards-not-met': 'attention',
  'not-published': 'neutral',
  published: 'neutral',
  'not-known': 'neutral',
}
