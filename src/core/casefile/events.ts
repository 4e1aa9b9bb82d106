import type { Role } from '../actor.ts'
import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { OdsCode } from '../organisation.ts'
import type { Completion, Plan } from '../plan/plan.ts'
import type { Finding, Judgement } from '../plan/rules.ts'
import type { Attachment } from './attachment.ts'
import type { EnforcementNotice, EscalationDecision, SupportKind } from './engagement.ts'
import type { MilestoneId, Reminder } from './reminders.ts'
import type { Status } from './status.ts'

/** The sha256 of a plan's canonical text in its content version: what a SIRO signs and a reviewer decides on is this exact content. */
export type Revision = string

/** Who did it, in which role, on which day, and the version of the guidance in force then. */
export type Stamp = {
  readonly by: { readonly id: string; readonly name: string; readonly role: Role }
  readonly on: Day
  readonly guidance: string
}

/** Which exact content was signed off, and the content version of the text that its revision is the hash of. */
export type SignOff = {
  readonly revision: Revision
  readonly contentVersion: number
  readonly by: string
  readonly byId: string
  readonly on: Day
}

export type ItemReason = { readonly evidence: EvidenceReference; readonly reason: string }

export type ActionProgress = { readonly id: string; readonly doneOn: Day; readonly note: string }

/** What an update says about one item; only `new-date` moves its completion, with the reason. */
export type ItemProgress = {
  readonly evidence: EvidenceReference
  readonly note: string
  readonly done: readonly ActionProgress[]
  readonly outlook:
    | { readonly kind: 'on-course' }
    | { readonly kind: 'new-date'; readonly completion: Completion; readonly reason: string }
    | { readonly kind: 'nothing-said' }
}

export type NewEvent =
  | {
      readonly type: 'assessment-published'
      readonly met: readonly EvidenceReference[]
      readonly gaps: readonly EvidenceReference[]
      readonly status: Status
    }
  | {
      readonly type: 'plan-signed-off'
      readonly revision: Revision
      readonly contentVersion: number
      readonly plan: Plan
    }
  | {
      readonly type: 'plan-sent'
      readonly revision: Revision
      readonly contentVersion: number
      readonly plan: Plan
      readonly gaps: readonly EvidenceReference[]
      readonly signOff: SignOff | null
      readonly contributors: readonly string[]
      readonly findings: readonly Finding[]
    }
  | {
      readonly type: 'plan-approved'
      readonly revision: Revision
      readonly judgements: readonly Judgement[]
      readonly status: Status
    }
  | {
      readonly type: 'plan-returned'
      readonly revision: Revision
      readonly reason: string
      readonly judgements: readonly Judgement[]
      readonly findings: readonly Finding[]
    }
  | { readonly type: 'plan-referred-to-sro'; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'late-plan-accepted'; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'late-plan-declined'; readonly revision: Revision; readonly reason: string }
  | { readonly type: 'update-sent'; readonly progress: readonly ItemProgress[]; readonly completed: boolean }
  | { readonly type: 'completion-confirmed'; readonly note: string; readonly status: Status }
  | {
      readonly type: 'completion-not-confirmed'
      readonly reason: string
      readonly items: readonly ItemReason[]
    }
  | { readonly type: 'status-corrected'; readonly from: Status; readonly status: Status; readonly reason: string }
  | { readonly type: 'early-warning-given'; readonly evidence: readonly EvidenceReference[]; readonly text: string }
  | { readonly type: 'reminders-sent'; readonly reminders: readonly Reminder[] }
  | { readonly type: 'region-help-requested'; readonly reason: string }
  | {
      readonly type: 'support-recorded'
      readonly kind: SupportKind
      readonly happenedOn: Day
      readonly text: string
      readonly services: readonly string[]
      readonly exemplars: readonly OdsCode[]
    }
  | {
      readonly type: 'escalation-confirmed' | 'escalation-declined'
      readonly milestone: MilestoneId
      readonly dueDate: Day
      readonly reason: string
    }
  | {
      readonly type: 'escalation-decided'
      readonly milestone: MilestoneId
      readonly dueDate: Day
      readonly decision: EscalationDecision
      readonly reason: string
    }
  | ({ readonly type: 'enforcement-notice-recorded' } & Pick<
      EnforcementNotice,
      'kind' | 'reference' | 'issuedOn' | 'asks' | 'answerBy'
    >)
  | { readonly type: 'enforcement-notice-answered'; readonly reference: string; readonly outcome: string }
  | { readonly type: 'closed-unmet'; readonly reason: string; readonly status: Status }
  | { readonly type: 'exemplar-agreed' | 'exemplar-withdrawn'; readonly evidence: EvidenceReference }
  | { readonly type: 'gaps-carried-over'; readonly from: CycleName; readonly evidence: readonly EvidenceReference[] }
  | ({ readonly type: 'evidence-attached' } & Attachment)
  | ({ readonly type: 'attachment-withdrawn'; readonly reason: string } & Pick<
      Attachment,
      'id' | 'evidence' | 'number'
    >)

export type CasefileEvent = Stamp & NewEvent
