import type { Day } from '../day.ts'
import type { Dated, Entry, Issued } from './dated.ts'
import type { CycleGuidance } from './guidance.ts'

/** A change of guidance as one person proposes it: its values, and the message to those it affects (G2, G4). */
export type GuidanceChange = {
  readonly title: string
  /** Its paragraphs. */
  readonly message: readonly string[]
  /** Why it starts on a day that has passed; empty where it starts on the day of issue or later. */
  readonly reason: string
  readonly amendments: readonly Amendment<CycleGuidance>[]
}

/** A change that a second person confirmed: from then on it is part of the guidance. */
export type IssuedChange = GuidanceChange & {
  /** Counted from 1 in each cycle, in the order they were confirmed. */
  readonly number: number
  readonly issuedOn: Day
  /** An instant, ISO 8601 in UTC. */
  readonly issuedAt: string
  /** The id of the proposal. */
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

/** The guidance with one more change. */
export function withChange(
  guidance: CycleGuidance,
  amendments: GuidanceChange['amendments'],
  issued: { readonly change: number; readonly on: Day },
): CycleGuidance {
  return amendments.reduce<CycleGuidance>((changed, amendment) => amend(changed, { ...amendment, issued }), guidance)
}

/** G2: the changes issued by a day, to show the guidance as it was known on that day. */
export function knownOn(changes: readonly IssuedChange[], on: Day): readonly IssuedChange[] {
  return changes.filter(({ issuedOn }) => issuedOn <= on)
}

/** G4: the newest change with a value in force on a day, which home pages show; null where there is none. */
export function latestInForce(changes: readonly IssuedChange[], on: Day): IssuedChange | null {
  const begun = knownOn(changes, on).filter(({ amendments }) => amendments.some(({ from }) => from <= on))
  return begun.at(-1) ?? null
}

/** The day from which the whole change is in force: the latest start of its values, or `otherwise` if it has none. */
export function inForceFrom({ amendments }: Pick<GuidanceChange, 'amendments'>, otherwise: Day): Day {
  return (
    amendments
      .map(({ from }) => from)
      .toSorted()
      .at(-1) ?? otherwise
  )
}

/** One value changed or withdrawn from a day on. A change has one or more of them. */
export type Amendment<G> = {
  readonly [K in keyof G]: {
    readonly key: K
    readonly from: Day
    readonly value: ValueOf<G[K]>
    readonly source: string
  }
}[keyof G]

type ValueOf<D> = D extends Dated<infer T> ? T : never

/**
 * The guidance with an amendment added. A later change wins from its day on: it replaces entries of that day or later,
 * so that a change can be undone on the day it began. Entries before that day stay. Throws unless it begins after the
 * first.
 */
export function amend<G extends Record<string, Dated<unknown>>>(
  guidance: G,
  amendment: Amendment<G> & { readonly issued?: Issued },
): G {
  const { key, from, value, source, issued } = amendment
  const [first, ...later] = guidance[key] ?? []
  if (first === undefined || from <= first.from) {
    throw new Error(`An amendment of ${String(key)} must begin after ${first?.from ?? 'its first entry'}`)
  }
  const entry: Entry<unknown> = { from, value, source, ...(issued === undefined ? {} : { issued }) }
  return { ...guidance, [key]: [first, ...later.filter((each) => each.from < from), entry] }
}
