import { Button } from '../../nhsuk/button.tsx'
import { FileUpload } from '../../nhsuk/file-upload.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { CasefileFrame } from '../casefile-frame.tsx'
import type { Opened } from '../opened.ts'

export const uploadTitle = 'Upload the plan as a workbook'

export type UploadProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly errors: readonly FormError[]
}

/** How a workbook is filled in, and where to send it. */
export function Upload({ request, opened, errors }: UploadProps) {
  const { address, place } = opened
  return (
    <CasefileFrame request={request} opened={opened} title={uploadTitle} errors={errors}>
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
    </CasefileFrame>
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
export function UploadForm({ opened, errors }: Omit<UploadProps, 'request'>) {
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
