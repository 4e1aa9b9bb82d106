import { day } from '../../../core/day.ts'
import { secondReviewer } from '../demo-people.ts'
import { marking, publishing, supporting } from '../stories/commands.ts'
import { remindersOn, step } from '../stories/step.ts'
import type { Story } from '../tell-stories.ts'

const missed = { milestone: 'plan', dueDate: day('2021-06-30') } as const

/** Trusts that published gaps and have sent nothing since (T8). */
export const silentTrusts: readonly Story[] = [
  {
    organisation: 'XMU',
    summary: 'Mudfog sent no plan: it was escalated to NHSX, and the NIS authority issued an information notice',
    steps: [
      step('2021-06-21', 'editor', marking('1.4.1 4.5.3 8.2.1')),
      step('2021-06-22', 'editor', publishing),
      remindersOn('2021-07-01'),
      step(
        '2021-07-08',
        'rdt-team',
        supporting('call', '2021-07-07', 'Nobody there could say who is writing the plan.'),
      ),
      remindersOn('2021-07-15'),
      step('2021-07-21', secondReviewer, () => ({
        type: 'confirm-escalation',
        ...missed,
        reason: 'No plan, and four calls were not returned.',
      })),
      step('2021-08-02', 'sro', () => ({
        type: 'decide-escalation',
        ...missed,
        decision: 'refer-to-nis-authority',
        reason: 'I spoke with the chief executive on 30 July, and nothing has come since.',
      })),
      step('2021-10-14', 'nis-authority', () => ({
        type: 'record-enforcement-notice',
        kind: 'information',
        reference: 'IN-2021-07 (fictional)',
        issuedOn: day('2021-10-12'),
        asks: 'Provide the improvement plan for the three evidence items published as not met.',
        answerBy: day('2021-11-12'),
      })),
    ],
  },
  {
    organisation: 'XCR',
    summary: 'Cranford sent no plan: its escalation to NHSX is proposed and awaits a reviewer',
    steps: [
      step('2021-06-28', 'editor', marking('7.2.1 9.6.2')),
      step('2021-06-29', 'editor', publishing),
      remindersOn('2021-07-01'),
      step('2021-07-13', 'rdt-team', supporting('note', '2021-07-12', 'They will call back.')),
      remindersOn('2021-07-15'),
    ],
  },
]
