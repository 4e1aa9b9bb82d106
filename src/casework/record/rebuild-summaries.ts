import type { CycleName } from '../../core/guidance/cycles.ts'
import { guidanceOn } from '../../core/guidance/guidance.ts'
import { parseOdsCode } from '../../core/organisation.ts'
import { NewerContent } from '../../core/plan/upcast.ts'
import type { Tx } from '../../store/database/database.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import { loadCasefile, lockCasefile } from '../../store/record/casefiles.ts'
import { saveSummary } from '../../store/record/summaries.ts'
import { correctCasefileCounts } from '../../store/reviews/casefile-counts.ts'
import { type CasefileName, casefilesAfter, casefilesWithoutState } from '../../store/timetable/reminders.ts'
import { findingsCount } from '../handle.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

const atOnce = 20

/**
 * Rebuilds from the events the summaries that an older build wrote without a timetable state; gives how many. What only a
 * newer build can read is left as it is.
 */
export async function rebuildSummaries({ database }: Pick<Services, 'database'>): Promise<number> {
  return (await rebuildFound(database, casefilesWithoutState, beforeAll, () => {})).casefiles
}

/**
 * How many casefiles were rebuilt, how many counts of them were wrong, and the casefiles that were left as they are
 * because only a newer build can read them.
 */
export type Rebuilt = {
  readonly casefiles: number
  readonly counts: number
  readonly newer: readonly CasefileName[]
}

const beforeAll: CasefileName = { cycle: '', organisation: '' }

/**
 * Rebuilds from the events what lists read: each summary, escalation and region task, and the counts of casefiles. While
 * the service runs: some casefiles in each transaction, and whoever writes in one of them waits for no more than that.
 * `progress` is called after each with the last casefile, after which another run may go on; `after` is such a one.
 */
export async function rebuildLists(
  { database }: Pick<Services, 'database'>,
  after: CasefileName = beforeAll,
  progress: (casefiles: number, last: CasefileName) => void = () => {},
): Promise<Rebuilt> {
  const rebuilt = await rebuildFound(database, casefilesAfter, after, progress)
  return { ...rebuilt, counts: await database.inTransaction(serviceScope, correctCasefileCounts) }
}

type Find = (tx: Tx, after: CasefileName, limit: number) => Promise<readonly CasefileName[]>

/** Rebuilds what is found after a casefile, some in each transaction, until nothing more is found. */
async function rebuildFound(
  database: Services['database'],
  find: Find,
  after: CasefileName,
  progress: (casefiles: number, last: CasefileName) => void,
): Promise<Omit<Rebuilt, 'counts'>> {
  let [casefiles, last] = [0, after]
  const left: CasefileName[] = []
  for (;;) {
    const { found, newer } = await database.inTransaction(serviceScope, async (tx) =>
      rebuildEach(tx, await find(tx, last, atOnce)),
    )
    last = found.at(-1) ?? last
    casefiles += found.length - newer.length
    left.push(...newer)
    if (found.length > 0) progress(casefiles, last)
    if (found.length < atOnce) return { casefiles, newer: left }
  }
}

/** Gives all of them, and those that a newer build wrote; these are refused before anything of them is written. */
async function rebuildEach(tx: Tx, found: readonly CasefileName[]) {
  const newer: CasefileName[] = []
  for (const name of found) {
    try {
      await rebuild(tx, name.organisation, name.cycle as CycleName)
    } catch (error) {
      if (!(error instanceof NewerContent)) throw error
      newer.push(name)
    }
  }
  return { found, newer }
}

async function rebuild(tx: Tx, code: string, cycle: CycleName): Promise<void> {
  const ods = parseOdsCode(code)
  const organisation = ods === null ? null : await organisationByCode(tx, ods)
  if (organisation === null) throw new Error(`There is a casefile of ${code}, and no such organisation`)
  const key = { organisation, cycle }
  await lockCasefile(tx, key)
  const guidance = await guidanceOf(tx, cycle)
  const casefile = await loadCasefile(tx, key)
  await saveSummary(
    tx,
    casefile,
    findingsCount(casefile, (on) => guidanceOn(guidance, on)),
  )
}
