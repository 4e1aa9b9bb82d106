import { fileTypeFromBuffer } from 'file-type'
import type { AttachmentKind } from '../core/casefile/attachment.ts'

/** The media types of what may be attached; a document with macros has another type, and is not among them. */
const kinds: Readonly<Record<string, AttachmentKind>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

/** The entry where Office stores macros, whatever type the document gives. Names of entries are not compressed. */
const macros = Buffer.from('vbaProject')

/** The kind of a file by its content, whatever its name; null where it may not be attached. Never throws. */
export async function fileKind(content: Uint8Array): Promise<AttachmentKind | null> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  const kind = Object.entries(kinds).find(([mime]) => mime === found?.mime)?.[1] ?? null
  return kind !== null && Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(macros)
    ? null
    : kind
}
