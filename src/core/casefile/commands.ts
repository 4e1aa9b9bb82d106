import type { Permission } from '../permissions.ts'
import type { Judgement } from '../plan/judgement.ts'
import type { PlanItem } from '../plan/plan.ts'
import type { AssessmentAnswer } from './drafts.ts'
import type { ItemProgress, ItemReason, Revision, Stamp } from './events.ts'
import type { Status } from './status.ts'

/** What may be asked of a casefile. `basedOn` and `seen` name what the person was looking at. */
export type Order =
  | { readonly type: 'mark-assessment'; readonly basedOn: number; readonly answers: readonly AssessmentAnswer[] }
  | { readonly type: 'publish-assessment'; readonly basedOn: number; readonly saysAllAreListed: boolean }
  | { readonly type: 'save-item'; readonly basedOn: number; readonly item: PlanItem }
  | {
      readonly type: 'take-in-workbook'
      readonly items: readonly { readonly item: PlanItem; readonly basedOn: number }[]
    }
  | { readonly type: 'sign-off-plan'; readonly revision: Revision }
  | { readonly type: 'send-plan'; readonly revision: Revision; readonly toldItCannotBeAgreed: boolean }
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

export type OrderType = Order['type']

/** An order with who gives it and on which day. */
export type Command = Omit<Stamp, 'guidance'> & Order

/** What each order needs: nothing is done that is not named here. */
export const permissionFor: Readonly<Record<OrderType, Permission>> = {
  'mark-assessment': 'edit-assessment',
  'publish-assessment': 'edit-assessment',
  'save-item': 'edit-plan',
  'take-in-workbook': 'edit-plan',
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
}
