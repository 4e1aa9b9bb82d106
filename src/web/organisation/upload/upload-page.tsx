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
export async function uploadPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  if (context.casefile.planDraft === null)
    return show(<NoPlanYet request={request} context={context} title={uploadTitle} />)
  return show(<Upload request={request} context={context} errors={[]} />)
}

/** Reads the file whole or not at all, and stores it until the uploader confirms it. The plan does not change yet. */
export async function uploadPlan(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  if (context.casefile.planDraft === null) return uploadPage(request, context)
  const file = request.files.get('file')
  if (file === undefined) return refused(request, context, 'Choose the workbook that you filled in')
  const reading = await readPlan(file.bytes)
  if (!reading.read) return refused(request, context, refusalSentence(reading.refusal))
  const { plan } = reading
  const wrongCasefile = wrongCasefileMessage(plan, context)
  if (wrongCasefile !== null) return refused(request, context, wrongCasefile)
  if (plan.problems.length > 0)
    return showAgain(
      <UploadProblems request={request} context={context} fileName={file.name} problems={plan.problems} />,
    )
  const { casework, viewer } = request
  const id = await storeUpload(casework, viewer, planUploadKey(context.casefileKey), waitingPlanOf(file.name, plan))
  return goTo(`${context.address}/plan/upload/${id}`)
}

/** Refuses the file of another plan, which would overwrite this one; null for the right file. */
function wrongCasefileMessage({ organisation, cycle }: FilledPlan, { casefileKey }: CasefileContext): string | null {
  if (organisation.code === casefileKey.organisation.code && cycle === casefileKey.cycle) return null
  const theirs = `${organisation.name} (${organisation.code}), ${cycle}`
  const ours = `${casefileKey.organisation.name} (${casefileKey.organisation.code}), ${casefileKey.cycle}`
  return `This workbook is the plan of ${theirs}. Here only the plan of ${ours} can be uploaded. Download its workbook on this page.`
}

function refused(request: SignedInRequest, context: CasefileContext, text: string): Answer {
  const errors: readonly FormError[] = [{ field: 'file', text }]
  return showAgain(<Upload request={request} context={context} errors={errors} />)
}

const uploadTitle = 'Upload the plan as a workbook'

type UploadProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly errors: readonly FormError[]
}

/** How a workbook is filled in, and where to send it. */
function Upload({ request, context, errors }: UploadProps) {
  const { address, casefileKey } = context
  return (
    <CasefileLayout request={request} context={context} title={uploadTitle} errors={errors}>
      <ol class="nhsuk-list nhsuk-list--number">
        <li>
          <a href={`${address}/plan/workbook`}>Download the workbook</a> of {casefileKey.organisation.name} for{' '}
          {casefileKey.cycle}. It holds the plan as it is now.
        </li>
        <li>Fill it in with Excel, LibreOffice or Google Sheets. Keep it an .xlsx file.</li>
        <li>Upload it here. You will see what it changes before anything is saved.</li>
      </ol>
      <ByMail address={request.site.mailboxAddress ?? null} />
      <UploadForm context={context} errors={errors} />
    </CasefileLayout>
  )
}

/** How to send the workbook by email; nothing where no mailbox is set up. */
function ByMail({ address }: { readonly address: string | null }) {
  if (address === null) return null
  return (
    <p>
      Or email it from your own address to <a href={`mailto:${address}`}>{address}</a>. It then waits here for you to
      look at and confirm.
    </p>
  )
}

/** The file field on its own, also shown below a list of problems. */
function UploadForm({ context, errors }: Omit<UploadProps, 'request'>) {
  return (
    <Form action={`${context.address}/plan/upload`} multipart>
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
  readonly context: CasefileContext
  readonly fileName: string
  readonly problems: readonly Problem[]
}

/** Each cell that cannot be read, and what to write there instead. */
function UploadProblems({ request, context, fileName, problems }: UploadProblemsProps) {
  const title = `${pluralise(problems.length, 'cell')} in the workbook cannot be read`
  return (
    <CasefileLayout
      request={request}
      context={context}
      title={title}
      errors={[
        {
          field: 'problems',
          text: `Nothing was changed: correct ${pluralise(problems.length, 'cell')} and upload the workbook again`,
        },
      ]}
      below={[{ text: 'Upload', href: `${context.address}/plan/upload` }]}
      wide
    >
      <p>
        These cells of <strong>{fileName}</strong> could mean more than one thing, so nothing was guessed.
      </p>
      <div id="problems">
        <DataTable
          wordy
          caption="Cells to correct"
          rows={problems}
          empty="None."
          columns={[
            { header: 'Cell', nowrap: true, cell: ({ cell }: Problem) => cell },
            { header: 'Sheet', cell: ({ sheet }: Problem) => sheet },
            {
              header: 'What the cell says',
              cell: ({ holds }: Problem) => (holds === '' ? 'Nothing' : <Lines text={holds} />),
            },
            { header: 'Problem', cell: ({ is }: Problem) => `This is ${is}` },
            { header: 'What to write', cell: ({ write }: Problem) => write },
            { header: 'Rule', nowrap: true, cell: ({ rule }: Problem) => rule },
          ]}
        />
      </div>
      <UploadForm context={context} errors={[]} />
    </CasefileLayout>
  )
}
