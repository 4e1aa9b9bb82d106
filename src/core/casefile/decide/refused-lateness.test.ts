import { erin, rita, sol } from '../casefile.builders.ts'
import { check, late, seen, waiting, withSro } from './refused-commands.builders.ts'

check('A4 a command about lateness', [
  [
    'referring a plan that is in time',
    waiting,
    rita,
    '2021-07-12',
    { type: 'refer-to-sro', ...seen(waiting), reason: 'A tender' },
    'not-late',
  ],
  [
    'referring without a reason',
    late,
    rita,
    '2021-07-12',
    { type: 'refer-to-sro', ...seen(late), reason: ' ' },
    'reason-missing',
  ],
  [
    'referring another revision',
    late,
    rita,
    '2021-07-12',
    { type: 'refer-to-sro', ...seen(late), revision: 'x', reason: 'A tender' },
    'another-revision',
  ],
  [
    'accepting a plan that was not referred',
    late,
    sol,
    '2021-07-13',
    { type: 'accept-late-plan', ...seen(late), reason: 'Yes' },
    'not-with-sro',
  ],
  [
    'accepting another revision',
    withSro,
    sol,
    '2021-07-13',
    { type: 'accept-late-plan', ...seen(withSro), revision: 'x', reason: 'Yes' },
    'another-revision',
  ],
  [
    'accepting one’s own work',
    withSro,
    erin,
    '2021-07-13',
    { type: 'accept-late-plan', ...seen(withSro), reason: 'Yes' },
    'reviews-own-work',
  ],
  [
    'accepting without a reason',
    withSro,
    sol,
    '2021-07-13',
    { type: 'accept-late-plan', ...seen(withSro), reason: ' ' },
    'reason-missing',
  ],
  ['accepting', withSro, sol, '2021-07-13', { type: 'accept-late-plan', ...seen(withSro), reason: 'Yes' }, null],
])
