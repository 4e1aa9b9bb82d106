import type { Completion, PlanItem } from '../core/plan/plan.ts'
import type { ColumnKey } from './columns.ts'
import { lastNumber, rowIdText } from './row-id.ts'
import { serialOf } from './serial-day.ts'

/** What each column of a row holds; what is not named is empty. */
export type PlanRow = Readonly<Partial<Record<ColumnKey, string | number>>>

/**
 * The rows of one item: one for each action, then empty ones with ids of their own for more actions, at least `atLeast`
 * in all; from two on, one of them empty. The first carries what is said of the item.
 */
export function rowsOfItem(item: PlanItem, asks: string, atLeast: number): readonly PlanRow[] {
  const { evidence, actions } = item
  const next = lastNumber(actions) + 1
  const spare = Math.max(atLeast > 1 || actions.length === 0 ? 1 : 0, atLeast - actions.length)
  const rows: readonly PlanRow[] = [
    ...actions.map(({ id, text, doneOn, note }) => ({
      rowId: rowIdText({ evidence, action: id }),
      action: text,
      ...(doneOn === null ? {} : { doneOn: serialOf(doneOn) }),
      note,
    })),
    ...Array.from({ length: spare }, (_, place) => ({ rowId: rowIdText({ evidence, action: `${next + place}` }) })),
  ]
  return rows.map((row, place) => ({ ...row, evidence, ...(place === 0 ? itemCells(item, asks) : {}) }))
}

function itemCells({ gap, owner, completion, covid }: PlanItem, asks: string): PlanRow {
  return {
    asks,
    gap,
    ownerName: owner?.name ?? '',
    ownerRole: owner?.role ?? '',
    ownerEmail: owner?.email ?? '',
    ...completionCells(completion),
    ...(covid.affected === null ? {} : { covid: covid.affected ? 'Yes' : 'No' }),
    covidHow: covid.explanation,
  }
}

function completionCells(completion: Completion): PlanRow {
  switch (completion.kind) {
    case 'by':
      return { completion: serialOf(completion.day) }
    case 'after-return-to-business-as-usual':
      return completion.months === null ? { completion: 'after return to BAU' } : { months: completion.months }
    case 'not-given':
      return {}
  }
}
