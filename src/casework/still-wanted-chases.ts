import type { Day } from '../core/day.ts'
import type { CycleName } from '../core/guidance/cycles.ts'
import { type CycleGuidance, guidanceOn } from '../core/guidance/guidance.ts'
import type { Chase } from '../core/timetable/chase.ts'
import { addresseeOf } from '../core/timetable/recipients.ts'
import { isStillWanted } from '../core/timetable/still-wanted.ts'
import { type StandingRow, standingsOf } from '../store/asks.ts'
import type { KeptChase } from '../store/chases.ts'
import { guidanceOf } from '../store/cycles.ts'
import type { Tx } from '../store/database.ts'
import { type Appointed, peopleOfAll } from '../store/people.ts'
import { answersFor } from './chase-recipients.ts'

/** A chase beside what its letter says of it; null where that is wanted no more. */
export type Weighed = { readonly kept: KeptChase; readonly chase: Chase | null }

/** Which of these chases are still wanted on a day: what came or was withdrawn in the meantime is not (G1). */
export async function weigh(tx: Tx, kept: readonly KeptChase[], today: Day): Promise<readonly Weighed[]> {
  const cycles = Map.groupBy(kept, ({ cycle }) => cycle)
  const weighed: Weighed[] = []
  for (const [cycle, chases] of cycles) {
    const codes = [...new Set(chases.map(({ organisation }) => organisation))]
    const rows = new Map((await standingsOf(tx, cycle, codes)).map((row) => [row.organisation.code, row]))
    const ofOwners = new Set(chases.filter(isToOwner).map(({ organisation }) => organisation))
    const editors = await editorsOf(
      tx,
      [...rows.values()].filter((row) => ofOwners.has(row.organisation.code)),
      today,
    )
    const dated = await guidanceOf(tx, cycle)
    for (const each of chases) {
      const row = rows.get(each.organisation)
      weighed.push({
        kept: each,
        chase: row === undefined ? null : chaseOf(each, { row, dated, cycle, editors, today }),
      })
    }
  }
  return weighed
}

type Editors = ReadonlyMap<string | null, readonly Appointed[]>

function isToOwner({ to }: KeptChase): boolean {
  return addresseeOf(to.role) === 'action-owner'
}

async function editorsOf(tx: Tx, rows: readonly StandingRow[], today: Day): Promise<Editors> {
  if (rows.length === 0) return new Map()
  const codes = rows.map((row) => answersFor(row, today))
  return Map.groupBy(await peopleOfAll(tx, codes, ['editor']), ({ organisation }) => organisation)
}

type Known = {
  readonly row: StandingRow
  readonly dated: CycleGuidance | null
  readonly cycle: CycleName
  readonly editors: Editors
  readonly today: Day
}

function chaseOf({ ask, to }: KeptChase, { row, dated, cycle, editors, today }: Known): Chase | null {
  const guidance = guidanceOn(dated, today)
  if (guidance === null || !isStillWanted(ask, row, dated, today)) return null
  const as = addresseeOf(to.role)
  const items = as === 'action-owner' ? itemsOf(to.email, row) : 0
  if (as === 'action-owner' && items === 0) return null
  return {
    ask,
    organisation: row.organisation,
    cycle,
    as,
    guidance,
    items,
    editors: (editors.get(answersFor(row, today)) ?? []).map(({ name, email }) => ({ name, email })),
  }
}

/** An owner who has finished meanwhile is reminded of nothing. */
function itemsOf(address: string, { standing }: StandingRow): number {
  return standing.owners.find(({ email }) => email === address)?.items ?? 0
}
