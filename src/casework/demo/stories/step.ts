import type { Role } from '../../../core/actor.ts'
import type { Casefile } from '../../../core/casefile/casefile.ts'
import type { Command } from '../../../core/casefile/commands.ts'
import { type Day, day } from '../../../core/day.ts'
import type { Guidance } from '../../../core/guidance/guidance.ts'

/** Who takes a step: the first person with a role, or another of them, counted from 0. */
export type By = PersonRole | { readonly role: PersonRole; readonly number: number }

type PersonRole = Exclude<Role, 'service'>

/**
 * What somebody orders, given the casefile as it is when the step is taken and the guidance in force on that day (null
 * before its first words). null: there is nothing to order any more.
 */
export type CommandOf = (casefile: Casefile, guidance: Guidance | null) => Command | null

/** What happens in one casefile on one day: somebody orders something, or the service sends its reminders. */
export type Step =
  | { readonly on: Day; readonly by: By; readonly order: CommandOf | typeof carryOverGaps }
  | { readonly on: Day; readonly by: 'service'; readonly order: 'send-reminders' }

/** G4: instead of a command, open gaps are carried over into the cycle that guidance names; it may name none. */
export const carryOverGaps = 'carry-over-gaps'

/** A step of a story that is written by hand. `on` is a day such as 2021-06-30; throws for anything else. */
export function step(on: string, by: By, order: CommandOf): Step {
  return { on: day(on), by, order }
}

/** The service sends what the timetable asks for on this day, in this casefile alone. */
export function remindersOn(on: string): Step {
  return { on: day(on), by: 'service', order: 'send-reminders' }
}
