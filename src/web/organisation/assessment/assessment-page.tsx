import { handle } from '../../../casework/handle.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { AssessmentDraft } from '../../../core/casefile/drafts.ts'
import { groupedByStandard } from '../../../core/catalogue/catalogues.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { Table } from '../../../core/table.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { nothingTyped, readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import type { CasefileContext } from '../casefile-context.ts'
import { Marked } from './marked-page.tsx'
import { addedFields, markingFields, readMarks, type TypedMarks } from './marking-form.ts'
import { Marking } from './marking-page.tsx'
import { answersOf, type Marks, markNames, marksOf, mayMark, mergeMarks } from './marks.ts'

/** The assessment: a form for those who may mark it while it can be published, else its marks to read. */
export async function assessmentPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { organisation, cycle, assessmentDraft } = context.casefile
  const format = requestedFormat(request.query)
  if (format !== null) {
    const table = assessmentTable(cycle, marksOf(assessmentDraft))
    return tableFile(table, `Assessment ${organisation.code} ${cycle}`, format)
  }
  if (!mayMark(context)) return show(<Marked request={request} context={context} />)
  const saved = field(request.query, 'saved') === 'yes'
  return show(<Marking request={request} context={context} typed={asSaved(assessmentDraft)} saved={saved} />)
}

/** Saves the marks as a draft. */
export async function saveAssessment(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const read = readMarks(request.form)
  const { typed } = read
  if (!read.ok) return refused(request, context, typed, read.errors)
  const answers = answersOf(read.marks, context.casefile.assessmentDraft)
  const command = { type: 'mark-assessment', basedOn: typed.basedOn, answers } as const
  const handled = await handle(request.casework, request.viewer, context, command)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'refused') {
    return showRefusal(
      handled.refusal,
      request,
      { ...context, casefile: handled.casefile },
      { ...typed, marks: read.marks },
    )
  }
  return goTo(
    `${context.address}/assessment${readHidden(markingFields, request.form).goOn === 'publish' ? '/publish' : '?saved=yes'}`,
  )
}

function showRefusal(refusal: Refusal, request: SignedInRequest, context: CasefileContext, typed: TypedMarks): Answer {
  const draft = context.casefile.assessmentDraft
  if (refusal.name !== 'changed-meanwhile' || draft === null)
    return refused(request, context, typed, [{ field: null, text: refusalMessage(refusal) }])
  const { marks, others } = mergeMarks(typed.was, typed.marks, marksOf(draft))
  const merged = { ...asSaved(draft), marks }
  return showAgain(
    <Marking request={request} context={context} typed={merged} conflict={{ by: draft.changedBy.name, others }} />,
    409,
  )
}

function refused(
  request: SignedInRequest,
  context: CasefileContext,
  typed: TypedMarks,
  errors: readonly FormError[],
): Answer {
  return showAgain(<Marking request={request} context={context} typed={typed} errors={errors} />)
}

function asSaved(draft: AssessmentDraft | null): TypedMarks {
  const marks: Marks = marksOf(draft)
  return { basedOn: draft?.version ?? 0, was: marks, marks, ...nothingTyped(addedFields) }
}

/** Every known item with its mark, in the columns that the import reads. */
function assessmentTable(cycle: CycleName, marks: Marks): Table {
  const items = groupedByStandard(cycle, [...marks.keys()]).flatMap((group) =>
    group.items.map((item) => ({ ...item, standard: group.standard })),
  )
  return {
    columns: ['Standard', 'Reference', 'Evidence item', 'Answer'],
    rows: items.map(({ standard, reference, text }) => {
      const mark = marks.get(reference)
      return [standard, reference, text, mark === undefined ? '' : markNames[mark]]
    }),
  }
}
