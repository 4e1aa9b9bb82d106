import { after, erin } from '../casefile.builders.ts'
import { answer, check, marked, none, open, publish } from './refused-commands.builders.ts'

const emptied = after(none, erin, '2021-06-20', { type: 'mark-assessment', basedOn: 0, answers: [] })

check('a command about the assessment', [
  [
    'marking an assessment that another has changed',
    marked,
    erin,
    '2021-06-21',
    { type: 'mark-assessment', basedOn: 0, answers: [answer] },
    'changed-meanwhile',
  ],
  [
    'marking the current assessment',
    marked,
    erin,
    '2021-06-21',
    { type: 'mark-assessment', basedOn: 1, answers: [answer] },
    null,
  ],
  ['publishing nothing', none, erin, '2021-06-20', publish, 'nothing-marked'],
  ['publishing an assessment that was emptied', emptied, erin, '2021-06-20', publish, 'nothing-marked'],
  [
    'publishing an assessment that another has changed',
    marked,
    erin,
    '2021-06-20',
    { ...publish, basedOn: 2 },
    'changed-meanwhile',
  ],
  [
    'publishing without confirming that all gaps are listed',
    marked,
    erin,
    '2021-06-20',
    { ...publish, confirmsAllListed: false },
    'not-all-listed',
  ],
  ['publishing the same again', open, erin, '2021-06-21', publish, 'nothing-new-to-publish'],
])
