import type { CycleName } from '../../core/guidance/cycles.ts'
import { guidanceOn } from '../../core/guidance/guidance.ts'
import { parseOdsCode } from '../../core/organisation.ts'
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

/** Rebuilds from the events the summaries that an older build wrote without a timetable state; gives how many. */
export async function rebuildSummaries({ database }: Pick<Services, 'database'>): Promise<number> {
  let rebuilt = 0
  for (;;) {
    const places = await database.inTransaction(serviceScope, async (tx) => {
      const found = await casefilesWithoutState(tx, atOnce)
      for (const { organisation, cycle } of found) await rebuild(tx, organisation, cycle)
      return found.length
    })
    rebuilt += places
    if (places < atOnce) return rebuilt
  }
}

/** How many casefiles were rebuilt, and how many counts of them were wrong. */
export type Rebuilt = { readonly casefiles: number; readonly counts: number }

/**
 * Rebuilds from the events what lists read: each summary, escalation and region task, and the counts of casefiles. While
 * the service runs: some casefiles in each transaction, and whoever writes in one of them waits for no more than that.
 * `progress` is called after each with the last casefile, after which another run may go on; `after` is such a one.
 */
export async function rebuildLists(
  { database }: Pick<Services, 'database'>,
  after: CasefileName = { cycle: '', organisation: '' },
  progress: (casefiles: number, last: CasefileName) => void = () => {},
): Promise<Rebuilt> {
  let [casefiles, last] = [0, after]
  for (;;) {
    const found = await database.inTransaction(serviceScope, async (tx) => {
      const next = await casefilesAfter(tx, last, atOnce)
      for (const { organisation, cycle } of next) await rebuild(tx, organisation, cycle as CycleName)
      return next
    })
    last = found.at(-1) ?? last
    casefiles += found.length
    if (found.length > 0) progress(casefiles, last)
    if (found.length < atOnce)
      return { casefiles, counts: await database.inTransaction(serviceScope, correctCasefileCounts) }
  }
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
