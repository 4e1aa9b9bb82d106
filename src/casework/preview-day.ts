import type { Actor } from '../core/actor.ts'
import type { Ask } from '../core/casefile/asks.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import type { Organisation } from '../core/organisation.ts'
import { may } from '../core/permissions.ts'
import { asksDue } from '../core/timetable/asks-due.ts'
import type { Casework } from './casework.ts'
import { standingPages } from './record-asks.ts'

/** One ask that opening today would make. */
export type AskToCome = Ask & { readonly organisation: Pick<Organisation, 'code' | 'name'> }

/** What opening today would still do in one cycle. */
export type DayPreview = { readonly casefiles: number; readonly asks: readonly AskToCome[] }

/** Reads every casefile of a cycle and changes none; null for whoever may not open a day. */
export async function previewDay(casework: Casework, actor: Actor, cycle: CycleName): Promise<DayPreview | null> {
  if (!may(actor, 'open-the-day', null)) return null
  const today = casework.clock.today()
  const asks: AskToCome[] = []
  let casefiles = 0
  for await (const { rows, dated } of standingPages(casework, cycle, today)) {
    casefiles += rows.length
    for (const { organisation, standing } of rows) {
      const due = asksDue({ organisation, standing }, dated, today)
      asks.push(...due.map((ask) => ({ ...ask, organisation })))
    }
  }
  return { casefiles, asks }
}
