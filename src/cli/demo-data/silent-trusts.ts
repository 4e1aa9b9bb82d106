import { day } from '../../core/day.ts'
import { marking, publishing, supporting } from './commands.ts'
import type { Story } from './play-stories.ts'

const missed = { milestone: 'plan', dueDate: day('2021-06-30') } as const
const askedOn = ['2021-07-01', '2021-07-15']

/** Trusts that published gaps and have sent nothing since (T8). */
export const silentTrusts: readonly Story[] = [
  {
    organisation: 'XMU',
    summary: 'Mudfog sent no plan: it was escalated to NHSX, and the NIS authority issued an information notice',
    steps: [
      ['2021-06-21', 'editor', marking('1.4.1 4.5.3 8.2.1')],
      ['2021-06-22', 'editor', publishing],
      ['2021-07-08', 'rdt', supporting('call', '2021-07-07', 'Nobody there could say who is writing the plan.')],
      [
        '2021-07-21',
        'reviewer-2',
        () => ({ type: 'confirm-escalation', ...missed, reason: 'No plan, and four calls were not returned.' }),
      ],
      [
        '2021-08-02',
        'sro',
        () => ({
          type: 'decide-escalation',
          ...missed,
          decision: 'refer-to-nis-authority',
          reason: 'I spoke with the chief executive on 30 July, and nothing has come since.',
        }),
      ],
      [
        '2021-10-14',
        'nis-authority',
        () => ({
          type: 'record-enforcement-notice',
          kind: 'information',
          reference: 'IN-2021-07 (fictional)',
          issuedOn: day('2021-10-12'),
          asks: 'Provide the improvement plan for the three evidence items published as not met.',
          answerBy: day('2021-11-12'),
        }),
      ],
    ],
    remindedOn: askedOn,
  },
  {
    organisation: 'XCR',
    summary: 'Cranford sent no plan: its escalation to NHSX is proposed and awaits a reviewer',
    steps: [
      ['2021-06-28', 'editor', marking('7.2.1 9.6.2')],
      ['2021-06-29', 'editor', publishing],
      ['2021-07-13', 'rdt', supporting('note', '2021-07-12', 'They will call back.')],
    ],
    remindedOn: askedOn,
  },
]
