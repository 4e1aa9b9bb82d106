import { namesOfAttachments } from '../../../casework/attachments/read-attachment.ts'
import { attachmentsTo, type StoredAttachment } from '../../../core/casefile/attachment.ts'
import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { attachmentsAddress } from '../../components/attached-files.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** One item of the plan being delivered, with the files that are to show that it is done. */
export type ItemContext = {
  readonly evidence: EvidenceReference
  readonly address: string
  readonly files: readonly StoredAttachment[]
  readonly withdrawn: readonly StoredAttachment[]
  /** The files' names by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** null for an item that the plan being delivered does not hold, and never held a file for. */
export async function findItem(request: SignedInRequest, opened: CasefileContext): Promise<ItemContext | null> {
  const { casefile, place } = opened
  const evidence = parseEvidenceReference(request.params.reference ?? '')
  if (evidence === null) return null
  const every = casefile.attachments.filter((each) => each.evidence === evidence)
  const isInPlan = casefile.current?.items.some((item) => item.evidence === evidence) ?? false
  if (!isInPlan && every.length === 0) return null
  return {
    evidence,
    address: attachmentsAddress(opened.address, evidence),
    files: attachmentsTo(casefile, evidence),
    withdrawn: every.filter(({ withdrawn }) => withdrawn !== null),
    names: await namesOfAttachments(request.casework, request.viewer, place),
  }
}
