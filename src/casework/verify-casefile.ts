import { replay } from '../core/casefile/replay.ts'
import { hashOfEvent, type Place } from '../store/casefiles.ts'
import { beginning, stableJson } from '../store/chain.ts'
import type { KeptCasefile, KeptEvent } from '../store/kept-casefiles.ts'
import { summaryOf } from '../store/summaries.ts'

/** Something in the record that cannot have come about through the service. */
export type Flaw = {
  readonly kind: 'chain' | 'summary' | 'status' | 'anchor' | 'attachment'
  readonly where: string
  readonly what: string
}

/** What does not agree within one casefile: its chain, its row, and what the public register was told. */
export function flawsOf(kept: KeptCasefile): readonly Flaw[] {
  const broken = chainFlaws(kept)
  // What follows from a broken record proves nothing.
  return broken.length > 0 ? broken : [...summaryFlaws(kept), ...statusFlaws(kept)]
}

function chainFlaws(kept: KeptCasefile): readonly Flaw[] {
  const { organisation, cycle, events, row } = kept
  const where = (version: number) => `${organisation.code}/${cycle} event ${version}`
  let previous = beginning
  for (const [place, event] of events.entries()) {
    const version = place + 1
    if (event.version !== version)
      return [{ kind: 'chain', where: where(version), what: 'it is missing or out of order' }]
    const what = brokenLink(kept, event, previous)
    if (what !== null) return [{ kind: 'chain', where: where(version), what }]
    previous = event.hash
  }
  if (row.version === events.length) return []
  const what = `the casefile counts ${row.version} events and there are ${events.length}`
  return [{ kind: 'chain', where: `${organisation.code}/${cycle}`, what }]
}

function brokenLink(place: Place, event: KeptEvent, previous: string): string | null {
  const { hash, previousHash, typeColumn, ...content } = event
  if (previousHash !== previous) return 'it does not follow the event before it'
  if (typeColumn !== content.type) return 'its type is not that of its content'
  return hashOfEvent(previous, place, content) === hash ? null : 'its content is not what was recorded'
}

/** The summary is made anew from the events; how many findings there were depended on the guidance known then. */
function summaryFlaws({ organisation, cycle, events, row }: KeptCasefile): readonly Flaw[] {
  const last = replay({ organisation, cycle }, events).at(-1)
  if (last === undefined) return []
  const { standing, ...columns } = summaryOf(last.after)
  const expected = { ...columns, standing: JSON.parse(standing) as unknown }
  return Object.entries(expected)
    .filter(([column, value]) => stableJson(row[column] ?? null) !== stableJson(value))
    .map(([column]) => ({
      kind: 'summary',
      where: `${organisation.code}/${cycle}`,
      what: `its summary says something else of “${column}” than its events`,
    }))
}

/** S7: the public register was told of each change of status, and of nothing else. */
function statusFlaws({ organisation, cycle, events, statuses }: KeptCasefile): readonly Flaw[] {
  const expected = replay({ organisation, cycle }, events)
    .filter(({ before, after }) => before.status !== after.status || before.publishedOn !== after.publishedOn)
    .map(({ event, after }) => [event.on, after.version, after.status, after.publishedOn])
  const told = statuses.map((each) => [each.from_day, each.sequence, each.status, each.published_on])
  if (stableJson(told) === stableJson(expected)) return []
  const what = 'the public register was told other statuses than its events decided'
  return [{ kind: 'status', where: `${organisation.code}/${cycle}`, what }]
}
