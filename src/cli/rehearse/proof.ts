import type { Scene } from '../../casework/rehearsal/scene.ts'
import type { Status } from '../../core/casefile/status.ts'
import { type Day, inWords } from '../../core/day.ts'
import type { OrganisationType } from '../../core/organisation.ts'
import type { ShownOn } from './statuses.ts'

export type DayProven = {
  readonly day: Day
  /** The totals as the events make them, and as the register gave them. */
  readonly line: string
  readonly published: string
  /** How many organisations show another status than the register did. */
  readonly others: number
  /** How many days of publication the register gave, and how many of them were played. */
  readonly daysGiven: number
  readonly daysPlayed: number
}

/** The events' statuses of a register's day beside what was published then, organisation by organisation. */
export function proveDay(day: Day, { outcomes }: Scene, statuses: readonly ShownOn[]): DayProven {
  const published = statuses.flatMap(({ organisation }): readonly ShownOn[] => {
    const seen = outcomes.get(organisation.code)?.on.get(day)
    const publishedOn = outcomes.get(organisation.code)?.publishedOn ?? null
    return seen === undefined ? [] : [{ organisation, status: seen.status, publishedOn }]
  })
  const known = new Map(published.map((each) => [each.organisation.code, each]))
  const played = statuses.filter(({ organisation }) => known.has(organisation.code))
  const others = played.filter(({ organisation, status }) => known.get(organisation.code)?.status !== status).length
  const given = played.filter(({ organisation }) => known.get(organisation.code)?.publishedOn !== null)
  const same = given.filter(
    ({ organisation, publishedOn }) => known.get(organisation.code)?.publishedOn === publishedOn,
  )
  const days = { daysGiven: given.length, daysPlayed: same.length }
  return { day, line: totalsLine(day, played), published: totalsLine(day, published), others, ...days }
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
