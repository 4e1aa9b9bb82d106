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

/** For people: problems and findings with rule, sheet and cell, then the hints apart. */
export function textReport({ path, plan, on, found: { problems, findings, hints } }: CheckedFile): string {
  const { organisation, cycle, madeOn } = plan
  const said = problems.map((problem) => entry(problem, problemHeading(problem), problem.write))
  const broken = findings.map((finding) => entry(finding, finding.heading, `${finding.whatToDo} ${finding.quote}`))
  const noticed = hints.map((hint) => entry(hint, hint.heading, hint.whatToDo))
  return [
    `${path}: ${organisationShown(organisation)}, ${cycle}, template made on ${formatDate(madeOn)}`,
    `Checked by the guidance as first published, as on ${formatDate(on)}`,
    ...section('Problems: cells that cannot be taken as they stand', said),
    ...section('Findings: why the plan would not be agreed', broken),
    ...section('Hints, which do not count', noticed),
    '',
    problems.length + findings.length === 0
      ? 'Nothing was found.'
      : `${counted(problems.length, 'problem')}, ${counted(findings.length, 'finding')}, ${counted(hints.length, 'hint')}.`,
  ].join('\n')
}

/** For programs: the same, whole. */
export function jsonReport({ path, plan, on, found: { problems, findings, hints } }: CheckedFile): string {
  const { organisation, cycle, templateVersion, madeOn } = plan
  const file = { file: path, organisation, cycle, templateVersion, madeOn, on }
  return JSON.stringify({ ...file, problems, findings, hints }, null, 2)
}

type Place = CellLocation & { readonly rule: string }

function entry({ rule, sheet, cell }: Place, heading: string, whatToDo: string): string {
  return `${rule}  ${sheet} ${cell}  ${heading}\n    ${whatToDo}`
}

function problemHeading({ holds, is }: { readonly holds: string; readonly is: string }): string {
  return holds === '' ? `This is ${is}` : `“${clipped(holds)}” is ${is}`
}

function section(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : ['', title, ...entries]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
