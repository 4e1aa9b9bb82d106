import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'

/** What a file that is attached may be; told by its content, never by its name. */
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

/** Technical limits of ours, no words of the guidance. What was withdrawn takes up no room. */
export const attachmentLimits = {
  bytesAFile: 5 * 1024 * 1024,
  filesAnItem: 10,
  bytesACasefile: 100 * 1024 * 1024,
  nameLength: 120,
} as const

/**
 * Evidence of completion for one item, as the record keeps it for good. Its name is not here: it may say whose letter it
 * is, and has to go when the file is withdrawn. `number` counts all that was ever attached to the item.
 */
export type Attachment = {
  /** A UUID. */
  readonly id: string
  readonly evidence: EvidenceReference
  readonly number: number
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly sha256: string
  /** Whether a scanner looked at it when it came, and found nothing. */
  readonly scanned: boolean
}

export type NewAttachment = Omit<Attachment, 'number'>

export type StoredAttachment = Attachment & {
  readonly on: Day
  readonly by: string
  /** null where it is still there. */
  readonly withdrawn: { readonly on: Day; readonly by: string; readonly reason: string } | null
}

/** Those of an item that are still there, oldest first. */
export function attachmentsTo(
  { attachments }: { readonly attachments: readonly StoredAttachment[] },
  evidence: EvidenceReference,
): readonly StoredAttachment[] {
  return attachments.filter((each) => each.evidence === evidence && each.withdrawn === null)
}

/**
 * The name of a file as people may read it: without folders, and without anything that does not show or turns the
 * direction of what does. Cut where it is too long, its ending kept.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const shown = last.replaceAll(/\s+/gu, ' ').replaceAll(/\p{C}/gu, '').trim()
  const emails = [...(shown === '' ? 'Unnamed file' : shown)]
  if (emails.length <= attachmentLimits.nameLength) return emails.join('')
  const ending = /\.[a-z0-9]{1,5}$/i.exec(shown)?.[0] ?? ''
  return `${emails.slice(0, attachmentLimits.nameLength - ending.length - 1).join('')}…${ending}`
}

/** A size as people say it: 812 bytes, 12 KB, 1.2 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const kilobytes = bytes / 1024
  // What would round to 1024 KB is the first megabyte.
  if (kilobytes < 1023.5) return `${Math.round(kilobytes)} KB`
  return `${(kilobytes / 1024).toFixed(1).replace(/\.0$/, '')} MB`
}

/** A file that came where no scanner is set up may hold anything. */
export function scanText({ scanned }: Pick<Attachment, 'scanned'>): string {
  return scanned ? 'Checked for viruses' : 'Not checked for viruses'
}
