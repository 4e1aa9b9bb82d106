import { secondEditor, secondReviewer } from '../demo-people.ts'
import {
  agreeingToBeExemplar,
  approving,
  deciding,
  judging,
  marking,
  publishing,
  sending,
  signing,
} from '../stories/commands.ts'
import { moved, updating } from '../stories/progress.ts'
import { step } from '../stories/step.ts'
import type { Story } from '../tell-stories.ts'
import { writing } from './written-item.ts'

/** CCGs, a CSU, councils and an arm's length body, at every stage. */
export const otherBodies: readonly Story[] = [
  {
    organisation: 'XCC',
    summary: 'Central England Council’s plan was returned: only a Trust may be let finish late',
    steps: [
      step('2021-09-01', 'editor', marking('1.4.1 8.1.1')),
      step('2021-09-01', 'editor', publishing),
      step(
        '2021-09-15',
        'editor',
        writing({
          '1.4.1': { owner: 'Joan Whitaker', by: '2021-12-10' },
          '8.1.1': { owner: 'Anil Kapoor', by: '2022-03-25' },
        }),
      ),
      step('2021-09-16', 'siro', signing),
      step('2021-09-17', 'editor', sending),
      step('2021-10-05', secondReviewer, judging({ '8.1.1': 'The roll-out has to end by 30 December 2021' })),
      step('2021-10-05', secondReviewer, deciding('return-plan', 'One item finishes after the latest day')),
    ],
  },
  {
    organisation: 'XCG',
    summary: 'NHS Central England CCG is writing its plan: two of five items are ready',
    steps: [
      step('2021-10-04', 'editor', marking('1.6.5 1.7.4 3.2.1 4.5.3 10.1.1', '7.2.1 8.2.1')),
      step('2021-10-05', 'editor', publishing),
      step('2021-10-11', 'organisation-administrator', agreeingToBeExemplar('8.2.1')),
      step(
        '2021-10-18',
        'editor',
        writing({
          '1.6.5': { owner: 'Olivia Trent', by: '2021-11-26' },
          '1.7.4': { owner: 'George Ferris', by: '2021-12-10' },
        }),
      ),
      step('2021-10-20', secondEditor, writing({ '3.2.1': { owner: 'Olivia Trent', actions: [] } })),
    ],
  },
  {
    organisation: 'XMC',
    summary: 'Middlemarch Council’s plan is signed off and still has to be sent',
    steps: [
      step('2021-10-01', 'editor', marking('3.1.1 9.6.2')),
      step('2021-10-01', 'editor', publishing),
      step(
        '2021-10-13',
        'editor',
        writing({
          '3.1.1': { owner: 'Dorothea Brooke', by: '2021-11-30' },
          '9.6.2': { owner: 'Caleb Garth', by: '2021-12-17' },
        }),
      ),
      step('2021-10-25', 'siro', signing),
    ],
  },
  {
    organisation: 'XEX',
    summary: 'The Example Patient Records Authority has said nothing since its plan was approved',
    steps: [
      step('2021-06-28', 'editor', marking('8.2.2 10.2.1')),
      step('2021-06-28', 'editor', publishing),
      step(
        '2021-06-29',
        'editor',
        writing({
          '8.2.2': { owner: 'Victor Hale', by: '2021-09-24' },
          '10.2.1': { owner: 'Sarah Lowood', by: '2021-11-12' },
        }),
      ),
      step('2021-06-29', 'siro', signing),
      step('2021-06-30', 'editor', sending),
      step('2021-07-15', 'reviewer', judging()),
      step('2021-07-15', 'reviewer', approving),
    ],
  },
  {
    organisation: 'XMS',
    summary: 'Melchester CSU delivers its plan, and has moved one date twice',
    steps: [
      step('2021-06-17', 'editor', marking('4.2.1 8.2.1')),
      step('2021-06-17', 'editor', publishing),
      step(
        '2021-06-22',
        'editor',
        writing({
          '4.2.1': { owner: 'Edith Harnham', by: '2021-09-10' },
          '8.2.1': { owner: 'Charles Raye', by: '2021-10-29', variant: 1 },
        }),
      ),
      step('2021-06-23', 'siro', signing),
      step('2021-06-23', 'editor', sending),
      step('2021-07-06', secondReviewer, judging()),
      step('2021-07-06', secondReviewer, approving),
      step('2021-08-31', 'editor', updating(moved('4.2.1', '2021-10-15', 'The new staff record arrives in October'))),
      step('2021-10-12', 'editor', updating(moved('4.2.1', '2021-11-26', 'The new staff record arrives in November'))),
    ],
  },
  {
    organisation: 'XBE',
    summary: 'NHS Barsetshire CCG meets every item and needs no plan',
    steps: [
      step('2021-06-30', 'editor', marking('', '1.3.1 1.6.1 3.2.1 4.5.3 6.1.1')),
      step('2021-06-30', 'editor', publishing),
    ],
  },
  {
    organisation: 'XCH',
    summary: 'Cloisterham Council has begun to mark its assessment, and has not published it',
    steps: [step('2021-10-22', 'editor', marking('3.2.1 ~8.3.1', '1.3.1 6.1.1'))],
  },
]
