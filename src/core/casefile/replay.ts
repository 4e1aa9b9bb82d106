import { type CasefileRecord, newCasefile } from './casefile.ts'
import type { CasefileEvent } from './events.ts'
import { evolve } from './evolve.ts'

/** One event with the casefile as it found it and as it left it. */
export type Step<E extends CasefileEvent> = {
  readonly event: E
  readonly before: CasefileRecord
  readonly after: CasefileRecord
}

/** The way a casefile came, event by event, oldest first. */
export function replay<E extends CasefileEvent>(
  { organisation, cycle }: Pick<CasefileRecord, 'organisation' | 'cycle'>,
  events: readonly E[],
): readonly Step<E>[] {
  let before: CasefileRecord = newCasefile(organisation, cycle)
  return events.map((event) => {
    const step = { event, before, after: evolve(before, event) }
    before = step.after
    return step
  })
}
