import type { CasefileEvent } from '../../core/casefile/events.ts'
import { upcastEvent } from '../../core/casefile/upcast.ts'
import type { Day } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { TimetableState } from '../../core/timetable/timetable-state.ts'
import { emailsByKind, timetableStatesRemindedOn } from '../../store/record/rehearsal.ts'
import { type StoredCasefile, storedCasefiles } from '../../store/record/stored-casefiles.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

/** One casefile's events, with the hash of the last of them. */
export type RecordedCasefile = {
  readonly organisation: Organisation
  readonly events: readonly CasefileEvent[]
  readonly lastHash: string
}

const atOnce = 200

/** Every casefile of a cycle with its events, oldest first. */
export async function recordedCasefiles(
  { database }: Services,
  cycle: CycleName,
): Promise<readonly RecordedCasefile[]> {
  const all: RecordedCasefile[] = []
  let after = { cycle, organisation: '' } as { cycle: string; organisation: string } | null
  while (after !== null) {
    const from = after
    const page = await database.inTransaction(serviceScope, (tx) => storedCasefiles(tx, from, atOnce))
    const ours = page.filter((each) => each.cycle === cycle)
    all.push(...ours.map(recorded))
    const last = ours.at(-1)
    after = last === undefined ? null : { cycle, organisation: last.organisation.code }
  }
  return all
}

function recorded({ organisation, events }: StoredCasefile): RecordedCasefile {
  return { organisation, events: events.map((event) => upcastEvent(event)), lastHash: events.at(-1)?.hash ?? '' }
}

/** How many emails of each kind were written; a rehearsal delivers none of them. */
export function countedEmails({
  database,
}: Services): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  return database.inTransaction(serviceScope, emailsByKind)
}

/** The casefiles that were sent reminders on a day, as the daily run left them. */
export function remindedOn(
  { database }: Services,
  cycle: CycleName,
  on: Day,
): Promise<readonly { readonly organisation: OdsCode; readonly timetableState: TimetableState }[]> {
  return database.inTransaction(serviceScope, (tx) => timetableStatesRemindedOn(tx, cycle, on))
}
