import type { AssessmentAnswer, AssessmentDraft } from '../../../core/casefile/drafts.ts'
import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'

export type Mark = AssessmentAnswer['answer']

/** The marked items; what is not there is not marked. */
export type Marks = ReadonlyMap<EvidenceReference, Mark>

export const markNames: Readonly<Record<Mark, string>> = { met: 'Met', partly: 'Partly met', 'not-met': 'Not met' }

export function markName(mark: Mark | undefined): string {
  return mark === undefined ? 'Not marked' : markNames[mark]
}

export function parseMark(text: string): Mark | null {
  return text === 'met' || text === 'partly' || text === 'not-met' ? text : null
}

export function marksOf(draft: AssessmentDraft | null): Marks {
  return new Map(draft?.answers.map(({ evidence, answer }) => [evidence, answer]))
}

/** Marks as answers of a draft; the notes that it had are kept. */
export function answersOf(marks: Marks, before: AssessmentDraft | null): readonly AssessmentAnswer[] {
  const notes = new Map(before?.answers.map(({ evidence, note }) => [evidence, note]))
  return [...marks].map(([evidence, answer]) => ({ evidence, answer, note: notes.get(evidence) ?? '' }))
}

/** How many are marked in each way. */
export function countsOf(marks: Marks): Readonly<Record<Mark, number>> {
  const all = [...marks.values()]
  const count = (mark: Mark) => all.filter((each) => each === mark).length
  return { met: count('met'), partly: count('partly'), 'not-met': count('not-met') }
}

/** Marks in one hidden field, `1.6.5=met 4.5.3=partly`: how the form stood when it was opened. */
export function marksText(marks: Marks): string {
  return [...marks].map(([evidence, mark]) => `${evidence}=${mark}`).join(' ')
}

/** What `marksText` wrote; what it did not write is left out. */
export function parseMarksText(text: string): Marks {
  const pairs = text.split(' ').flatMap((pair): [EvidenceReference, Mark][] => {
    const [reference = '', answer = ''] = pair.split('=')
    const [evidence, mark] = [parseEvidenceReference(reference), parseMark(answer)]
    return evidence === null || mark === null ? [] : [[evidence, mark]]
  })
  return new Map(pairs)
}
