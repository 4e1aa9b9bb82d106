import type { AssessmentAnswer, AssessmentDraft } from '../../../core/casefile/drafts.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { isEligible } from '../../../core/organisation.ts'
import type { CasefileContext } from '../casefile-context.ts'

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

/** An item that somebody else marked otherwise in the meantime, with what stands in the form now. */
export type OtherMark = {
  readonly evidence: EvidenceReference
  readonly theirs: Mark | undefined
  readonly mine: Mark | undefined
  readonly kept: Mark | undefined
}

type MergedMarks = { readonly marks: Marks; readonly others: readonly OtherMark[] }

/** Two people's marks on top of what both began with: where only one changed an item, theirs; where both did, mine. */
export function mergeMarks(was: Marks, mine: Marks, theirs: Marks): MergedMarks {
  const all = [...new Set([...was.keys(), ...mine.keys(), ...theirs.keys()])].toSorted(compareEvidence)
  const merged = all.map((evidence) => {
    const [before, mineNow, theirsNow] = [was.get(evidence), mine.get(evidence), theirs.get(evidence)]
    const kept = mineNow === before ? theirsNow : mineNow
    return { evidence, theirs: theirsNow, mine: mineNow, kept, otherwise: theirsNow !== before }
  })
  return {
    marks: new Map(merged.flatMap(({ evidence, kept }) => (kept === undefined ? [] : [[evidence, kept]]))),
    others: merged
      .filter(({ otherwise, theirs: marked, mine: own }) => otherwise && marked !== own)
      .map(({ otherwise: _, ...other }) => other),
  }
}

/** Marking ends with the gaps' own way: they are closed by completion (S3). */
export function mayMark({ may, casefile: { organisation, status } }: CasefileContext): boolean {
  const open = status === 'not-published' || status === 'standards-not-met'
  return open && isEligible(organisation) && may('edit-assessment')
}
