import { planUploadKey, storeUpload, waitingPlanOf } from '../../../casework/plans/uploads.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, goTo, show, showAgain } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { Problem } from '../../../workbook/checking/problem.ts'
import { type FilledPlan, readPlan } from '../../../workbook/checking/read-plan.ts'
import { refusalSentence } from '../../../workbook/reading/refusal.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Lines } from '../../components/text.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { FileUpload } from '../../nhsuk/input.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { NoPlanYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'

/** The form for a filled workbook. */
export async function uploadPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  if (opened.casefile.planDraft === null)
    return show(<NoPlanYet request={request} opened={opened} title={uploadTitle} />)
  return show(<Upload request={request} opened={opened} errors={[]} />)
}

/** Reads the file whole or not at all; what was read then waits for its person to confirm it. Nothing is changed yet. */
export async function uploadPlan(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  if (opened.casefile.planDraft === null) return uploadPage(request, opened)
  const file = request.files.get('file')
  if (file === undefined) return refused(request, opened, 'Choose the workbook that you filled in')
  const reading = await readPlan(file.bytes)
  if (!reading.read) return refused(request, opened, refusalSentence(reading.refusal))
  const { plan } = reading
  const elsewhere = wrongCasefileMessage(plan, opened)
  if (elsewhere !== null) return refused(request, opened, elsewhere)
  if (plan.problems.length > 0)
    return showAgain(<UploadProblems request={request} opened={opened} fileName={file.name} problems={plan.problems} />)
  const { casework, viewer } = request
  const id = await storeUpload(casework, viewer, planUploadKey(opened.place), waitingPlanOf(file.name, plan))
  return goTo(`${opened.address}/plan/upload/${id}`)
}

/** A file of another casefile would put its plan into this one. */
function wrongCasefileMessage({ organisation, cycle }: FilledPlan, { place }: CasefileContext): string | null {
  if (organisation.code === place.organisation.code && cycle === place.cycle) return null
  const theirs = `${organisation.name} (${organisation.code}), ${cycle}`
  const ours = `${place.organisation.name} (${place.organisation.code}), ${place.cycle}`
  return `This workbook is the plan of ${theirs}. Here only the plan of ${ours} can be uploaded. Download its workbook on this page.`
}

function refused(request: SignedInRequest, opened: CasefileContext, text: string): Answer {
  const errors: readonly FormError[] = [{ field: 'file', text }]
  return showAgain(<Upload request={request} opened={opened} errors={errors} />)
}

const uploadTitle = 'Upload the plan as a workbook'

type UploadProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly errors: readonly FormError[]
}

/** How a workbook is filled in, and where to send it. */
function Upload({ request, opened, errors }: UploadProps) {
  const { address, place } = opened
  return (
    <CasefileLayout request={request} opened={opened} title={uploadTitle} errors={errors}>
      <ol class="nhsuk-list nhsuk-list--number">
        <li>
          <a href={`${address}/plan/workbook`}>Download the workbook</a> of {place.organisation.name} for {place.cycle}.
          It holds the plan as it stands now.
        </li>
        <li>Fill it in with Excel, LibreOffice or Google Sheets. Keep it an .xlsx file.</li>
        <li>Upload it here. You will see what it changes before anything is saved.</li>
      </ol>
      <ByMail address={request.site.mailboxAddress ?? null} />
      <UploadForm opened={opened} errors={errors} />
    </CasefileLayout>
  )
}

/** The other way, where there is one. */
function ByMail({ address }: { readonly address: string | null }) {
  if (address === null) return null
  return (
    <p>
      Or send it from your own address to <a href={`mailto:${address}`}>{address}</a>. It then waits here for you to
      look at and confirm.
    </p>
  )
}

/** The file field on its own, to try again beside what was wrong. */
function UploadForm({ opened, errors }: Omit<UploadProps, 'request'>) {
  return (
    <Form action={`${opened.address}/plan/upload`} multipart>
      <FileUpload
        name="file"
        label="The workbook you filled in"
        labelSize="m"
        hint="An .xlsx file of up to 2 MB"
        accept=".xlsx"
        error={errorOf(errors, 'file')}
      />
      <Button preventDoubleClick>Upload and see what changes</Button>
    </Form>
  )
}

type UploadProblemsProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly fileName: string
  readonly problems: readonly Problem[]
}

/** Each cell that could not be taken as it stands, and what to write there. */
function UploadProblems({ request, opened, fileName, problems }: UploadProblemsProps) {
  const found = `${pluralise(problems.length, 'cell')} in the workbook cannot be read`
  return (
    <CasefileLayout
      request={request}
      opened={opened}
      title={found}
      errors={[
        {
          field: 'problems',
          text: `Nothing was changed: mend ${pluralise(problems.length, 'cell')} and upload the workbook again`,
        },
      ]}
      below={[{ text: 'Upload', href: `${opened.address}/plan/upload` }]}
      wide
    >
      <p>
        These cells of <strong>{fileName}</strong> hold something that has no single meaning in the plan. It was not
        guessed at.
      </p>
      <div id="problems">
        <DataTable
          wordy
          caption="Cells to mend"
          rows={problems}
          empty="None."
          columns={[
            { header: 'Cell', nowrap: true, cell: ({ cell }: Problem) => cell },
            { header: 'Sheet', cell: ({ sheet }: Problem) => sheet },
            {
              header: 'What stands there',
              cell: ({ holds }: Problem) => (holds === '' ? 'Nothing' : <Lines text={holds} />),
            },
            { header: 'What that is', cell: ({ is }: Problem) => `This is ${is}` },
            { header: 'What to write', cell: ({ write }: Problem) => write },
            { header: 'Rule', nowrap: true, cell: ({ rule }: Problem) => rule },
          ]}
        />
      </div>
      <UploadForm opened={opened} errors={[]} />
    </CasefileLayout>
  )
}
