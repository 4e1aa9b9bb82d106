import { replay } from '../../core/casefile/history/replay.ts'
import { escalationRows } from '../../store/escalations/save-escalations.ts'
import { stableJson } from '../../store/record/chain.ts'
import type { StoredCasefile } from '../../store/record/stored-casefiles.ts'
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

/** The errors of one casefile in what lists read of it: its escalations must be those that its events make. */
export function listErrors({ organisation, cycle, events, escalations }: StoredCasefile): readonly IntegrityError[] {
  const last = replay({ organisation, cycle }, events).at(-1)
  const expected = new Map((last === undefined ? [] : escalationRows(last.after)).map((row) => [keyOf(row), row]))
  const stored = new Map(escalations.map((row) => [keyOf(row), row]))
  return [...new Set([...expected.keys(), ...stored.keys()])]
    .filter((key) => stableJson(stored.get(key) ?? null) !== stableJson(expected.get(key) ?? null))
    .map((key) => ({
      kind: 'list',
      where: `${organisation.code}/${cycle} escalation ${key}`,
      what: 'the list of escalations says something else of it than its events',
    }))
}

function keyOf({ milestone, due_date: dueDate }: Readonly<Record<string, unknown>>): string {
  return `${milestone} due ${dueDate}`
}
