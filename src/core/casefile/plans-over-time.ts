import type { Plan } from '../plan/plan.ts'
import type { CasefileRecord } from './casefile.ts'
import type { CasefileEvent } from './events.ts'
import { replay } from './replay.ts'

/** The plan as it was sent and as each update left it, oldest first: the last is the one being delivered. */
export function plansOverTime(
  casefile: Pick<CasefileRecord, 'organisation' | 'cycle'>,
  events: readonly CasefileEvent[],
): readonly Plan[] {
  return replay(casefile, events).flatMap(({ before, after }) =>
    after.current === null || after.current === before.current ? [] : [after.current],
  )
}
