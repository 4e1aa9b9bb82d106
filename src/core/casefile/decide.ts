import { isEligible } from '../organisation.ts'
import type { Casefile } from './casefile.ts'
import type { Command } from './commands.ts'
import { markAssessment, publishAssessment } from './decide-assessment.ts'
import { confirmCompletion, sendBackCompletion } from './decide-completion.ts'
import { correctStatus } from './decide-correction.ts'
import { acceptLatePlan, declineLatePlan, referToSro } from './decide-lateness.ts'
import { saveItem, sendPlan, signOffPlan, takeInWorkbook } from './decide-plan.ts'
import { approvePlan, judgeItems, returnPlan } from './decide-review.ts'
import { sendUpdate } from './decide-update.ts'
import { type Decision, type GuidanceOn, refuse } from './decision.ts'

/**
 * The verb of the house: what comes of `command` in this casefile. Pure; who may give the order is settled before.
 * G3: a plan is judged by the guidance of the day it was sent, so `guidanceOn` is asked, not given once.
 */
export function decide(command: Command, casefile: Casefile, guidanceOn: GuidanceOn): Decision {
  if (!isEligible(casefile.organisation)) return refuse({ name: 'not-eligible', type: casefile.organisation.type })
  if ('seen' in command && command.seen !== casefile.version) return refuse({ name: 'changed-while-reading' })
  if (needsGuidance(command) && guidanceOn(command.on) === null)
    return refuse({ name: 'no-guidance-yet', on: command.on })
  return decideOn(command, casefile, guidanceOn)
}

function decideOn(command: Command, casefile: Casefile, guidanceOn: GuidanceOn): Decision {
  switch (command.type) {
    case 'mark-assessment':
      return markAssessment(command, casefile)
    case 'publish-assessment':
      return publishAssessment(command, casefile)
    case 'save-item':
      return saveItem(command, casefile)
    case 'take-in-workbook':
      return takeInWorkbook(command, casefile)
    case 'sign-off-plan':
      return signOffPlan(command, casefile)
    case 'send-plan':
      return sendPlan(command, casefile, guidanceOn)
    case 'send-update':
      return sendUpdate(command, casefile)
    case 'judge-items':
      return judgeItems(command, casefile)
    case 'approve-plan':
      return approvePlan(command, casefile, guidanceOn)
    case 'return-plan':
      return returnPlan(command, casefile, guidanceOn)
    case 'refer-to-sro':
      return referToSro(command, casefile, guidanceOn)
    case 'accept-late-plan':
      return acceptLatePlan(command, casefile)
    case 'decline-late-plan':
      return declineLatePlan(command, casefile)
    case 'confirm-completion':
      return confirmCompletion(command, casefile)
    case 'send-back-completion':
      return sendBackCompletion(command, casefile)
    case 'correct-status':
      return correctStatus(command, casefile, guidanceOn)
  }
}

/** S1 “Publishing needs no guidance value”; everything about a plan does. */
function needsGuidance({ type }: Command): boolean {
  return type !== 'mark-assessment' && type !== 'publish-assessment' && type !== 'correct-status'
}
