import type { AttachmentKind } from '../core/casefile/attachment.ts'
import type { Instant } from './tables.ts'

export type AttachmentsTable = {
  readonly id: string
  readonly organisation: string
  readonly cycle: string
  readonly evidence: string
  readonly name: string
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly sha256: string
  readonly kept_in: 'database' | 'folder'
  readonly content: Buffer | null
  readonly attached_at: Instant
  readonly erased_at: Instant | null
}
