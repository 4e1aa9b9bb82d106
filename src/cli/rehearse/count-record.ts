import type { RecordedCasefile } from '../../casework/rehearsal/record.ts'
import type { Rung } from '../../core/casefile/asks.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import { milestones } from '../../core/timetable/milestones.ts'

/** How often, by what it is called; only what happened at all, in the order of its names. */
export type Counts = ReadonlyMap<string, number>

export type RecordCounts = {
  readonly letters: Counts
  readonly asks: Counts
  readonly escalations: Counts
  readonly events: Counts
}

type Letters = readonly { readonly kind: string; readonly count: number }[]

/** What the record of a whole cycle holds, without a word of which organisation it was. */
export function countRecord(casefiles: readonly RecordedCasefile[], letters: Letters): RecordCounts {
  const events = casefiles.flatMap((each) => each.events)
  const asks = events.flatMap((event) => (event.type === 'asked' ? event.asks : []))
  return {
    letters: new Map(letters.map(({ kind, count }) => [kind, count])),
    asks: counted(asks.map(({ milestone, rung }) => `${milestones[milestone].title} …: ${rungNames[rung]}`)),
    escalations: escalationsIn(asks, events),
    events: counted(events.map(({ type }) => type)),
  }
}

const rungNames: Readonly<Record<Rung, string>> = {
  reminder: 'reminder',
  'last-reminder': 'last reminder',
  'on-the-day': 'on the day',
  overdue: 'organisation asked, overdue',
  'update-asked': 'organisation contacted',
  region: 'region asked',
  'escalation-proposed': 'escalation proposed',
}

/** In the order in which one follows the other. */
const escalationSteps = [
  ['escalation-confirmed', 'Confirmed by a reviewer'],
  ['escalation-declined', 'Not confirmed by a reviewer'],
  ['escalation-decided', 'Decided about by the SRO'],
  ['notice-recorded', 'Notices recorded by the NIS authority'],
] as const

function escalationsIn(asks: readonly { readonly rung: Rung }[], events: readonly CasefileEvent[]): Counts {
  const proposed = asks.filter(({ rung }) => rung === 'escalation-proposed').length
  const steps = escalationSteps.map(([type, name]): [string, number] => {
    return [name, events.filter((event) => event.type === type).length]
  })
  return new Map([['Proposed by the service', proposed], ...steps])
}

function counted(names: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
