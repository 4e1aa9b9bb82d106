import { namesOfAttachments } from '../../../casework/read-attachment.ts'
import { attachmentsTo, type KeptAttachment } from '../../../core/casefile/attachment.ts'
import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { attachmentsAddress } from '../../components/attached-files.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'

/** One item of the plan being delivered, with the files that are to show that it is done. */
export type OpenedItem = {
  readonly evidence: EvidenceReference
  readonly address: string
  readonly files: readonly KeptAttachment[]
  readonly withdrawn: readonly KeptAttachment[]
  /** The files' names by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** null for an item that the plan being delivered does not hold, and never held a file for. */
export async function openItem(request: SignedInRequest, opened: Opened): Promise<OpenedItem | null> {
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
