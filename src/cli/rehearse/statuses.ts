import { registerDownload } from '../../casework/register/register.ts'
import type { RecordedCasefile } from '../../casework/rehearsal/record.ts'
import type { Scene } from '../../casework/rehearsal/scene.ts'
import type { Services } from '../../casework/services.ts'
import { replay } from '../../core/casefile/history/replay.ts'
import type { Status } from '../../core/casefile/status.ts'
import { type Day, formatDate } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation, OrganisationType } from '../../core/organisation.ts'
import { allRows } from '../../core/table.ts'
import type { ShownBySuccessor } from './players.ts'

/** What an organisation of the cycle's register shows on a day. */
export type ShownOn = Reached & { readonly organisation: Organisation }

/** `publishedOn` is null before, and where a successor is shown. */
type Reached = { readonly status: Status; readonly publishedOn: Day | null }

/** S8 “a past day shows the latest … decision up to it”: the statuses of a day as the events of all casefiles make them. */
export function statusesOn(
  day: Day,
  scene: Scene,
  casefiles: readonly RecordedCasefile[],
  shown: ShownBySuccessor,
): readonly ShownOn[] {
  const own = new Map(casefiles.map((casefile) => [casefile.organisation.code, ownOn(day, scene, casefile)]))
  return scene.organisations
    .filter(({ code }) => scene.listed.has(code))
    .map((organisation) => ({ organisation, ...reachedBy(organisation, day, scene, own, shown) }))
}

const notPublished: Reached = { status: 'not-published', publishedOn: null }

function ownOn(day: Day, { cycle }: Scene, { organisation, events }: RecordedCasefile): Reached {
  const steps = replay({ organisation, cycle }, events)
  const after = steps.findLast(({ event }) => event.on <= day)?.after
  return after === undefined ? notPublished : { status: after.status, publishedOn: after.publishedOn }
}

/** Interpretation 7: where the register of the time showed a successor's status, so does this; all of them show the same. */
function reachedBy(
  { code, successors }: Organisation,
  day: Day,
  { days }: Scene,
  own: ReadonlyMap<OdsCode, Reached>,
  shown: ShownBySuccessor,
): Reached {
  const shownOn = shown.get(code)
  if (shownOn === undefined) return own.get(code) ?? notPublished
  const register = days.findLast((each) => each <= day) ?? days[0]
  if (register === undefined || !shownOn.includes(register)) return notPublished
  const [status, ...others] = [...new Set(successors.map((each) => (own.get(each) ?? notPublished).status))]
  if (status === undefined || others.length > 0) throw new Error(`The successors of ${code} do not show one status`)
  return { status, publishedOn: null }
}

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
  return `${formatDate(day)}: ${totals.join(', ')}`
}

/**
 * How many organisations the public register shows otherwise on a day than the events do. Those shown by their
 * successor are left out: the register shows what is known of each organisation itself (S7).
 */
export async function tableErrors(
  casework: Services,
  cycle: CycleName,
  on: Day,
  statuses: readonly ShownOn[],
  successors: ShownBySuccessor,
): Promise<number> {
  const query = { search: '', type: null, region: null, status: null, cycle, on, page: 1 }
  const publications = await allRows(registerDownload(casework, query))
  const shown = new Map(publications.map((each) => [each.organisation, each.shown]))
  return statuses.filter(({ organisation: { code }, status }) => {
    const inTable = shown.get(code)
    return !successors.has(code) && (inTable === 'not-known' ? 'not-published' : inTable) !== status
  }).length
}
