import type { NationalRole, OrganisationRole, RegionalRole } from '../../core/actor.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { Command } from '../../core/casefile/commands.ts'
import type { Day } from '../../core/day.ts'
import type { Guidance } from '../../core/guidance/guidance.ts'
import type { Organisation } from '../../core/organisation.ts'

/** Steps of one organisation on one day, in the order they are taken. */
export type DaysWork = { readonly organisation: Organisation; readonly steps: readonly Step[] }

/** What is to be done on which day; what happens on one day may add to the days after it. */
export type Agenda = {
  readonly add: (organisation: Organisation, steps: readonly Step[]) => void
  readonly on: (day: Day) => readonly DaysWork[]
  /** The first day with anything to do, or null. */
  readonly begins: () => Day | null
}

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
    begins: () => [...days.keys()].toSorted()[0] ?? null,
  }
}

/** Who takes a step: somebody of the organisation, of its region, or one of several national people by number. */
export type By = OrganisationRole | RegionalRole | { readonly role: NationalRole; readonly number: number }

/**
 * What somebody means to do on a day. The order depends on how the casefile stands then, and on the guidance in force;
 * null: they let it be.
 */
export type Step = {
  readonly on: Day
  readonly by: By
  readonly order: ((casefile: Casefile, guidance: Guidance | null) => Command | null) | typeof carryOverGaps
}

/** G4: instead of an order, what is still open is carried over into the cycle that guidance names; it may name none. */
export const carryOverGaps = 'carry-over-gaps'
