import type { WaitingPlan } from '../../../casework/waiting-plan.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'
import type { UploadChoices, UploadMerge } from './upload-merge.ts'

/** What the preview of an upload shows. */
export type PreviewProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly id: string
  readonly draft: PlanDraft
  readonly plan: WaitingPlan
  readonly merge: UploadMerge
  /** As chosen so far. */
  readonly choices: UploadChoices
  readonly errors: readonly FormError[]
}

/** The field that names the version of an item that was shown. */
export function basedField(evidence: EvidenceReference): string {
  return `based-${evidence}`
}

export function choiceField(evidence: EvidenceReference): string {
  return `choose-${evidence}`
}

/** The field that says what becomes of the actions that the file lacks. */
export function actionsField(evidence: EvidenceReference): string {
  return `actions-${evidence}`
}
