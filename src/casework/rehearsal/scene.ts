import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import { publicScope } from '../../store/database/database.ts'
import { everyOrganisation } from '../../store/record/rehearsal.ts'
import { loadOrganisations } from '../../store/reference/load.ts'
import { publishedStatuses } from '../../store/reference/published-statuses.ts'
import type { Services } from '../services.ts'

/** What a published register said of one organisation on the days it was seen. */
export type PublishedOutcome = {
  readonly publishedOn: Day | null
  readonly on: ReadonlyMap<Day, { readonly status: Status; readonly inherited: boolean }>
}

/** Who takes part in a rehearsal, and what it has to arrive at. */
export type Scene = {
  readonly cycle: CycleName
  /** Every real organisation, the successors that are not listed in the cycle's register too. */
  readonly organisations: readonly Organisation[]
  /** Those that the cycle’s register lists. */
  readonly listed: ReadonlySet<OdsCode>
  readonly outcomes: ReadonlyMap<OdsCode, PublishedOutcome>
  /** The days on which a register was seen, oldest first. */
  readonly days: readonly Day[]
}

/** Fills an empty database with the real organisations, without any status, and says what was published of them. */
export async function prepareScene({ database }: Services, cycle: CycleName): Promise<Scene> {
  await database.inTransaction(publicScope, loadOrganisations)
  const organisations = await database.inTransaction(publicScope, everyOrganisation)
  const outcomes = outcomesOf(cycle)
  const days = new Set([...outcomes.values()].flatMap(({ on }) => [...on.keys()]))
  return {
    cycle,
    organisations: organisations.map(({ cycles: _, ...organisation }) => organisation),
    listed: new Set(organisations.filter(({ cycles }) => cycles.includes(cycle)).map(({ code }) => code)),
    outcomes,
    days: [...days].toSorted(),
  }
}

function outcomesOf(cycle: CycleName): ReadonlyMap<OdsCode, PublishedOutcome> {
  const outcomes = new Map<OdsCode, { publishedOn: Day | null; on: Map<Day, { status: Status; inherited: boolean }> }>()
  for (const { organisation, observedOn, status, publishedOn, inherited } of publishedStatuses(cycle)) {
    const outcome = outcomes.get(organisation) ?? { publishedOn: null, on: new Map() }
    outcome.publishedOn = publishedOn ?? outcome.publishedOn
    outcome.on.set(observedOn, { status, inherited })
    outcomes.set(organisation, outcome)
  }
  return outcomes
}
