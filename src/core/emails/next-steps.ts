import { lastSubmissionOn } from '../casefile/casefile.ts'
import type { Day } from '../day.ts'
import { isInImprovementProcess } from '../guidance/guidance.ts'
import { forecast } from '../plan/forecast.ts'
import { pluralise } from '../sentences.ts'
import { type AnyEmailInput, ifDay, statusName } from './email-wording.ts'

/** What an organisation does after it published gaps, step by step; dates and numbers are those of the guidance. */
export function stepsToPlan({ casefile, guidance, event }: AnyEmailInput): readonly string[] {
  if (guidance === null) return []
  const { mostOutstandingItems: most, latestCompletion, siroSignOffRequired } = guidance
  const verb = casefile.sent.length === 0 ? 'Write an improvement plan' : 'Change your improvement plan to one'
  const cover = `${verb} that covers each of these evidence items: the actions, one owner and an expected completion date`
  return [
    `${cover}${ifDay(latestCompletion, (day) => `, ${day} at the latest`)}.`,
    most === null ? '' : `A plan of more than ${pluralise(most, 'outstanding evidence item')} will not be agreed.`,
    siroSignOffRequired ? 'Have the plan signed off by your SIRO. An edit after that needs a new sign-off.' : '',
    isInImprovementProcess(casefile.organisation, guidance)
      ? sendBy(guidance.assessmentPublicationDeadline, event.on)
      : 'Send the plan.',
  ]
}

/** T2: the plan is sent with the assessment; an organisation that publishes late sends it without delay. */
function sendBy(deadline: Day | null, on: Day): string {
  if (deadline === null) return 'Send the plan.'
  if (on <= deadline) return ifDay(deadline, (day) => `Send the plan by ${day}.`)
  return ifDay(deadline, (day) => `Send the plan as soon as you can: it was due by ${day}.`)
}

/** What an organisation does while it delivers an approved plan. */
export function stepsToCompletion(about: AnyEmailInput): readonly string[] {
  const { casefile, event } = about
  const last = forecast(casefile.current?.items ?? [], event.on, about.guidance?.returnToBusinessAsUsual ?? null).latest
  return [
    `Carry out the actions by their dates in the plan${ifDay(last, (day) => `, the last of which is ${day}`)}.`,
    ...updatesRequested(about),
    'When every action is done, send the completed plan. It is reviewed when it arrives, not at the next date.',
  ]
}

/** T4, T6, U2: the updates to send from now on, without those that are over or withdrawn. */
export function updatesRequested(about: AnyEmailInput): readonly string[] {
  const { guidance, event } = about
  if (guidance === null) return []
  if (!isInImprovementProcess(about.casefile.organisation, guidance))
    return [updateRequested(guidance.updateRequestedAfterDays)]
  const requests = [
    ifDay(
      stillRequested(guidance.septemberUpdateDue, guidance.septemberUpdateFrom, about),
      (day) => `Send a progress update by ${day}.`,
    ),
    ifDay(
      stillRequested(guidance.finalUpdateDue, guidance.finalUpdateFrom, about),
      (day) => `Send a final update by ${day}.`,
    ),
    guidance.standardsNotMetAtFinalReview ? finalReview(guidance.finalReviewFrom, event.on) : '',
  ]
  return guidance.finalUpdateDue === null ? [...requests, updateRequested(null)] : requests
}

function updateRequested(days: number | null): string {
  if (days === null) return 'You may send an update at any time. None is required.'
  return `Send updates as you go. If none has come for ${pluralise(days, 'day')}, you will be asked for one.`
}

/**
 * null once the day is over or the update was sent: a plan or update sent from its first day on counts as that update.
 */
function stillRequested(due: Day | null, from: Day | null, { casefile, event }: AnyEmailInput): Day | null {
  if (due === null || due < event.on) return null
  const submittedOn = lastSubmissionOn(casefile)
  return from !== null && submittedOn !== null && submittedOn >= from ? null : due
}

/** T7, S4. */
function finalReview(from: Day | null, on: Day): string {
  return ifDay(
    from !== null && from >= on ? from : null,
    (day) =>
      `From ${day} NHS Digital reviews the final updates. A Trust that has not met the standard then goes back to Standards Not Met.`,
  )
}

/** S7: the paragraph of every email that tells an organisation its status. */
export function whatThePublicSees(about: AnyEmailInput): string {
  return `The public register shows ${statusName(about)} and its dates. It shows no detail of which area needs improvement.`
}
