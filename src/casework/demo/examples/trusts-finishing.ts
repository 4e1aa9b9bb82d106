import { secondEditor, secondReviewer } from '../demo-people.ts'
import { approving, confirming, deciding, judging, marking, publishing, sending, signing } from '../stories/commands.ts'
import { done, onCourse, updating } from '../stories/progress.ts'
import { step } from '../stories/step.ts'
import type { Story } from '../tell-stories.ts'
import { writing } from './written-item.ts'

/** Trusts that have reported everything as done, and one that waits for the SRO. */
export const trustsFinishing: readonly Story[] = [
  {
    organisation: 'XCA',
    summary: 'Casterbridge and Budmouth has finished: Standards Met',
    steps: [
      step('2021-06-07', 'editor', marking('2.2.2 3.2.1 8.1.1')),
      step('2021-06-08', 'editor', publishing),
      step(
        '2021-06-14',
        'editor',
        writing({
          '2.2.2': { owner: 'Agnes Mutua', by: '2021-08-13' },
          '3.2.1': {
            owner: 'Colin Farrow',
            by: '2021-09-17',
            variant: 1,
            covid: 'Staff were lent to vaccination centres.',
          },
          '8.1.1': { owner: 'Yusuf Demir', by: '2021-09-10' },
        }),
      ),
      step('2021-06-16', 'siro', signing),
      step('2021-06-17', 'editor', sending),
      step('2021-07-02', 'reviewer', judging()),
      step('2021-07-02', 'reviewer', approving),
      step(
        '2021-08-16',
        'editor',
        updating(done('2.2.2', '2021-08-12', 'All agreements reissued.'), onCourse('3.2.1', '92% on 13 August.')),
      ),
      step(
        '2021-09-20',
        secondEditor,
        updating(
          done('3.2.1', '2021-09-16', '96% on 16 September.'),
          done('8.1.1', '2021-09-09', 'All devices listed.'),
        ),
      ),
      step('2021-09-27', 'reviewer', confirming('Seen: the training report and the inventory of 16 September')),
    ],
  },
  {
    organisation: 'XEA',
    summary: 'Eatanswill has reported its last action as done: a reviewer has to confirm it',
    steps: [
      step('2021-06-21', 'editor', marking('7.3.4 9.6.2', '6.1.1')),
      step('2021-06-21', 'editor', publishing),
      step(
        '2021-06-23',
        'editor',
        writing({
          '7.3.4': { owner: 'Niamh Gallagher', by: '2021-10-15' },
          '9.6.2': { owner: 'Leo Marchetti', by: '2021-09-24' },
        }),
      ),
      step('2021-06-24', 'siro', signing),
      step('2021-06-24', 'editor', sending),
      step('2021-07-08', secondReviewer, judging()),
      step('2021-07-08', secondReviewer, approving),
      step(
        '2021-09-29',
        'editor',
        updating(done('9.6.2', '2021-09-23', 'Old phones wiped.'), done('7.3.4', '2021-09-20', '', 1)),
      ),
      step(
        '2021-10-25',
        'editor',
        updating(done('7.3.4', '2021-10-14', 'Pathology restored from the copy in four hours.')),
      ),
    ],
  },
  {
    organisation: 'XLU',
    summary: 'Ludtown finishes one item after the latest day: its plan is with the SRO',
    steps: [
      step('2021-09-06', 'editor', marking('4.5.3 8.3.1')),
      step('2021-09-07', 'editor', publishing),
      step(
        '2021-09-20',
        'editor',
        writing({
          '4.5.3': { owner: 'Beatrice Holt', by: '2021-11-19', variant: 1 },
          '8.3.1': { owner: 'Kwame Boateng', by: '2022-01-28' },
        }),
      ),
      step('2021-09-23', 'siro', signing),
      step('2021-09-24', 'editor', sending),
      step('2021-10-14', 'reviewer', judging()),
      step(
        '2021-10-14',
        'reviewer',
        deciding('refer-to-sro', 'Realistic, but the new data centre opens in January: four weeks late'),
      ),
    ],
  },
]
