import type { EvidenceReference } from '../core/catalogue/evidence.ts'
import type { Hint } from '../core/plan/hints.ts'
import type { Action } from '../core/plan/plan.ts'
import type { Finding } from '../core/plan/rules.ts'
import type { CellPlace } from './problem.ts'
import type { FilledItem } from './read-item.ts'
import type { FilledPlan } from './read-plan.ts'

/** At least one: the cell to look at first. */
export type Places = readonly [CellPlace, ...CellPlace[]]

/** The cells of a file that a finding or a hint is about. What concerns the whole plan is shown at its heading. */
export function placesOf(file: FilledPlan, about: Finding | Hint): Places {
  if (!('evidence' in about)) return [file.heading]
  const filled = file.items.find(({ item }) => item.evidence === about.evidence)
  if (filled === undefined) return [file.listed.find(({ evidence }) => evidence === about.evidence)?.at ?? file.heading]
  const [first, ...others] = cellsOf(filled, about)
  const at = (cell: string) => ({ sheet: file.sheet, cell })
  return [at(first), ...others.map(at)]
}

type OfOneItem = Extract<Finding | Hint, { readonly evidence: EvidenceReference }>

function cellsOf({ item, cells }: FilledItem, about: OfOneItem): readonly [string, ...string[]] {
  switch (about.rule) {
    case 'P2':
      return [
        actionCell(
          cells,
          item.actions.find(({ text }) => text === ''),
        ),
      ]
    case 'H2':
      return [
        actionCell(
          cells,
          item.actions.find(({ text }) => text === about.action),
        ),
      ]
    case 'P3':
    case 'H1':
      return [cells.owner]
    case 'P5':
      return about.lacks === 'offset' ? [cells.months, cells.completion] : [cells.covid]
    case 'P4':
    case 'A1':
    case 'A4':
    case 'H4':
    case 'H5':
      return [cells.completion, cells.months]
    case 'A2':
    case 'H6':
      return [cells.firstAction]
    case 'P1':
      return [cells.gap]
  }
}

function actionCell({ actions, firstAction }: FilledItem['cells'], action: Action | undefined): string {
  return action === undefined ? firstAction : (actions[action.id]?.action ?? firstAction)
}
