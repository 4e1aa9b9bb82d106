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

export async function importPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  if (!mayMark(opened)) return goTo(`${opened.address}/assessment`)
  return show(<Import request={request} opened={opened} />)
}

/** Reads the file and keeps what it says until it is confirmed; with a problem in it nothing is kept. */
export async function uploadMarks(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { casework, viewer, files } = request
  if (!mayMark(opened)) return goTo(`${opened.address}/assessment`)
  const file = files.get('file')
  if (file === undefined) return wrong(request, opened, 'Choose the file with your marks')
  const read = await readAssessment(file.bytes)
  if (read.kind === 'refused') return wrong(request, opened, read.because)
  if (read.problems.length > 0) return wrong(request, opened, sayProblems(read.problems.length), read)
  if (read.marks.length === 0) return wrong(request, opened, 'The file marks no evidence item: its answers are empty')
  const waiting: WaitingMarks = { file: file.name, marks: read.marks, rows: read.rows }
  const id = await storeUpload(casework, viewer, uploadKey(opened), waiting)
  return goTo(`${opened.address}/assessment/import/preview?upload=${id}`)
}

export function uploadKey({ place }: CasefileContext) {
  return { kind: 'assessment' as const, organisation: place.organisation.code, cycle: place.cycle }
}

function sayProblems(count: number): string {
  const what = count === 1 ? 'There is 1 problem' : `There are ${count} problems`
  return `${what} in the file. Mend the file and upload it again: nothing was changed`
}

function wrong(request: SignedInRequest, opened: CasefileContext, text: string, found: Found | null = null): Answer {
  const errors = [{ field: 'file', text }]
  return showAgain(<Import request={request} opened={opened} errors={errors} found={found} />)
}

/** What is told of a file with problems. */
type Found = { readonly problems: readonly AssessmentProblem[]; readonly rows: AssessmentRows }

type ImportProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly errors?: readonly FormError[]
  readonly found?: Found | null
}

function Import({ request, opened, errors = [], found = null }: ImportProps) {
  const address = `${opened.address}/assessment`
  return (
    <OrganisationLayout
      request={request}
      place={opened.place}
      title="Import marks"
      errors={errors}
      below={[{ text: 'Assessment', href: address }]}
    >
      {found !== null && <p>{rowsInWords(found.rows)}</p>}
      {found !== null && <Problems problems={found.problems} />}
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
        <Button preventDoubleClick>Upload and look at it</Button>
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
        answer and other columns are left alone.
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
        { header: 'What stands there', cell: ({ holds }) => (holds === '' ? 'Nothing' : `“${holds}”`) },
        { header: 'What that is', cell: ({ is }) => is },
        { header: 'What to write', cell: ({ write }) => write },
      ]}
    />
  )
}
