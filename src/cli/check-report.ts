import { type Day, formatDate } from '../core/day.ts'
import type { PlanCheck } from '../workbook/checking/check-plan.ts'
import type { CellLocation } from '../workbook/checking/problem.ts'
import type { FilledPlan } from '../workbook/checking/read-plan.ts'
import { clipped } from '../workbook/reading/refusal.ts'
import { organisationShown } from '../workbook/writing/instructions-sheet.ts'

export type CheckedFile = {
  readonly path: string
  readonly plan: FilledPlan
  readonly on: Day
  readonly found: PlanCheck
}

/** The report for people: what must be fixed with rule, sheet and cell, then what is worth checking. */
export function textReport({ path, plan, on, found: { problems, findings, hints } }: CheckedFile): string {
  const { organisation, cycle, madeOn } = plan
  const unusable = problems.map((problem) => entry(problem, problemHeading(problem), problem.write))
  const notAgreed = findings.map((finding) => entry(finding, finding.heading, `${finding.whatToDo} ${finding.quote}`))
  const worthChecking = hints.map((hint) => entry(hint, hint.heading, hint.whatToDo))
  return [
    `${path}: ${organisationShown(organisation)}, ${cycle}, template made on ${formatDate(madeOn)}`,
    `Checked by the guidance as first published, as on ${formatDate(on)}`,
    ...section('Must fix: cells that cannot be used as they are', unusable),
    ...section('Must fix: why the plan would not be agreed', notAgreed),
    ...section('Worth checking', worthChecking),
    '',
    problems.length + findings.length === 0
      ? `Nothing to fix, ${hints.length} worth checking.`
      : `${problems.length + findings.length} to fix, ${hints.length} worth checking.`,
  ].join('\n')
}

/** The same for programs, with every detail, as JSON. */
export function jsonReport({ path, plan, on, found: { problems, findings, hints } }: CheckedFile): string {
  const { organisation, cycle, templateVersion, madeOn } = plan
  const file = { file: path, organisation, cycle, templateVersion, madeOn, on }
  return JSON.stringify({ ...file, problems, findings, hints }, null, 2)
}

type Location = CellLocation & { readonly rule: string }

function entry({ rule, sheet, cell }: Location, heading: string, whatToDo: string): string {
  return `${rule}  ${sheet} ${cell}  ${heading}\n    ${whatToDo}`
}

function problemHeading({ holds, is }: { readonly holds: string; readonly is: string }): string {
  return holds === '' ? `This is ${is}` : `“${clipped(holds)}” is ${is}`
}

function section(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : ['', title, ...entries]
}
