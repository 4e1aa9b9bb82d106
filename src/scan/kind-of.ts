import type { AttachmentKind } from '../core/casefile/attachment.ts'

const beginnings: readonly (readonly [AttachmentKind, Buffer])[] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['jpeg', Buffer.from('ffd8ff', 'hex')],
]

/** What a file is by its content, whatever it is called; null where it is nothing that may be attached. */
export function kindOf(content: Uint8Array): AttachmentKind | null {
  const found = beginnings.find(([, beginning]) => beginning.equals(content.subarray(0, beginning.length)))
  return found?.[0] ?? null
}
