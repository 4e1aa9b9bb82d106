import type { Role } from '../core/actor.ts'
import type { KeptAsk } from '../core/casefile/asks.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import { inheritorOn, type OdsCode } from '../core/organisation.ts'
import { recipients } from '../core/timetable/recipients.ts'
import type { StandingRow } from '../store/asks.ts'
import type { KeptChase } from '../store/chases.ts'
import type { Tx } from '../store/database.ts'
import { type Appointed, peopleOfAll, peopleOfNoOrganisation } from '../store/people.ts'

/** Asks just made in one casefile. */
export type MadeAsks = { readonly row: StandingRow; readonly cycle: CycleName; readonly asks: readonly KeptAsk[] }

const own: readonly Role[] = ['editor', 'siro']
const central: readonly Role[] = ['rdt-team', 'reviewer', 'lead']

/** Whom these asks reach, each address once for each ask: the ladder in `recipients.ts`. */
export async function chasesOf(tx: Tx, made: readonly MadeAsks[], on: Day): Promise<readonly KeptChase[]> {
  const codes = new Set(made.map(({ row }) => answersFor(row, on)))
  const people = await peopleOfAll(tx, [...codes], own)
  const byOrganisation = Map.groupBy(people, ({ organisation }) => organisation)
  const others = await peopleOfNoOrganisation(tx, central)
  return made.flatMap(({ row, cycle, asks }) => {
    const reachable = [
      ...(byOrganisation.get(answersFor(row, on)) ?? []),
      ...others.filter((each) => isNear(each, row)),
    ]
    return asks.flatMap((ask) => addressed(row, cycle, ask, reachable))
  })
}

/** Reading 7: the people of the one organisation that it closed into go on with its casefile. */
export function answersFor({ organisation }: StandingRow, on: Day): OdsCode {
  return inheritorOn(on, organisation) ?? organisation.code
}

function isNear({ region }: Appointed, { organisation }: StandingRow): boolean {
  return region === null || region === organisation.region
}

function addressed(
  row: StandingRow,
  cycle: CycleName,
  ask: KeptAsk,
  people: readonly Appointed[],
): readonly KeptChase[] {
  const { roles, actionOwners } = recipients[ask.rung]
  const found = new Map<string, KeptChase['to']>()
  for (const role of roles) {
    for (const { id, name, email } of people.filter((each) => each.role === role)) {
      if (!found.has(email)) found.set(email, { email, person: id, name, role })
    }
  }
  for (const { name, email } of actionOwners && isUpdate(ask) ? row.standing.owners : []) {
    if (!found.has(email) && isAddress(email)) found.set(email, { email, person: null, name, role: 'action-owner' })
  }
  return [...found.values()].map((to) => ({ organisation: row.organisation.code, cycle, ask, to }))
}

/** T4: it is the updates that owners of actions are reminded of. */
function isUpdate({ milestone }: KeptAsk): boolean {
  return milestone === 'september-update' || milestone === 'final-update'
}

/** What people write into a plan may be no address, or two. */
function isAddress(text: string): boolean {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text)
}
