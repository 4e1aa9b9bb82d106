import type { ShownStatus } from '../../core/casefile/publication.ts'
import type { Tone } from './status-tag.tsx'

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
