import { handle } from '../../../casework/handle.ts'
import type { AssessmentDraft } from '../../../core/casefile/drafts.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import type { Opened } from '../opened.ts'
import { assessmentTable } from './assessment-table.ts'
import { Marked } from './marked-page.tsx'
import { readMarks, type TypedMarks, typedMarks } from './marking-form.ts'
import { Marking } from './marking-page.tsx'
import { answersOf, type Marks, marksOf } from './marks.ts'
import { mayMark } from './may-mark.ts'
import { mergeMarks } from './merge-marks.ts'

/** The assessment: to be marked by who may while it can be published, to be read by everybody else of its people. */
export async function assessmentPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { organisation, cycle, assessmentDraft } = opened.casefile
  const format = formatAsked(request.query)
  if (format !== null) {
    const table = assessmentTable(cycle, marksOf(assessmentDraft))
    return tableFile(table, `Assessment ${organisation.code} ${cycle}`, format)
  }
  if (!mayMark(opened)) return show(<Marked request={request} opened={opened} />)
  const saved = field(request.query, 'saved') === 'yes'
  return show(<Marking request={request} opened={opened} typed={asSaved(assessmentDraft)} saved={saved} />)
}

/** Saves what is marked, as a draft. */
export async function saveAssessment(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const typed = typedMarks(request.form)
  const read = readMarks(typed)
  if (!read.ok) return refused(request, opened, typed, read.errors)
  const answers = answersOf(read.marks, opened.casefile.assessmentDraft)
  const order = { type: 'mark-assessment', basedOn: typed.basedOn, answers } as const
  const handled = await handle(request.casework, request.viewer, opened.place, order)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'refused') {
    return refusedBy(
      handled.refusal,
      request,
      { ...opened, casefile: handled.casefile },
      { ...typed, marks: read.marks },
    )
  }
  return goTo(`${opened.address}/assessment${field(request.form, 'then') === 'publish' ? '/publish' : '?saved=yes'}`)
}

function refusedBy(refusal: Refusal, request: SignedInRequest, opened: Opened, typed: TypedMarks): Answer {
  const draft = opened.casefile.assessmentDraft
  if (refusal.name !== 'changed-meanwhile' || draft === null)
    return refused(request, opened, typed, [{ field: null, text: sayRefusal(refusal) }])
  const { marks, others } = mergeMarks(typed.was, typed.marks, marksOf(draft))
  const again = { ...asSaved(draft), marks }
  return showAgain(
    <Marking request={request} opened={opened} typed={again} collision={{ by: draft.changedBy.name, others }} />,
    409,
  )
}

function refused(request: SignedInRequest, opened: Opened, typed: TypedMarks, errors: readonly FormError[]): Answer {
  return showAgain(<Marking request={request} opened={opened} typed={typed} errors={errors} />)
}

function asSaved(draft: AssessmentDraft | null): TypedMarks {
  const marks: Marks = marksOf(draft)
  return { basedOn: draft?.version ?? 0, was: marks, marks, added: '', addedMark: '' }
}
