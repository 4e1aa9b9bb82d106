import { readAttachment } from '../../../casework/read-attachment.ts'
import type { AttachmentKind } from '../../../core/casefile/attachment.ts'
import { type Answer, notFound } from '../../answer.ts'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'

/** A file to be saved, by a name and as a type of our own making: nothing that its sender said of it is repeated. */
export async function downloadAttachment(request: SignedInRequest, opened: Opened): Promise<Answer> {
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
