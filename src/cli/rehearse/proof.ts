import type { Scene } from '../../casework/rehearsal/scene.ts'
import type { Status } from '../../core/casefile/status.ts'
import { type Day, inWords } from '../../core/day.ts'
import type { OrganisationType } from '../../core/organisation.ts'
import type { ShownOn } from './statuses.ts'

/** How many show each status, and how many organisations show another than the register did. */
export type DayProven = {
  readonly day: Day
  readonly line: string
  readonly published: string
  readonly others: number
}

/** The events' statuses of a register's day beside what was published then, organisation by organisation. */
export function proveDay(day: Day, { outcomes }: Scene, statuses: readonly ShownOn[]): DayProven {
  const published = statuses.flatMap(({ organisation }): readonly ShownOn[] => {
    const seen = outcomes.get(organisation.code)?.on.get(day)
    return seen === undefined ? [] : [{ organisation, status: seen.status }]
  })
  const known = new Map(published.map(({ organisation, status }) => [organisation.code, status]))
  const played = statuses.filter(({ organisation }) => known.has(organisation.code))
  const others = played.filter(({ organisation, status }) => known.get(organisation.code) !== status).length
  return { day, line: totalsLine(day, played), published: totalsLine(day, published), others }
}

const groups: readonly (readonly [name: string, types: readonly OrganisationType[]])[] = [
  ['trusts', ['nhs-trust', 'foundation-trust']],
  ['CCGs', ['ccg']],
  ['CSUs', ['csu']],
]

/** Exceeded, met, approaching, not met: the order of the published totals. */
const order: readonly Status[] = ['standards-exceeded', 'standards-met', 'approaching-standards', 'standards-not-met']

/** “25 October 2021: trusts 15/124/71/6, CCGs …”. */
function totalsLine(day: Day, statuses: readonly ShownOn[]): string {
  const totals = groups.map(([name, types]) => {
    const ofTypes = statuses.filter(({ organisation }) => types.includes(organisation.type))
    const counts = order.map((status) => ofTypes.filter((each) => each.status === status).length)
    return `${name} ${counts.join('/')}`
  })
  return `${inWords(day)}: ${totals.join(', ')}`
}
