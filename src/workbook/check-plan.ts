import { itemAsked } from '../core/catalogue/catalogues.ts'
import type { Day } from '../core/day.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../core/guidance/guidance.ts'
import { quotesOn } from '../core/guidance/quotes.ts'
import { type HintWording, hintWording } from '../core/plan/hint-wording.ts'
import { hintsIn } from '../core/plan/hints.ts'
import { findingsIn } from '../core/plan/rules.ts'
import { type FindingWording, findingWording } from '../core/plan/wording.ts'
import { placesOf } from './places.ts'
import type { CellPlace, Problem } from './problem.ts'
import type { FilledPlan } from './read-plan.ts'

/** All that a file alone can show. Hints do not count: they are for a person to look at. */
export type PlanCheck = {
  readonly problems: readonly Problem[]
  readonly findings: readonly (FindingWording & CellPlace)[]
  readonly hints: readonly (HintWording & CellPlace)[]
}

/**
 * P1 (against the file’s own list of gaps) to P5 and A1, A3, A4 as on that day; sign-off and the acceptance of lateness
 * are not in a file. A finding is left out where the cell it is about is a problem already. null where no guidance of
 * the cycle was in force on the day.
 */
export function checkPlan(file: FilledPlan, dated: CycleGuidance | null, on: Day): PlanCheck | null {
  const guidance = guidanceOn(dated, on)
  if (dated === null || guidance === null) return null
  const plan = { items: file.items.map(({ item }) => item) }
  const gaps = file.listed.map(({ evidence }) => evidence)
  const found = findingsIn({ plan, gaps, signOff: 'not-asked', lateAccepted: false }, guidance)
  const isProblem = ({ sheet, cell }: CellPlace) =>
    file.problems.some((problem) => problem.sheet === sheet && problem.cell === cell)
  const findings = found.flatMap((finding) => {
    const [place, ...others] = placesOf(file, finding)
    return [place, ...others].some(isProblem) ? [] : [{ ...findingWording(finding, quotesOn(dated, on)), ...place }]
  })
  return { problems: file.problems, findings, hints: hintsOf(file, guidance, on) }
}

function hintsOf(file: FilledPlan, guidance: Guidance, on: Day): PlanCheck['hints'] {
  const plan = { items: file.items.map(({ item }) => item) }
  const gapTexts = new Map(plan.items.map(({ evidence }) => [evidence, itemAsked(file.cycle, evidence)?.text ?? '']))
  const hints = hintsIn({ plan, earlierRevisions: [], lastUpdateOn: null, gapTexts }, guidance, on)
  return hints.map((hint) => ({ ...hintWording(hint), ...placesOf(file, hint)[0] }))
}
