import { supporting } from '../../casework/demo/stories/commands.ts'
import type { CommandOf, Step } from '../../casework/demo/stories/step.ts'
import { isProposalCurrent, proposalOf } from '../../core/casefile/escalations.ts'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import { addDays, type Day } from '../../core/day.ts'
import { lastSubmission, type TimetableState } from '../../core/timetable/timetable-state.ts'
import type { Chance } from './chance.ts'

/** What follows from an organisation’s reminders of a day: steps of its region, a reviewer, the SRO, the NIS authority. */
export function stepsAfterReminders(timetableState: TimetableState, today: Day, chance: Chance): readonly Step[] {
  const sent = timetableState.reminders.filter(({ on }) => on === today)
  return sent.flatMap((reminder) => {
    if (reminder.step === 'region') return [regionHelps(timetableState, today, chance)]
    return reminder.step === 'escalation-proposed' ? escalation(reminder, today, chance) : []
  })
}

/** T2, T5: the regional team that is asked to work with a Trust rings it up. */
function regionHelps(timetableState: TimetableState, today: Day, chance: Chance): Step {
  const on = chance.daysAfter(today, 2, 6)
  const text = `Made up: ${lastSubmission(timetableState) === null ? 'the Trust was phoned about its plan' : 'the Trust was phoned'}.`
  return { on, by: 'rdt-team', order: supporting('call', on, text) }
}

/** T8: confirmed by a reviewer (one in five is not), decided by the SRO; one in five then has an information notice. */
function escalation({ milestone, dueDate }: SentReminder, today: Day, chance: Chance): readonly Step[] {
  const about = { milestone, dueDate }
  const isDeclined = chance.is(0.2)
  const decidedOn = chance.daysAfter(today, 3, 8)
  const sroOn = chance.daysAfter(decidedOn, 4, 10)
  const goesOn = chance.is(0.2)
  const propose = { on: decidedOn, by: { role: 'reviewer', number: chance.between(0, 2) } } as const
  const confirmOrDecline: CommandOf = (casefile, guidance) => {
    const proposal = proposalOf(casefile, milestone, dueDate)
    if (proposal?.state !== 'proposed' || !isProposalCurrent(proposal, casefile, guidance)) return null
    if (isDeclined) return { type: 'decline-escalation', ...about, reason: 'Made up: they answered by telephone.' }
    return { type: 'confirm-escalation', ...about, reason: 'Made up: nothing was heard.' }
  }
  const decide: CommandOf = (casefile) =>
    proposalOf(casefile, milestone, dueDate)?.state === 'confirmed'
      ? {
          type: 'decide-escalation',
          ...about,
          decision: goesOn ? 'refer-to-nis-authority' : 'work-with-organisation',
          reason: 'Made up',
        }
      : null
  return [
    { ...propose, order: confirmOrDecline },
    { on: sroOn, by: { role: 'sro', number: 0 }, order: decide },
    ...(goesOn ? enforcementNotice(sroOn, chance) : []),
  ]
}

/** NIS Regulations 2018: decided outside, recorded here. */
function enforcementNotice(after: Day, chance: Chance): readonly Step[] {
  const on = chance.daysAfter(after, 10, 20)
  const reference = 'MADE-UP/1'
  const order: CommandOf = ({ escalations, enforcementNotices: notices }) => {
    const isReferred = escalations.some(({ decisions }) =>
      decisions.some((each) => each.decision === 'refer-to-nis-authority'),
    )
    if (!isReferred || notices.length > 0) return null
    const asks = 'Made up: how the service is kept secure meanwhile.'
    return {
      type: 'record-enforcement-notice',
      kind: 'information',
      reference,
      issuedOn: on,
      asks,
      answerBy: addDays(on, 28),
    }
  }
  const answer: CommandOf = ({ enforcementNotices: notices }) =>
    notices.some((each) => each.reference === reference && each.outcome === null)
      ? { type: 'answer-enforcement-notice', reference, outcome: 'Made up: answered in time.' }
      : null
  const by = { role: 'nis-authority', number: 0 } as const
  return [
    { on, by, order },
    { on: chance.daysAfter(on, 14, 24), by, order: answer },
  ]
}
