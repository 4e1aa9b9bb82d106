import { erin, judged, rita, sentRevisionOf } from '../casefile.builders.ts'
import { check, draft, met, roy, seen, waiting } from './refused-commands.builders.ts'

const judge = {
  type: 'judge-items',
  basedOn: 0,
  revision: sentRevisionOf(waiting),
  judgements: [],
  reason: '',
} as const
const byRita = judged(waiting)
check('a command of a reviewer', [
  ['judging a plan that was not sent', draft, rita, '2021-07-12', judge, 'not-awaiting-review'],
  ['judging another revision', waiting, rita, '2021-07-12', { ...judge, revision: 'x' }, 'another-revision'],
  ['judging one’s own work', waiting, erin, '2021-07-12', judge, 'reviews-own-work'],
  ['judging over another reviewer’s judgements', byRita, rita, '2021-07-12', judge, 'changed-meanwhile'],
  [
    'judging an item that is not in the plan',
    waiting,
    rita,
    '2021-07-12',
    { ...judge, judgements: [{ evidence: met, realistic: true, reason: '' }] },
    'not-a-gap',
  ],
  ['judging again', byRita, rita, '2021-07-12', { ...judge, basedOn: byRita.casefile.reviewDraft?.version ?? 0 }, null],
  [
    'approving after another reviewer saved judgements',
    byRita,
    roy,
    '2021-07-12',
    { type: 'approve-plan', ...seen(byRita) },
    'changed-meanwhile',
  ],
  [
    'A2 approving without judgements',
    waiting,
    rita,
    '2021-07-12',
    { type: 'approve-plan', ...seen(waiting) },
    'cannot-be-approved',
  ],
  [
    'returning after another reviewer saved judgements',
    byRita,
    roy,
    '2021-07-12',
    { type: 'return-plan', ...seen(byRita), reason: 'No' },
    'changed-meanwhile',
  ],
  [
    'returning without a reason',
    byRita,
    rita,
    '2021-07-12',
    { type: 'return-plan', ...seen(byRita), reason: ' ' },
    'reason-missing',
  ],
  [
    'returning another revision',
    byRita,
    rita,
    '2021-07-12',
    { type: 'return-plan', ...seen(byRita), revision: 'x', reason: 'No' },
    'another-revision',
  ],
])
