import { attachEvidence, type NotAttached } from '../../../casework/attachments/attachments.ts'
import { readAttachment } from '../../../casework/attachments/read-attachment.ts'
import type { AttachmentKind } from '../../../core/casefile/attachment.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { tableOfList } from '../../components/list-table.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import { type CasefileContext, findCasefileContext } from '../casefile-context.ts'
import { Attachments, attachmentColumns } from './attachments.tsx'
import { findItem } from './item-context.ts'

/** The files that show that one item is done, and the form to attach another; `?format=` gives the list as a file. */
export async function attachmentsPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const item = await findItem(request, opened)
  if (item === null) return notFound
  const format = requestedFormat(request.query)
  const { organisation, cycle } = opened.place
  if (format !== null) {
    const name = `Evidence ${organisation.code} ${cycle} ${item.evidence}`
    return tableFile(tableOfList(attachmentColumns(opened, item), item.files), name, format)
  }
  // A file larger than any form may be is refused before it is read.
  if (field(request.query, 'too-large') === 'yes')
    return again(request, opened, refusalMessage({ name: 'file-too-large' }), 413)
  return show(<Attachments request={request} opened={opened} item={item} errors={[]} />)
}

/** Takes one file in, or says on the same page why not. */
export async function attachFile(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { casework, viewer, files } = request
  const [item, file] = [await findItem(request, opened), files.get('file')]
  if (item === null) return notFound
  if (file === undefined) return again(request, opened, 'Choose a file to attach')
  const given = { name: file.name, content: file.bytes }
  const handled = await attachEvidence(casework, viewer, opened.place, item.evidence, given)
  switch (handled.result) {
    case 'done':
      return goTo(`${item.address}?attached=${handled.casefile.version}`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return again(request, opened, refusalMessage(handled.refusal))
    case 'not-scanned':
      return again(request, opened, refusedFileMessage(handled), 503)
    case 'infected':
    case 'no-kind':
      return again(request, opened, refusedFileMessage(handled))
  }
}

function refusedFileMessage(not: NotAttached): string {
  switch (not.result) {
    case 'no-kind':
      return 'This is no file that can be attached. Save it as a PDF, PNG, JPEG, Word, Excel or PowerPoint file, without macros, without a password and without other files in it.'
    case 'infected':
      return `A virus was found in the file (${not.signature}), so nothing of it was kept. Tell your IT team, and do not send it on.`
    case 'not-scanned':
      return 'The file cannot be checked for viruses at the moment, so nothing was kept. Try again in a few minutes.'
  }
}

/** The page as it stands by now, with what is wrong. */
async function again(
  request: SignedInRequest,
  before: CasefileContext,
  text: string,
  status: 413 | 422 | 503 = 422,
): Promise<Answer> {
  const opened = (await findCasefileContext(request, 'read-attachments')) ?? before
  const item = await findItem(request, opened)
  if (item === null) return notFound
  const errors = [{ field: 'file', text }]
  return showAgain(<Attachments request={request} opened={opened} item={item} errors={errors} />, status)
}

/** A file to be saved, by a name and as a type of our own making: nothing that its sender said of it is repeated. */
export async function downloadAttachment(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { casework, viewer, params } = request
  const read = await readAttachment(casework, viewer, opened.place, params.id ?? '')
  if (read === null || read.attachment.evidence !== params.reference) return notFound
  const { evidence, number, kind } = read.attachment
  const { organisation, cycle } = opened.place
  const { ending, mediaType } = types[kind]
  const name = `${organisation.code} ${cycle} ${evidence} file ${number}.${ending}`
  return { kind: 'given-file', name, mediaType, content: read.content }
}

const office = 'application/vnd.openxmlformats-officedocument'

const types: Readonly<Record<AttachmentKind, { readonly ending: string; readonly mediaType: string }>> = {
  pdf: { ending: 'pdf', mediaType: 'application/pdf' },
  png: { ending: 'png', mediaType: 'image/png' },
  jpeg: { ending: 'jpg', mediaType: 'image/jpeg' },
  docx: { ending: 'docx', mediaType: `${office}.wordprocessingml.document` },
  xlsx: { ending: 'xlsx', mediaType: `${office}.spreadsheetml.sheet` },
  pptx: { ending: 'pptx', mediaType: `${office}.presentationml.presentation` },
}
