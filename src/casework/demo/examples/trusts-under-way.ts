import { secondEditor, secondReviewer } from '../demo-people.ts'
import {
  approving,
  askingRegion,
  deciding,
  judging,
  marking,
  publishing,
  sending,
  sendingBack,
  signing,
  supporting,
  warning,
} from '../stories/commands.ts'
import { done, moved, onCourse, updating } from '../stories/progress.ts'
import { step } from '../stories/step.ts'
import type { Story } from '../tell-stories.ts'
import { writing } from './written-item.ts'

/** Trusts whose plan is approved and under way, or finished. */
export const trustsUnderWay: readonly Story[] = [
  {
    organisation: 'XCE',
    summary: 'Central England NHS Trust delivers its plan: one update sent, two items done, one date moved',
    steps: [
      step(
        '2021-06-07',
        'editor',
        warning('4.5.3 8.2.1', 'Remote access and the old imaging servers will not be ready by 30 June.'),
      ),
      step(
        '2021-06-10',
        'regional-security-lead',
        supporting('call', '2021-06-09', 'They know what is missing; remote access is the most urgent.', {
          services: ['Example Remote Access Clinic (fictional)'],
        }),
      ),
      step('2021-06-14', 'editor', marking('3.2.1 4.5.3 7.2.1 8.2.1 ~8.3.1 10.2.1', '1.3.1 1.6.1 6.1.1 9.1.1')),
      step('2021-06-15', 'editor', publishing),
      step(
        '2021-06-21',
        secondEditor,
        writing({
          '8.2.1': { owner: 'Grace Okafor', by: '2021-12-10', covid: 'The supplier could not visit the wards.' },
          '8.3.1': { owner: 'Daniel Hughes', by: '2021-11-12' },
        }),
      ),
      step(
        '2021-06-22',
        'editor',
        writing({
          '3.2.1': { owner: 'Priya Nair', by: 4, covid: 'Staff on the wards could not be released for training.' },
          '4.5.3': { owner: 'Tom Ashworth', by: '2021-09-24' },
          '7.2.1': { owner: 'Megan Price', by: '2021-09-17' },
          '10.2.1': { owner: 'Samuel Adeyemi', by: '2021-10-29' },
        }),
      ),
      step('2021-06-25', 'siro', signing),
      step('2021-06-28', 'editor', sending),
      step('2021-07-12', 'reviewer', judging()),
      step('2021-07-12', 'reviewer', approving),
      step(
        '2021-09-22',
        'editor',
        updating(
          done('7.2.1', '2021-09-15', 'Exercised with gold command on 15 September; seven actions written up.'),
          done('4.5.3', '2021-09-20', 'All remote accounts have a second factor.'),
          onCourse('8.3.1', 'The tool is bought; half of the servers are in it.'),
          moved('10.2.1', '2021-11-26', 'Three suppliers asked for a month more to be audited'),
        ),
      ),
      step(
        '2021-10-18',
        'reviewer',
        askingRegion('Nothing was said of the unsupported servers (8.2.1) in the last update, and December is near.'),
      ),
      step(
        '2021-10-21',
        'regional-security-lead',
        supporting('meeting', '2021-10-20', 'Met their head of IT: the servers are to be moved in November.', {
          services: ['Example Unsupported Systems Review (fictional)'],
          exemplars: ['XCG'],
        }),
      ),
    ],
  },
  {
    organisation: 'XMI',
    summary: 'Millcote’s plan finishes late: the SRO accepted it, and it was approved',
    steps: [
      step('2021-06-24', 'editor', marking('8.2.1 9.6.2')),
      step('2021-06-24', 'editor', publishing),
      step(
        '2021-06-25',
        'editor',
        writing({
          '8.2.1': { owner: 'Hannah Whitfield', by: '2022-02-25', covid: 'The devices are on the COVID wards.' },
          '9.6.2': { owner: 'Imran Sheikh', by: '2021-08-27' },
        }),
      ),
      step('2021-06-29', 'siro', signing),
      step('2021-06-29', 'editor', sending),
      step('2021-07-19', 'reviewer', judging()),
      step(
        '2021-07-19',
        'reviewer',
        deciding('refer-to-sro', 'Two months late, while the supplier is rebuilding the wards'),
      ),
      step('2021-07-26', 'sro', deciding('accept-late-plan', 'The devices stay apart from the network until then')),
      step('2021-07-27', 'reviewer', approving),
      step('2021-09-28', 'editor', updating(done('9.6.2', '2021-08-25', 'All 58 phones replaced.'))),
    ],
  },
  {
    organisation: 'XDD',
    summary: 'Dingley Dell reported everything done, and the reviewer was not convinced of one item',
    steps: [
      step('2021-06-10', 'editor', marking('1.7.5 4.2.1')),
      step('2021-06-11', 'editor', publishing),
      step(
        '2021-06-16',
        'editor',
        writing({
          '1.7.5': { owner: 'Rosa Delgado', by: '2021-09-03' },
          '4.2.1': { owner: 'Peter Lindqvist', by: '2021-10-08' },
        }),
      ),
      step('2021-06-18', 'siro', signing),
      step('2021-06-18', 'editor', sending),
      step('2021-07-05', secondReviewer, judging()),
      step('2021-07-05', secondReviewer, approving),
      step(
        '2021-10-11',
        'editor',
        updating(
          done('1.7.5', '2021-09-02', 'Both contracts varied.'),
          done('4.2.1', '2021-10-08', 'First match made.'),
        ),
      ),
      step(
        '2021-10-19',
        secondReviewer,
        sendingBack({ '4.2.1': 'The match covers one of two staff records: run it for the bank staff too' }),
      ),
    ],
  },
]
