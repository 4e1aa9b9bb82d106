import { namesOfAttachments } from '../../../casework/attachments/read-attachment.ts'
import { attachmentsTo, type StoredAttachment } from '../../../core/casefile/attachment.ts'
import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { attachmentsAddress } from '../../components/attached-files.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** One item of the plan being delivered, with the files attached as evidence of its completion. */
export type ItemContext = {
  readonly evidence: EvidenceReference
  readonly address: string
  readonly files: readonly StoredAttachment[]
  readonly withdrawn: readonly StoredAttachment[]
  /** The files' names by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** The item in the request’s address; null where it is not in the plan being delivered and never had a file. */
export async function findItem(request: SignedInRequest, context: CasefileContext): Promise<ItemContext | null> {
  const { casefile } = context
  const evidence = parseEvidenceReference(request.params.reference ?? '')
  if (evidence === null) return null
  const all = casefile.attachments.filter((each) => each.evidence === evidence)
  const isInPlan = casefile.current?.items.some((item) => item.evidence === evidence) ?? false
  if (!isInPlan && all.length === 0) return null
  return {
    evidence,
    address: attachmentsAddress(context.address, evidence),
    files: attachmentsTo(casefile, evidence),
    withdrawn: all.filter(({ withdrawn }) => withdrawn !== null),
    names: await namesOfAttachments(request.casework, request.viewer, context),
  }
}
