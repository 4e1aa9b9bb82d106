import type { Plan } from '../../plan/plan.ts'
import { type CasefileRecord, newCasefile } from '../casefile.ts'
import type { CasefileEvent } from '../events.ts'
import { evolve } from '../evolve.ts'

/** One event with the casefile before and after it. */
export type ReplayStep<E extends CasefileEvent> = {
  readonly event: E
  readonly before: CasefileRecord
  readonly after: CasefileRecord
}

/** The history of a casefile, event by event, oldest first. */
export function replay<E extends CasefileEvent>(
  { organisation, cycle }: Pick<CasefileRecord, 'organisation' | 'cycle'>,
  events: readonly E[],
): readonly ReplayStep<E>[] {
  let before: CasefileRecord = newCasefile(organisation, cycle)
  return events.map((event) => {
    const step = { event, before, after: evolve(before, event) }
    before = step.after
    return step
  })
}

/** The plan as sent and after each update, oldest first: the last is the one being delivered. */
export function plansOverTime(
  casefile: Pick<CasefileRecord, 'organisation' | 'cycle'>,
  events: readonly CasefileEvent[],
): readonly Plan[] {
  return replay(casefile, events).flatMap(({ before, after }) =>
    after.current === null || after.current === before.current ? [] : [after.current],
  )
}
