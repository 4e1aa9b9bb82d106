import { attachEvidence, type NotAttached } from '../../../casework/attachments/attachments.ts'
import { readAttachment } from '../../../casework/attachments/read-attachment.ts'
import type { AttachmentKind } from '../../../core/casefile/attachment.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { cannotBeAttached } from '../../../core/casefile/file-kind.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { contextOf, type SignedInRequest } from '../../../http/page-request.ts'
import { tableOfList } from '../../components/list-table.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import type { CasefileContext } from '../casefile-context.ts'
import { Attachments, attachmentColumns } from './attachments.tsx'
import { findItem } from './item-context.ts'

/** The files attached as evidence of one item, and the form to attach another; `?format=` downloads the list. */
export async function attachmentsPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const item = await findItem(request, context)
  if (item === null) return notFound
  const format = requestedFormat(request.query)
  const { organisation, cycle } = context.casefileKey
  if (format !== null) {
    const name = `Evidence ${organisation.code} ${cycle} ${item.evidence}`
    return tableFile(tableOfList(attachmentColumns(context, item), item.files), name, format)
  }
  // A file larger than any form may be is refused before it is read.
  if (field(request.query, 'too-large') === 'yes')
    return showErrorAgain(request, context, refusalMessage({ name: 'file-too-large' }), 413)
  return show(<Attachments request={request} context={context} item={item} errors={[]} />)
}

/** Attaches one file, or says on the same page why not. */
export async function attachFile(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, files } = request
  const [item, file] = [await findItem(request, context), files.get('file')]
  if (item === null) return notFound
  if (file === undefined) return showErrorAgain(request, context, 'Choose a file to attach')
  const upload = { name: file.name, content: file.bytes }
  const handled = await attachEvidence(casework, viewer, context, item.evidence, upload)
  switch (handled.result) {
    case 'done':
      return goTo(`${item.address}?attached=${handled.casefile.version}`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return showErrorAgain(request, contextOf(viewer, handled.now), refusalMessage(handled.refusal))
    case 'not-scanned':
      return showErrorAgain(request, context, refusedFileMessage(handled), 503)
    case 'infected':
    case 'no-kind':
      return showErrorAgain(request, context, refusedFileMessage(handled))
  }
}

function refusedFileMessage(not: NotAttached): string {
  switch (not.result) {
    case 'no-kind':
      return cannotBeAttached(not.kind)
    case 'infected':
      return `A virus was found in the file (${not.signature}), so it was not saved. Tell your IT team, and do not send it on.`
    case 'not-scanned':
      return 'The file cannot be checked for viruses at the moment, so it was not saved. Try again in a few minutes.'
  }
}

/** The page with an error beside the file field. */
async function showErrorAgain(
  request: SignedInRequest,
  context: CasefileContext,
  text: string,
  status: 413 | 422 | 503 = 422,
): Promise<Answer> {
  const item = await findItem(request, context)
  if (item === null) return notFound
  const errors = [{ field: 'file', text }]
  return showAgain(<Attachments request={request} context={context} item={item} errors={errors} />, status)
}

/** Downloads a file under a name and media type that the service chose: nothing the uploader gave is trusted. */
export async function downloadAttachment(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, params } = request
  const read = await readAttachment(casework, viewer, context, params.id ?? '')
  if (read === null || read.attachment.evidence !== params.reference) return notFound
  const { evidence, number, kind } = read.attachment
  const { organisation, cycle } = context.casefileKey
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
