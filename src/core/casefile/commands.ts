import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode } from '../organisation.ts'
import type { Permission } from '../permissions.ts'
import type { PlanItem } from '../plan/plan.ts'
import type { Judgement } from '../plan/rules.ts'
import type { NewAttachment } from './attachment.ts'
import type { AssessmentAnswer } from './drafts.ts'
import type { EnforcementNotice, EscalationDecision, SupportKind } from './engagement.ts'
import type { ItemProgress, ItemReason, Revision, Stamp } from './events.ts'
import type { MilestoneId } from './reminders.ts'
import type { Status } from './status.ts'

/** Everything a person can do in a casefile. `basedOn` and `seen` are the version that the person was looking at. */
export type Command =
  | { readonly type: 'mark-assessment'; readonly basedOn: number; readonly answers: readonly AssessmentAnswer[] }
  | {
      readonly type: 'publish-assessment'
      readonly basedOn: number
      readonly confirmsAllListed: boolean
      readonly exceeds?: boolean
    }
  | { readonly type: 'save-item'; readonly basedOn: number; readonly item: PlanItem }
  | {
      readonly type: 'import-workbook'
      readonly items: readonly { readonly item: PlanItem; readonly basedOn: number }[]
    }
  | { readonly type: 'sign-off-plan'; readonly revision: Revision }
  | { readonly type: 'send-plan'; readonly revision: Revision; readonly acknowledgesFindings: boolean }
  | { readonly type: 'send-update'; readonly seen: number; readonly progress: readonly ItemProgress[] }
  | {
      readonly type: 'judge-items'
      readonly basedOn: number
      readonly revision: Revision
      readonly judgements: readonly Judgement[]
      readonly reason: string
    }
  | { readonly type: 'approve-plan'; readonly seen: number; readonly revision: Revision }
  | { readonly type: 'return-plan'; readonly seen: number; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'refer-to-sro'; readonly seen: number; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'accept-late-plan'; readonly seen: number; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'decline-late-plan'; readonly seen: number; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'confirm-completion'; readonly seen: number; readonly note: string }
  | {
      readonly type: 'send-back-completion'
      readonly seen: number
      readonly reason: string
      readonly items: readonly ItemReason[]
    }
  | { readonly type: 'correct-status'; readonly seen: number; readonly to: Status; readonly reason: string }
  | { readonly type: 'give-early-warning'; readonly evidence: readonly EvidenceReference[]; readonly text: string }
  | { readonly type: 'ask-region'; readonly seen: number; readonly reason: string }
  | {
      readonly type: 'record-support'
      readonly kind: SupportKind
      readonly happenedOn: Day
      readonly text: string
      readonly services: readonly string[]
      readonly exemplars: readonly OdsCode[]
    }
  | {
      readonly type: 'confirm-escalation' | 'decline-escalation'
      readonly milestone: MilestoneId
      readonly dueDate: Day
      readonly reason: string
    }
  | {
      readonly type: 'decide-escalation'
      readonly milestone: MilestoneId
      readonly dueDate: Day
      readonly decision: EscalationDecision
      readonly reason: string
    }
  | ({ readonly type: 'record-enforcement-notice' } & Pick<
      EnforcementNotice,
      'kind' | 'reference' | 'issuedOn' | 'asks' | 'answerBy'
    >)
  | { readonly type: 'answer-enforcement-notice'; readonly reference: string; readonly outcome: string }
  | { readonly type: 'close-unmet'; readonly seen: number; readonly reason: string }
  | { readonly type: 'agree-exemplar' | 'withdraw-exemplar'; readonly evidence: EvidenceReference }
  | {
      readonly type: 'carry-over-gaps'
      readonly basedOn: number
      readonly from: CycleName
      readonly evidence: readonly EvidenceReference[]
    }
  | { readonly type: 'attach-evidence'; readonly attachment: NewAttachment }
  | { readonly type: 'withdraw-attachment'; readonly id: string; readonly reason: string }

export type CommandType = Command['type']

/** A command with who gives it and on which day. */
export type StampedCommand = Omit<Stamp, 'guidance'> & Command

/** The permission that each command needs. */
export const permissionFor: Readonly<Record<CommandType, Permission>> = {
  'mark-assessment': 'edit-assessment',
  'publish-assessment': 'edit-assessment',
  'save-item': 'edit-plan',
  'import-workbook': 'edit-plan',
  'sign-off-plan': 'sign-off-plan',
  'send-plan': 'send-plan',
  'send-update': 'send-update',
  'judge-items': 'review-plan',
  'approve-plan': 'review-plan',
  'return-plan': 'review-plan',
  'refer-to-sro': 'review-plan',
  'accept-late-plan': 'decide-late-plan',
  'decline-late-plan': 'decide-late-plan',
  'confirm-completion': 'review-plan',
  'send-back-completion': 'review-plan',
  'correct-status': 'correct-status',
  'give-early-warning': 'give-early-warning',
  'ask-region': 'ask-region',
  'record-support': 'record-support',
  'confirm-escalation': 'confirm-escalation',
  'decline-escalation': 'confirm-escalation',
  'decide-escalation': 'decide-escalation',
  'record-enforcement-notice': 'record-enforcement-notice',
  'answer-enforcement-notice': 'record-enforcement-notice',
  'close-unmet': 'conclude-final-review',
  'agree-exemplar': 'agree-to-be-exemplar',
  'withdraw-exemplar': 'agree-to-be-exemplar',
  'carry-over-gaps': 'edit-assessment',
  'attach-evidence': 'attach-evidence',
  'withdraw-attachment': 'attach-evidence',
}
