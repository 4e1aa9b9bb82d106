import { type Attachment, attachmentLimits, attachmentsTo, type NewAttachment } from '../attachment.ts'
import type { Casefile } from '../casefile.ts'
import type { StampedCommand } from '../commands.ts'
import { needsPlan } from '../status.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

/**
 * S3 “successfully completed all the actions”: files that show it can be attached as long as updates can be sent (U1).
 */
export function attachEvidence(command: StampedCommand & { type: 'attach-evidence' }, casefile: Casefile): Decision {
  const { attachment } = command
  const refusal = attachmentRefusal(casefile, attachment)
  if (refusal !== null) return refuse(refusal)
  const number = 1 + casefile.attachments.filter(({ evidence }) => evidence === attachment.evidence).length
  const attached: Attachment = { ...attachment, number }
  return accept([{ type: 'evidence-attached', ...attached }])
}

/** Why no file at all can be attached to an item now; null where one can. */
export function attachingRefusal(casefile: Casefile, evidence: Attachment['evidence']): Refusal | null {
  const { current, status } = casefile
  if (current === null) return { name: 'nothing-to-show-yet' }
  if (!needsPlan(status)) return { name: 'delivery-over' }
  if (!current.items.some((item) => item.evidence === evidence)) return { name: 'not-in-plan', evidence }
  const count = attachmentsTo(casefile, evidence).length
  return count >= attachmentLimits.filesAnItem ? { name: 'too-many-files', evidence, most: count } : null
}

/** Why this file cannot be attached; null where it can. */
export function attachmentRefusal(casefile: Casefile, attachment: NewAttachment): Refusal | null {
  const { evidence, bytes, sha256 } = attachment
  const duplicate = attachmentsTo(casefile, evidence).find((each) => each.sha256 === sha256)
  const refusal = sizeRefusal(bytes)
  if (refusal !== null) return refusal
  // Before the count, so that a file sent twice is reported as attached already, not as one too many.
  if (duplicate !== undefined) return { name: 'attached-already', evidence, number: duplicate.number }
  return attachingRefusal(casefile, evidence) ?? (fits(casefile, bytes) ? null : { name: 'casefile-full' })
}

function fits({ attachments }: Casefile, more: number): boolean {
  const total = attachments.reduce((sum, { bytes, withdrawn }) => (withdrawn === null ? sum + bytes : sum), 0)
  return total + more <= attachmentLimits.bytesACasefile
}

/**
 * Possible at any time: a file about a patient, attached by mistake, must be erased. The record shows that it existed.
 */
export function withdrawAttachment(
  command: StampedCommand & { type: 'withdraw-attachment' },
  casefile: Casefile,
): Decision {
  const { id, reason } = command
  const found = casefile.attachments.find((each) => each.id === id && each.withdrawn === null)
  if (found === undefined) return refuse({ name: 'no-such-attachment' })
  if (reason.trim() === '') return refuse({ name: 'withdrawal-unexplained' })
  const { evidence, number } = found
  return accept([{ type: 'attachment-withdrawn', id, evidence, number, reason }])
}

/** Why no file of this many bytes can be attached anywhere; null where one can. */
export function sizeRefusal(bytes: number): Refusal | null {
  if (bytes === 0) return { name: 'file-empty' }
  return bytes > attachmentLimits.bytesAFile ? { name: 'file-too-large' } : null
}
