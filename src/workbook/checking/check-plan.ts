import { catalogueItem } from '../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import { quotesOn } from '../../core/guidance/clauses.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../../core/guidance/guidance.ts'
import { type FindingWording, findingWording } from '../../core/plan/finding-wording.ts'
import { type HintWording, hintWording } from '../../core/plan/hint-wording.ts'
import { type Hint, hintsIn } from '../../core/plan/hints.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import { type Finding, findingsIn } from '../../core/plan/rules.ts'
import type { CellLocation, Problem } from './problem.ts'
import type { FilledItem } from './read-item.ts'
import type { FilledPlan } from './read-plan.ts'

/** Everything that a check of the file alone can find. Hints are no mistakes: a person should look at them. */
export type PlanCheck = {
  readonly problems: readonly Problem[]
  readonly findings: readonly (FindingWording & CellLocation)[]
  readonly hints: readonly (HintWording & CellLocation)[]
}

/**
 * Checks P1 (against the file’s own list of gaps) to P5 and A1, A3, A4 by the guidance of a day; sign-off and the
 * acceptance of a late date are not in a file. A finding about a cell that is a problem already is left out. null if no
 * guidance of the cycle was in force on the day.
 */
export function checkPlan(file: FilledPlan, dated: CycleGuidance | null, on: Day): PlanCheck | null {
  const guidance = guidanceOn(dated, on)
  if (dated === null || guidance === null) return null
  const plan = { items: file.items.map(({ item }) => item) }
  const gaps = file.listed.map(({ evidence }) => evidence)
  const found = findingsIn({ plan, gaps, signOff: 'not-asked', lateAccepted: false }, guidance)
  const isProblem = ({ sheet, cell }: CellLocation) =>
    file.problems.some((problem) => problem.sheet === sheet && problem.cell === cell)
  const findings = found.flatMap((finding) => {
    const [first, ...others] = locationsOf(file, finding)
    return [first, ...others].some(isProblem) ? [] : [{ ...findingWording(finding, quotesOn(dated, on)), ...first }]
  })
  return { problems: file.problems, findings, hints: hintsOf(file, guidance, on) }
}

function hintsOf(file: FilledPlan, guidance: Guidance, on: Day): PlanCheck['hints'] {
  const plan = { items: file.items.map(({ item }) => item) }
  const gapTexts = new Map(
    plan.items.map(({ evidence }) => [evidence, catalogueItem(file.cycle, evidence)?.text ?? '']),
  )
  const hints = hintsIn({ plan, earlierRevisions: [], lastUpdateOn: null, gapTexts }, guidance, on)
  return hints.map((hint) => ({ ...hintWording(hint), ...locationsOf(file, hint)[0] }))
}

/** One or more cells: the first is the one to look at first. */
type Locations = readonly [CellLocation, ...CellLocation[]]

/** The cells of a file that a finding or a hint is about: the heading where it is about the whole plan. */
function locationsOf(file: FilledPlan, about: Finding | Hint): Locations {
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
      return [actionCell(item, cells, '')]
    case 'H2':
      return [actionCell(item, cells, about.action)]
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

/** The cell of the first action of that text. */
function actionCell(item: PlanItem, { actions, firstAction }: FilledItem['cells'], text: string): string {
  const action = item.actions.find((each) => each.text === text)
  return action === undefined ? firstAction : (actions[action.id]?.action ?? firstAction)
}
