import type { AssessmentAnswer, AssessmentDraft } from '../../../core/casefile/drafts.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { isEligible } from '../../../core/organisation.ts'
import type { CasefileContext } from '../casefile-context.ts'

export type Mark = AssessmentAnswer['answer']

/** Marks by item; an item that is missing is not marked. */
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

/** Marks as answers of a draft, with the notes that the draft had before. */
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

/** The marks when the form is opened, for one hidden field: `1.6.5=met 4.5.3=partly`. */
export function marksText(marks: Marks): string {
  return [...marks].map(([evidence, mark]) => `${evidence}=${mark}`).join(' ')
}

/** Reads what `marksText` wrote; anything else is left out. */
export function parseMarksText(text: string): Marks {
  const pairs = text.split(' ').flatMap((pair): [EvidenceReference, Mark][] => {
    const [reference = '', answer = ''] = pair.split('=')
    const [evidence, mark] = [parseEvidenceReference(reference), parseMark(answer)]
    return evidence === null || mark === null ? [] : [[evidence, mark]]
  })
  return new Map(pairs)
}

/** An item that somebody else marked differently in the meantime, with the mark now in the form. */
export type OtherMark = {
  readonly evidence: EvidenceReference
  readonly theirs: Mark | undefined
  readonly mine: Mark | undefined
  readonly merged: Mark | undefined
}

type MergedMarks = { readonly marks: Marks; readonly others: readonly OtherMark[] }

/** Merges two people's marks, both based on `was`: where only one changed an item, that mark; where both did, mine. */
export function mergeMarks(was: Marks, mine: Marks, theirs: Marks): MergedMarks {
  const all = [...new Set([...was.keys(), ...mine.keys(), ...theirs.keys()])].toSorted(compareEvidence)
  const items = all.map((evidence) => {
    const [before, mineNow, theirsNow] = [was.get(evidence), mine.get(evidence), theirs.get(evidence)]
    const merged = mineNow === before ? theirsNow : mineNow
    return { evidence, theirs: theirsNow, mine: mineNow, merged, changedByOther: theirsNow !== before }
  })
  return {
    marks: new Map(items.flatMap(({ evidence, merged }) => (merged === undefined ? [] : [[evidence, merged]]))),
    others: items
      .filter(({ changedByOther, theirs: marked, mine: own }) => changedByOther && marked !== own)
      .map(({ changedByOther: _, ...other }) => other),
  }
}

/** Whether the viewer may mark. Once a plan is approved, gaps close by completion instead (S3). */
export function mayMark({ may, casefile: { organisation, status } }: CasefileContext): boolean {
  const open = status === 'not-published' || status === 'standards-not-met'
  return open && isEligible(organisation) && may('edit-assessment')
}
