import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { AssessmentMark, AssessmentRows } from '../../../workbook/checking/read-assessment.ts'
import type { Mark, Marks } from './marks.ts'

/** The marks of an uploaded file, stored until they are confirmed. */
export type WaitingMarks = {
  readonly file: string
  readonly marks: readonly AssessmentMark[]
  /** Missing in uploads stored by an earlier version, which did not count rows. */
  readonly rows?: AssessmentRows
}

export type MarkChange = {
  readonly evidence: EvidenceReference
  readonly before: Mark | undefined
  readonly after: Mark
}

/** The items whose mark the file changes, the marks after the import, and how many stay the same. */
export function importInto(marks: Marks, { marks: given }: WaitingMarks) {
  const changes: readonly MarkChange[] = given
    .map(({ evidence, answer }) => ({ evidence, before: marks.get(evidence), after: answer }))
    .filter(({ before, after }) => before !== after)
  const after: Marks = new Map([...marks, ...given.map(({ evidence, answer }) => [evidence, answer] as const)])
  return { changes, after, unchanged: given.length - changes.length }
}
