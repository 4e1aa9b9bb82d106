import type { NationalRole, OrganisationRole, RegionalRole } from '../../core/actor.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import type { Order } from '../../core/casefile/commands.ts'
import type { Day } from '../../core/day.ts'
import type { Guidance } from '../../core/guidance/guidance.ts'

/** Who takes a step: somebody of the organisation, of its region, or one of several national people by number. */
export type By = OrganisationRole | RegionalRole | { readonly role: NationalRole; readonly number: number }

/**
 * What somebody means to do on a day. The order depends on how the casefile stands then, and on the guidance in force;
 * null: they let it be.
 */
export type Step = {
  readonly on: Day
  readonly by: By
  readonly order: ((casefile: Casefile, guidance: Guidance | null) => Order | null) | typeof carryOverGaps
}

/** G4: instead of an order, what is still open is carried over into the cycle that guidance names; it may name none. */
export const carryOverGaps = 'carry-over-gaps'
