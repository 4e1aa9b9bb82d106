import { storeUpload } from '../../../casework/plans/uploads.ts'
import { type Answer, goTo, show, showAgain } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import {
  type AssessmentProblem,
  type AssessmentRows,
  readAssessment,
} from '../../../workbook/checking/read-assessment.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { FileUpload } from '../../nhsuk/input.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { mayMark } from './marks.ts'
import type { WaitingMarks } from './read-import.ts'
import { rowsInWords } from './rows-in-words.ts'

export async function importPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  if (!mayMark(context)) return goTo(`${context.address}/assessment`)
  return show(<Import request={request} context={context} />)
}

/** Reads the file and stores its marks until they are confirmed; a file with a problem is not stored. */
export async function uploadMarks(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, files } = request
  if (!mayMark(context)) return goTo(`${context.address}/assessment`)
  const file = files.get('file')
  if (file === undefined) return showProblem(request, context, 'Choose the file with your marks')
  const read = await readAssessment(file.bytes)
  if (read.kind === 'refused') return showProblem(request, context, read.because)
  if (read.problems.length > 0) return showProblem(request, context, problemsMessage(read.problems.length), read)
  if (read.marks.length === 0)
    return showProblem(request, context, 'The file marks no evidence item: its answers are empty')
  const waiting: WaitingMarks = { file: file.name, marks: read.marks, rows: read.rows }
  const id = await storeUpload(casework, viewer, uploadKey(context), waiting)
  return goTo(`${context.address}/assessment/import/preview?upload=${id}`)
}

export function uploadKey({ casefileKey }: CasefileContext) {
  return { kind: 'assessment' as const, organisation: casefileKey.organisation.code, cycle: casefileKey.cycle }
}

function problemsMessage(count: number): string {
  const what = count === 1 ? 'There is 1 problem' : `There are ${count} problems`
  return `${what} in the file. Correct the file and upload it again: nothing was changed`
}

function showProblem(
  request: SignedInRequest,
  context: CasefileContext,
  text: string,
  content: FileContent | null = null,
): Answer {
  const errors = [{ field: 'file', text }]
  return showAgain(<Import request={request} context={context} errors={errors} content={content} />)
}

/** What is shown of a file with problems. */
type FileContent = { readonly problems: readonly AssessmentProblem[]; readonly rows: AssessmentRows }

type ImportProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly errors?: readonly FormError[]
  readonly content?: FileContent | null
}

function Import({ request, context, errors = [], content = null }: ImportProps) {
  const address = `${context.address}/assessment`
  return (
    <OrganisationLayout
      request={request}
      casefileKey={context.casefileKey}
      title="Import marks"
      errors={errors}
      below={[{ text: 'Assessment', href: address }]}
    >
      {content !== null && <p>{rowsInWords(content.rows)}</p>}
      {content !== null && <Problems problems={content.problems} />}
      <WhatItNeeds address={address} />
      <Form multipart>
        <FileUpload
          name="file"
          label="Workbook (.xlsx) or CSV file with your marks"
          labelSize="m"
          hint="At most 2 MB. You see what it changes before anything is changed."
          accept=".xlsx,.csv"
          error={errorOf(errors, 'file')}
        />
        <Button preventDoubleClick>Upload and see what changes</Button>
      </Form>
    </OrganisationLayout>
  )
}

function WhatItNeeds({ address }: { readonly address: string }) {
  return (
    <>
      <p>
        The file needs a row with the headings <strong>Reference</strong> and <strong>Answer</strong>. Below them each
        row has one evidence reference, such as 4.5.3, and its answer: met, partly met or not met. Rows without an
        answer and other columns are ignored.
      </p>
      <p>
        You can start from the list of known items as <a href={`${address}?format=xlsx`}>XLSX</a> or{' '}
        <a href={`${address}?format=csv`}>CSV</a>.
      </p>
    </>
  )
}

function Problems({ problems }: { readonly problems: readonly AssessmentProblem[] }) {
  return (
    <DataTable
      caption="Problems in the file"
      rows={problems}
      empty=""
      columns={[
        { header: 'Cell', nowrap: true, cell: ({ cell }: AssessmentProblem) => cell },
        { header: 'Row', numeric: true, cell: ({ row }) => row },
        { header: 'What the cell says', cell: ({ holds }) => (holds === '' ? 'Nothing' : `“${holds}”`) },
        { header: 'Problem', cell: ({ is }) => is },
        { header: 'What to write', cell: ({ write }) => write },
      ]}
    />
  )
}
