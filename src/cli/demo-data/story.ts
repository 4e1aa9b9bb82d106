import type { Casefile } from '../../core/casefile/casefile.ts'
import type { Order } from '../../core/casefile/commands.ts'

/** One made-up organisation's year. `tells` says in a line what is to be seen there. */
export type Story = {
  readonly organisation: string
  readonly tells: string
  readonly steps: readonly Step[]
  /** The days on which the timetable asks for what has not come, after the steps of the day. */
  readonly askedOn?: readonly string[]
}

/** A day, one of the demo's people by key, and what they order when the casefile stands as it does then. */
export type Step = readonly [on: string, who: string, order: (casefile: Casefile) => Order]
