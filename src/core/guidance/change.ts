import type { Day } from '../day.ts'
import { type Amendment, amend } from './amendment.ts'
import type { CycleGuidance } from './guidance.ts'

/** A change of guidance as one person proposes it: its values, and what it tells those it affects (G2, G4). */
export type GuidanceChange = {
  readonly title: string
  /** Its paragraphs. */
  readonly message: readonly string[]
  /** Why it also holds for days that have passed; empty where it holds from its day or later. */
  readonly reason: string
  readonly amendments: readonly Amendment<CycleGuidance>[]
}

/** A change that a second person confirmed: from then on it is part of the guidance, and stays readable. */
export type IssuedChange = GuidanceChange & {
  /** Counted from 1 in each cycle, in the order they were confirmed. */
  readonly number: number
  readonly issuedOn: Day
  /** An instant, ISO 8601 in UTC. */
  readonly issuedAt: string
  /** Names the proposal that it was confirmed from. */
  readonly proposal: string
  readonly proposedBy: string
  readonly proposedOn: Day
  readonly confirmedBy: string
}

/** The guidance with changes added in the order they were issued. */
export function withChanges(guidance: CycleGuidance, changes: readonly IssuedChange[]): CycleGuidance {
  return changes.reduce(
    (changed, { amendments, number, issuedOn }) => withChange(changed, amendments, { change: number, on: issuedOn }),
    guidance,
  )
}

/** The guidance as it would stand with one more change. */
export function withChange(
  guidance: CycleGuidance,
  amendments: GuidanceChange['amendments'],
  issued: { readonly change: number; readonly on: Day },
): CycleGuidance {
  return amendments.reduce<CycleGuidance>((changed, amendment) => amend(changed, { ...amendment, issued }), guidance)
}

/** G2: the changes that were known on a day, so that any day’s guidance can be read as it stood then. */
export function knownOn(changes: readonly IssuedChange[], on: Day): readonly IssuedChange[] {
  return changes.filter(({ issuedOn }) => issuedOn <= on)
}

/** G4: the newest change of which something holds by a day: what home pages tell. null while there is none. */
export function latestInForce(changes: readonly IssuedChange[], on: Day): IssuedChange | null {
  const begun = knownOn(changes, on).filter(({ amendments }) => amendments.some(({ from }) => from <= on))
  return begun.at(-1) ?? null
}

/** The last day on which something of it begins: from then on all of it holds. */
export function holdsFrom({ amendments }: Pick<GuidanceChange, 'amendments'>, otherwise: Day): Day {
  return (
    amendments
      .map(({ from }) => from)
      .toSorted()
      .at(-1) ?? otherwise
  )
}
