import type { Organisation } from '../organisation.ts'
import type { Standing } from './standing.ts'

/** Whom the timetable is read for. */
export type Bound = {
  readonly organisation: Pick<Organisation, 'type' | 'region' | 'closed' | 'successors'>
  readonly standing: Standing
}
