import type { Day } from '../../../core/day.ts'
import type { Organisation } from '../../../core/organisation.ts'
import type { Step } from './step.ts'

/** Steps of one organisation on one day, in the order they are taken. */
export type DaysWork = { readonly organisation: Organisation; readonly steps: readonly Step[] }

/** What is to be done on which day; what happens on one day may add to the days after it. */
export type Agenda = {
  readonly add: (organisation: Organisation, steps: readonly Step[]) => void
  readonly on: (day: Day) => readonly DaysWork[]
  /** The first and the last day with anything to do; null: there is nothing to do at all. */
  readonly span: () => { readonly first: Day; readonly last: Day } | null
}

/** An agenda with nothing on it. */
export function emptyAgenda(): Agenda {
  const days = new Map<Day, Map<string, { readonly organisation: Organisation; readonly steps: Step[] }>>()
  const add = (organisation: Organisation, step: Step) => {
    const works = days.get(step.on) ?? new Map()
    const work = works.get(organisation.code) ?? { organisation, steps: [] }
    work.steps.push(step)
    works.set(organisation.code, work)
    days.set(step.on, works)
  }
  return {
    add: (organisation, steps) => {
      for (const step of steps) add(organisation, step)
    },
    on: (day) => [...(days.get(day)?.values() ?? [])],
    span: () => {
      const sorted = [...days.keys()].toSorted()
      const [first, last] = [sorted[0], sorted.at(-1)]
      return first === undefined || last === undefined ? null : { first, last }
    },
  }
}
