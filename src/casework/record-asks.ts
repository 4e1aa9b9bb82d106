import { theService } from '../core/actor.ts'
import type { KeptAsk } from '../core/casefile/asks.ts'
import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import { type CycleGuidance, guidanceOn, versionOn } from '../core/guidance/guidance.ts'
import { asksDue } from '../core/timetable/asks-due.ts'
import { standingAfterAsks } from '../core/timetable/standing.ts'
import {
  type Asked,
  lockStandings,
  lookUpByIndex,
  recordAsked,
  type StandingRow,
  standingsAfter,
} from '../store/asks.ts'
import type { Place } from '../store/casefiles.ts'
import { insertChases } from '../store/chases.ts'
import { guidanceOf } from '../store/cycles.ts'
import type { Tx } from '../store/database.ts'
import type { Casework } from './casework.ts'
import { chasesOf } from './chase-recipients.ts'
import { serviceScope } from './scope.ts'

const perPage = 500
const perTransaction = 100

/**
 * Asks in every casefile of a cycle what is to be asked on a day. What was asked already is not asked again, whoever
 * works beside this and wherever it was broken off: each casefile is decided about while it is locked. Gives how many
 * casefiles were read; `progress` is told as it goes on.
 */
export async function recordAsksIn(
  casework: Casework,
  cycle: CycleName,
  day: Day,
  progress: (casefiles: number) => void,
): Promise<number> {
  let read = 0
  for await (const { rows, dated } of standingPages(casework, cycle, day)) {
    const due = rows.filter((row) => asksDue(row, dated, day).length > 0)
    for (let from = 0; from < due.length; from += perTransaction) {
      const codes = due.slice(from, from + perTransaction).map(({ organisation }) => organisation.code)
      await casework.database.inTransaction(serviceScope, async (tx) => {
        await lookUpByIndex(tx)
        await recordBatch(tx, await lockStandings(tx, cycle, codes), { casework, cycle, day })
      })
    }
    read += rows.length
    progress(read)
  }
  return read
}

/** The same in one casefile alone. */
export async function recordAsksOf(casework: Casework, { organisation, cycle }: Place, day: Day): Promise<void> {
  await casework.database.inTransaction(serviceScope, async (tx) =>
    recordBatch(tx, await lockStandings(tx, cycle, [organisation.code]), { casework, cycle, day }),
  )
}

type Page = { readonly rows: readonly StandingRow[]; readonly dated: CycleGuidance }

/** The casefiles of a cycle, a page at a time; none before its guidance began. */
export async function* standingPages({ database }: Casework, cycle: CycleName, day: Day): AsyncGenerator<Page> {
  let after = ''
  for (;;) {
    const page = await database.inTransaction(serviceScope, async (tx): Promise<Page | null> => {
      const dated = await guidanceOf(tx, cycle)
      if (dated === null || guidanceOn(dated, day) === null) return null
      await lookUpByIndex(tx)
      return { rows: await standingsAfter(tx, cycle, after, perPage), dated }
    })
    const last = page?.rows.at(-1)
    if (page === null || last === undefined) return
    yield page
    after = last.organisation.code
  }
}

type Opening = { readonly casework: Casework; readonly cycle: CycleName; readonly day: Day }

async function recordBatch(tx: Tx, rows: readonly StandingRow[], { casework, cycle, day }: Opening): Promise<void> {
  const dated = await guidanceOf(tx, cycle)
  if (dated === null) return
  const made = rows.flatMap((row) => {
    const asks = asksDue(row, dated, day).map((ask): KeptAsk => ({ ...ask, on: day }))
    return asks.length === 0 ? [] : [{ row, cycle, asks }]
  })
  if (made.length === 0) return
  const guidance = versionOn(dated, day)
  const asked = made.map(({ row, asks }): Asked => {
    const { organisation, version, standing } = row
    const event = { type: 'asked', asks: asks.map(withoutDay), by: theService, on: day, guidance } as const
    return { code: organisation.code, version, event, asks, standing: standingAfterAsks(standing, asks) }
  })
  await recordAsked(tx, cycle, asked, casework.clock.now())
  await insertChases(tx, await chasesOf(tx, made, day))
}

function withoutDay({ milestone, occasion, rung }: KeptAsk) {
  return { milestone, occasion, rung }
}
