import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'

/** The formats an attached file may have, detected by its content, never by its name. */
const attachmentKinds = ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'pptx'] as const

export type AttachmentKind = (typeof attachmentKinds)[number]

export const attachmentKindNames: Readonly<Record<AttachmentKind, string>> = {
  pdf: 'PDF',
  png: 'PNG image',
  jpeg: 'JPEG image',
  docx: 'Word document',
  xlsx: 'Excel workbook',
  pptx: 'PowerPoint presentation',
}

/** Whether a file of this kind may be attached. */
export function isAttachable(kind: string): kind is AttachmentKind {
  return attachmentKinds.some((each) => each === kind)
}

/** Technical limits of this service, not of the guidance. Withdrawn files do not count towards `bytesACasefile`. */
export const attachmentLimits = {
  bytesAFile: 5 * 1024 * 1024,
  filesAnItem: 10,
  bytesACasefile: 100 * 1024 * 1024,
  nameLength: 120,
} as const

/**
 * Evidence of completion for one item, as recorded for good. The file name is not part of it: it may name a person and
 * is erased when the file is withdrawn. `number` counts all files ever attached to the item.
 */
export type Attachment = {
  /** A UUID. */
  readonly id: string
  readonly evidence: EvidenceReference
  readonly number: number
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly sha256: string
  /** Whether a virus scanner checked it on arrival and found nothing. */
  readonly scanned: boolean
}

export type NewAttachment = Omit<Attachment, 'number'>

export type StoredAttachment = Attachment & {
  readonly on: Day
  readonly by: string
  /** null unless it was withdrawn. */
  readonly withdrawn: { readonly on: Day; readonly by: string; readonly reason: string } | null
}

/** The attachments of an item that were not withdrawn, oldest first. */
export function attachmentsTo(
  { attachments }: { readonly attachments: readonly StoredAttachment[] },
  evidence: EvidenceReference,
): readonly StoredAttachment[] {
  return attachments.filter((each) => each.evidence === evidence && each.withdrawn === null)
}

/**
 * A file name that is safe to show: without folders, and without invisible characters or those that change the text
 * direction. A name that is too long is shortened, with its extension kept.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const shown = last.replaceAll(/\s+/gu, ' ').replaceAll(/\p{C}/gu, '').trim()
  const characters = [...(shown === '' ? 'Unnamed file' : shown)]
  if (characters.length <= attachmentLimits.nameLength) return characters.join('')
  const ending = /\.[a-z0-9]{1,5}$/i.exec(shown)?.[0] ?? ''
  return `${characters.slice(0, attachmentLimits.nameLength - ending.length - 1).join('')}…${ending}`
}

/** A size in words: 812 bytes, 12 KB, 1.2 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const kilobytes = bytes / 1024
  // Anything that would round to 1024 KB is shown as 1 MB.
  if (kilobytes < 1023.5) return `${Math.round(kilobytes)} KB`
  return `${(kilobytes / 1024).toFixed(1).replace(/\.0$/, '')} MB`
}

/** Whether the file was checked for viruses, in words: not every installation has a scanner. */
export function scanText({ scanned }: Pick<Attachment, 'scanned'>): string {
  return scanned ? 'Checked for viruses' : 'Not checked for viruses'
}
