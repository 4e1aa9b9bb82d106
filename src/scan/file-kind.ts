import { fileTypeFromBuffer } from 'file-type'
import type { AttachmentKind } from '../core/casefile/attachment.ts'

/** What browsers and Office call what may be attached; a document with macros has another name, and is none of these. */
const kinds: Readonly<Record<string, AttachmentKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

/** Where Office keeps macros, whatever the document says of itself. Names of entries stand in an archive as they are. */
const macros = Buffer.from('vbaProject')

/** What a file is by its content, whatever it is called; null where it is nothing that may be attached. Never throws. */
export async function fileKind(content: Uint8Array): Promise<AttachmentKind | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  const kind = Object.entries(kinds).find(([mime]) => mime === found?.mime)?.[1] ?? null
  return kind !== null && Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(macros)
    ? null
    : kind
}
