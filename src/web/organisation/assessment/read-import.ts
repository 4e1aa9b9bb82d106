import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { AssessmentMark, AssessmentRows } from '../../../workbook/checking/read-assessment.ts'
import type { Mark, Marks } from './marks.ts'

/** What a file that waits to be confirmed would do to the marks; kept between two requests. */
export type WaitingMarks = {
  readonly file: string
  readonly marks: readonly AssessmentMark[]
  /** Not there in what has waited since before rows were counted. */
  readonly rows?: AssessmentRows
}

export type MarkChange = {
  readonly evidence: EvidenceReference
  readonly before: Mark | undefined
  readonly after: Mark
}

/** The items that the file marks otherwise than they are marked now, and the marks with the file's in place. */
export function importInto(marks: Marks, { marks: given }: WaitingMarks) {
  const changes: readonly MarkChange[] = given
    .map(({ evidence, answer }) => ({ evidence, before: marks.get(evidence), after: answer }))
    .filter(({ before, after }) => before !== after)
  const after: Marks = new Map([...marks, ...given.map(({ evidence, answer }) => [evidence, answer] as const)])
  return { changes, after, alike: given.length - changes.length }
}
