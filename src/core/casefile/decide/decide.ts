import type { Day } from '../../day.ts'
import type { Guidance } from '../../guidance/guidance.ts'
import { isEligible } from '../../organisation.ts'
import type { Casefile } from '../casefile.ts'
import type { CommandType, StampedCommand } from '../commands.ts'
import { correctStatus, markAssessment, publishAssessment } from './decide-assessment.ts'
import { attachEvidence, withdrawAttachment } from './decide-attachment.ts'
import { closeUnmet, confirmCompletion, sendBackCompletion } from './decide-completion.ts'
import {
  agreeExemplar,
  askRegion,
  carryOverGaps,
  giveEarlyWarning,
  recordSupport,
  withdrawExemplar,
} from './decide-engagement.ts'
import {
  answerEnforcementNotice,
  confirmEscalation,
  decideEscalation,
  declineEscalation,
  recordEnforcementNotice,
} from './decide-escalation.ts'
import { importWorkbook, saveItem, sendPlan, signOffPlan } from './decide-plan.ts'
import { acceptLatePlan, approvePlan, declineLatePlan, judgeItems, referToSro, returnPlan } from './decide-review.ts'
import { sendUpdate } from './decide-update.ts'
import { type Decision, type GuidanceOn, refuse } from './decision.ts'
import type { Refusal } from './refusals.ts'

/**
 * The outcome of `command` in this casefile. Pure; permissions are checked before. G3: a plan is judged by the guidance
 * of the day it was sent, so `guidanceOn` gives that of any day.
 */
export function decide(command: StampedCommand, casefile: Casefile, guidanceOn: GuidanceOn): Decision {
  if (!isEligible(casefile.organisation)) return refuse({ name: 'not-eligible', type: casefile.organisation.type })
  if ('seen' in command && isChangedSince(command.seen, casefile)) return refuse({ name: 'changed-while-reading' })
  const refusal = needsGuidance(command) ? cannotBePlanned(casefile, guidanceOn(command.on), command.on) : null
  if (refusal !== null) return refuse(refusal)
  const decider = deciders[command.type] as Decider<CommandType>
  return decider(command, casefile, guidanceOn)
}

/** Whether the casefile changed since version `seen`; reminders that were sent since are no change. */
export function isChangedSince(seen: number, { version, remindersSince }: Casefile): boolean {
  return seen > version || seen < version - remindersSince
}

type Decider<T extends CommandType> = (
  command: StampedCommand & { readonly type: T },
  casefile: Casefile,
  guidanceOn: GuidanceOn,
) => Decision

const deciders: { readonly [T in CommandType]: Decider<T> } = {
  'mark-assessment': markAssessment,
  'publish-assessment': publishAssessment,
  'save-item': saveItem,
  'import-workbook': importWorkbook,
  'sign-off-plan': signOffPlan,
  'send-plan': sendPlan,
  'send-update': sendUpdate,
  'judge-items': judgeItems,
  'approve-plan': approvePlan,
  'return-plan': returnPlan,
  'refer-to-sro': referToSro,
  'accept-late-plan': acceptLatePlan,
  'decline-late-plan': declineLatePlan,
  'confirm-completion': confirmCompletion,
  'send-back-completion': sendBackCompletion,
  'correct-status': correctStatus,
  'give-early-warning': giveEarlyWarning,
  'ask-region': askRegion,
  'record-support': recordSupport,
  'confirm-escalation': confirmEscalation,
  'decline-escalation': declineEscalation,
  'decide-escalation': decideEscalation,
  'record-enforcement-notice': recordEnforcementNotice,
  'answer-enforcement-notice': answerEnforcementNotice,
  'close-unmet': closeUnmet,
  'agree-exemplar': agreeExemplar,
  'withdraw-exemplar': withdrawExemplar,
  'carry-over-gaps': carryOverGaps,
  'attach-evidence': attachEvidence,
  'withdraw-attachment': withdrawAttachment,
}

/** E1: the guidance of the day says which types of organisation may have a plan. */
function cannotBePlanned({ organisation: { type } }: Casefile, guidance: Guidance | null, on: Day): Refusal | null {
  if (guidance === null) return { name: 'no-guidance-yet', on }
  return guidance.eligibleTypes.includes(type) ? null : { name: 'not-eligible', type }
}

/** S1 “Publishing needs no guidance value”; everything about a plan does. */
const withoutGuidance: readonly CommandType[] = [
  'mark-assessment',
  'publish-assessment',
  'correct-status',
  'agree-exemplar',
  'withdraw-exemplar',
  'carry-over-gaps',
  'withdraw-attachment',
]

function needsGuidance({ type }: StampedCommand): boolean {
  return !withoutGuidance.includes(type)
}
