import type { CasefileEvent } from '../../core/casefile/events.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { Standing } from '../../core/timetable/standing.ts'
import { keptCasefiles } from '../../store/kept-casefiles.ts'
import { lettersByKind, standingsAskedOn } from '../../store/rehearsal.ts'
import type { Casework } from '../casework.ts'
import { serviceScope } from '../scope.ts'

/** One casefile's events, with the hash of the last of them. */
export type RecordedCasefile = {
  readonly organisation: Organisation
  readonly events: readonly CasefileEvent[]
  readonly lastHash: string
}

const atOnce = 200

/** Every casefile of a cycle with its events, oldest first. */
export async function recordedCasefiles(
  { database }: Casework,
  cycle: CycleName,
): Promise<readonly RecordedCasefile[]> {
  const all: RecordedCasefile[] = []
  let after = { cycle, organisation: '' } as { cycle: string; organisation: string } | null
  while (after !== null) {
    const from = after
    const page = await database.inTransaction(serviceScope, (tx) => keptCasefiles(tx, from, atOnce))
    const ours = page.filter((each) => each.cycle === cycle)
    all.push(...ours.map(({ organisation, events }) => ({ organisation, events, lastHash: events.at(-1)?.hash ?? '' })))
    const last = ours.at(-1)
    after = last === undefined ? null : { cycle, organisation: last.organisation.code }
  }
  return all
}

/** How many letters of each kind were written; a rehearsal delivers none of them. */
export function writtenLetters({
  database,
}: Casework): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  return database.inTransaction(serviceScope, lettersByKind)
}

/** The casefiles that were asked for something on a day, as opening it left them. */
export function askedOn(
  { database }: Casework,
  cycle: CycleName,
  on: Day,
): Promise<readonly { readonly organisation: OdsCode; readonly standing: Standing }[]> {
  return database.inTransaction(serviceScope, (tx) => standingsAskedOn(tx, cycle, on))
}
