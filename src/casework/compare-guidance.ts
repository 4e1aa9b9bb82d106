import type { Day } from '../core/day.ts'
import { holdsFrom, type IssuedChange, withChange, withChanges } from '../core/guidance/change.ts'
import { cycle } from '../core/guidance/cycles.ts'
import type { Comparison } from '../core/timetable/effects.ts'
import type { Proposal } from '../store/guidance-proposals.ts'

/**
 * The guidance of a cycle without a proposed or issued change and with it, on the day from which all of it holds, but
 * not before today. Throws for a cycle whose guidance is not known: nothing can be proposed there.
 */
export function comparisonFor(proposal: Proposal, changes: readonly IssuedChange[], today: Day): Comparison {
  const base = cycle(proposal.cycle).guidance
  if (base === null) throw new Error(`A change was proposed for ${proposal.cycle}, whose guidance is not known`)
  const issued = changes.find((change) => change.proposal === proposal.id)
  const earlier = issued === undefined ? changes : changes.filter(({ number }) => number < issued.number)
  const before = withChanges(base, earlier)
  const day = issued?.issuedOn ?? today
  const after = withChange(before, proposal.change.amendments, { change: earlier.length + 1, on: day })
  return { before, after, on: later(day, holdsFrom(proposal.change, day)) }
}

/** What a count is good for: the day and the guidance that it was made under. */
export function countedFor(proposal: Proposal, changes: readonly IssuedChange[], today: Day): string {
  return proposal.state === 'issued' ? 'as issued' : `${today} after ${changes.length} changes`
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
