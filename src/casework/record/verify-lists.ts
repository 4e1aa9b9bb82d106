import { replay } from '../../core/casefile/history/replay.ts'
import { upcastEvent } from '../../core/casefile/upcast.ts'
import { escalationRows } from '../../store/escalations/save-escalations.ts'
import { stableJson } from '../../store/record/chain.ts'
import type { StoredCasefile } from '../../store/record/stored-casefiles.ts'
import { regionTaskRows } from '../../store/regions/save-region-tasks.ts'
import { wrongCasefileCounts } from '../../store/reviews/casefile-counts.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import type { IntegrityError } from './verify-casefile.ts'

/**
 * The errors in the counts of casefiles. They are compared with the casefiles' summaries at one moment, as the service
 * may be running; the summaries themselves are compared with the events one by one.
 */
export async function countErrors({ database }: Pick<Services, 'database'>): Promise<readonly IntegrityError[]> {
  const wrong = await database.inTransaction(serviceScope, wrongCasefileCounts)
  return wrong.map(({ cycle, stage, status, type, region, counted, actual }) => ({
    kind: 'list',
    where: `${cycle}, ${stage}, ${status}, ${type}, ${region ?? 'no region'}`,
    what: `${counted} casefiles are counted and there are ${actual}`,
  }))
}

/** The errors of one casefile, which this build can read, in its lists: the rows must be those that its events make. */
export function listErrors({ organisation, cycle, events, ...stored }: StoredCasefile): readonly IntegrityError[] {
  const read = events.map((event) => upcastEvent(event))
  const last = replay({ organisation, cycle }, read).at(-1)
  const [escalations, tasks] = last === undefined ? [[], []] : [escalationRows(last.after), regionTaskRows(last.after)]
  const regionTasks = tasks.map((row) => ({ ...row, region: organisation.region }))
  return [
    ...differences(stored.escalations, escalations, (row) => `escalation ${row.milestone} due ${row.due_date}`),
    ...differences(stored.regionTasks, regionTasks, (row) => `region task ${row.kind} ${row.number}`),
  ].map((name) => ({
    kind: 'list',
    where: `${organisation.code}/${cycle} ${name}`,
    what: 'its list says something else of it than its events',
  }))
}

type Row = Readonly<Record<string, unknown>>

/** The names of the rows that are stored and not expected, or the other way round, or with other columns. */
function differences(
  stored: readonly Row[],
  expected: readonly Row[],
  nameOf: (row: Row) => string,
): readonly string[] {
  const [found, meant] = [stored, expected].map((rows) => new Map(rows.map((row) => [nameOf(row), stableJson(row)])))
  const names = new Set([...(found?.keys() ?? []), ...(meant?.keys() ?? [])])
  return [...names].filter((name) => found?.get(name) !== meant?.get(name))
}
