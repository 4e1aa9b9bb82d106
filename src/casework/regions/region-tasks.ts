import type { Actor, RegionalRole } from '../../core/actor.ts'
import type { Day } from '../../core/day.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import type { OdsCode, RegionCode } from '../../core/organisation.ts'
import { may, regionScope } from '../../core/permissions.ts'
import { missingRulesOn } from '../../core/regions/recorded-tasks.ts'
import { type RecordedTask, type RegionTask, taskOf } from '../../core/regions/region-tasks.ts'
import type { Part } from '../../store/database/batches.ts'
import type { Tx } from '../../store/database/database.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { countRegionTasks, listRegionTasks, type RegionTaskFilter } from '../../store/regions/region-tasks.ts'
import { type RegionEvent, supportOf } from '../../store/regions/regions.ts'

/** A task of a region with its organisation. */
export type RegionListTask = RegionTask & {
  readonly code: OdsCode
  readonly name: string
  readonly cycle: CycleName
  /** What was recorded about it since the request, newest first. */
  readonly done: readonly RegionEvent<'support-recorded'>[]
}

export type GuidanceByCycle = ReadonlyMap<CycleName, CycleGuidance | null>

export async function guidanceByCycle(tx: Tx): Promise<GuidanceByCycle> {
  const found = new Map<CycleName, CycleGuidance | null>()
  for (const name of cycleNames) found.set(name, await guidanceOf(tx, name))
  return found
}

type OnDay = {
  readonly guidance: GuidanceByCycle
  readonly today: Day
  /** null: tasks of every kind. */
  readonly kinds: readonly RecordedTask['kind'][] | null
}

/** A part of a region's open tasks, most urgent first, and how many there are. */
export async function openTasksIn(
  tx: Tx,
  region: RegionCode,
  { guidance, today, kinds }: OnDay,
  part: Part,
): Promise<{ readonly rows: readonly RegionListTask[]; readonly count: number }> {
  const filter: RegionTaskFilter = { region, today, kinds, ...filterOn(guidance, today) }
  const rows = await listRegionTasks(tx, filter, part)
  const support = await supportOf(tx, [...new Set(rows.map(({ code }) => code))])
  const done = Map.groupBy(support, ({ code, cycle }) => `${code}/${cycle}`)
  const tasks = rows.map(({ code, name, cycle, task, by }) => {
    const since = (done.get(`${code}/${cycle}`) ?? []).filter(({ on }) => on >= task.since)
    return { ...taskOf(task, by), code, name, cycle, done: since }
  })
  return { rows: tasks, count: await countRegionTasks(tx, filter) }
}

function filterOn(guidance: GuidanceByCycle, today: Day): Pick<RegionTaskFilter, 'rules' | 'types'> {
  const cycles = [...guidance].map(([cycle, dated]) => ({ cycle, ...missingRulesOn(dated, today) }))
  return {
    rules: cycles.flatMap(({ cycle, rules }) => rules.map((rule) => ({ ...rule, cycle }))),
    types: cycles.flatMap(({ cycle, types }) => types.map((type) => ({ cycle, type }))),
  }
}

const kindsOf: Readonly<Record<RegionalRole, readonly RecordedTask['kind'][]>> = {
  'rdt-team': ['not-received'],
  'regional-security-lead': ['early-warning', 'help-requested', 'closed-unmet'],
}

/** More than anybody works through from one list; the page of the region shows the rest. */
const mostTasks = 100

/** What this person has to do for their regions, as RDT team or as Regional Security Lead; at most 100 in each. */
export async function tasksInMyRegions(tx: Tx, actor: Actor, today: Day): Promise<readonly RegionListTask[]> {
  const held = actor.appointments.flatMap((each): { role: RegionalRole; region: RegionCode }[] =>
    'region' in each && may(actor, 'see-region', regionScope(each.region)) ? [each] : [],
  )
  if (held.length === 0) return []
  const onDay = { guidance: await guidanceByCycle(tx), today }
  const tasks: RegionListTask[] = []
  for (const { role, region } of held) {
    const part = { limit: mostTasks, offset: 0 }
    tasks.push(...(await openTasksIn(tx, region, { ...onDay, kinds: kindsOf[role] }, part)).rows)
  }
  return tasks
}
