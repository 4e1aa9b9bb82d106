import { type Casefile, type CasefileRecord, stageOf } from '../../core/casefile/casefile.ts'
import { isEscalated } from '../../core/casefile/escalations.ts'
import { isDone, type PlanItem } from '../../core/plan/plan.ts'
import { timetableStateOf } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../database/database.ts'
import { saveEscalations } from '../escalations/save-escalations.ts'
import { saveRegionTasks } from '../regions/save-region-tasks.ts'

/**
 * Writes the casefile's row in `casefiles`, and its rows in `escalations` and `region_tasks`, in the transaction of its
 * events, from which all of them can be rebuilt at any time. `before` is the casefile before these events: the
 * escalations and tasks that they did not change are not written again; null to write everything.
 */
export async function saveSummary(
  tx: Tx,
  casefile: Casefile,
  findings: number,
  before: Casefile | null = null,
): Promise<void> {
  await tx
    .updateTable('casefiles')
    .set({ version: casefile.version, ...summaryOf(casefile), findings })
    .where('organisation', '=', casefile.organisation.code)
    .where('cycle', '=', casefile.cycle)
    .execute()
  await saveEscalations(tx, casefile, before)
  await saveRegionTasks(tx, casefile, before)
}

/** The columns of a casefile's row, besides its version, by name. */
export function summaryOf(casefile: CasefileRecord) {
  const items = casefile.current?.items ?? []
  return {
    status: casefile.status,
    status_since: casefile.statusSince,
    published_on: casefile.publishedOn,
    stage: stageOf(casefile),
    stage_since: casefile.stageSince,
    items: items.length,
    outstanding: items.filter((item) => !isDone(item)).length,
    latest_completion: latestDay(items),
    last_update_on: casefile.lastUpdateOn,
    referred_to_sro: casefile.referredToSro,
    escalated: isEscalated(casefile),
    timetable_state: JSON.stringify(timetableStateOf(casefile)),
  }
}

function latestDay(items: readonly PlanItem[]): string | null {
  const days = items.flatMap(({ completion }) => (completion.kind === 'by' ? [completion.day] : []))
  return days.toSorted().at(-1) ?? null
}

/** Adds a row to the public register when a decision set or changed the status (S7: it has no column for anything else). */
export async function recordStatus(tx: Tx, before: Casefile, after: Casefile, on: string): Promise<void> {
  if (before.status === after.status && before.publishedOn === after.publishedOn) return
  await tx
    .insertInto('statuses')
    .values({
      organisation: after.organisation.code,
      cycle: after.cycle,
      from_day: on,
      sequence: after.version,
      status: after.status,
      published_on: after.publishedOn,
      basis: 'decided',
      source: '',
    })
    .execute()
}
