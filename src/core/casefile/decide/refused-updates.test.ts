import { day } from '../../day.ts'
import { afterReturn, by } from '../../plan/plan.builders.ts'
import { erin } from '../casefile.builders.ts'
import type { ItemProgress } from '../events.ts'
import { check, delivering, draft, evidence, met, other } from './refused-commands.builders.ts'

function update(...progress: readonly (Partial<ItemProgress> & Pick<ItemProgress, 'evidence'>)[]) {
  const updates = progress.map((each) => ({ note: '', done: [], outlook: { kind: 'nothing-said' as const }, ...each }))
  return { type: 'send-update', seen: delivering.casefile.version, progress: updates } as const
}
const moved = (completion: ReturnType<typeof by>, reason = 'Late delivery') =>
  ({ kind: 'new-date', completion, reason }) as const
const done = (id: string, on: string) => [{ id, doneOn: day(on), note: '' }]
check('U1 an update', [
  [
    'before a plan was sent',
    draft,
    erin,
    '2021-07-14',
    { ...update({ evidence, note: 'So' }), seen: draft.casefile.version },
    'nothing-sent',
  ],
  ['that says nothing', delivering, erin, '2021-07-14', update({ evidence }, { evidence: other }), 'nothing-said'],
  [
    'that says something about one item',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence }, { evidence: other, note: 'So' }),
    null,
  ],
  [
    'about an item that is not in the plan',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, note: 'So' }, { evidence: met, note: 'So' }),
    'not-a-gap',
  ],
  [
    'about an action that is not in the plan',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, done: done('a9', '2021-07-13') }),
    'unknown-action',
  ],
  [
    'about an action done today',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, done: done('a1', '2021-07-14') }),
    null,
  ],
  [
    'about an action done tomorrow',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, done: done('a1', '2021-07-15') }),
    'done-in-the-future',
  ],
  ['that moves a date', delivering, erin, '2021-07-14', update({ evidence, outlook: moved(by('2021-10-29')) }), null],
  [
    'that moves a date without a reason',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, outlook: moved(by('2021-10-29'), ' ') }),
    'reason-missing',
  ],
  [
    'that moves a date to none',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, outlook: moved({ kind: 'not-given' }) }),
    'new-date-missing',
  ],
  [
    'that makes a date relative without a number of months',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, outlook: moved(afterReturn(null)) }),
    'new-date-missing',
  ],
  [
    'that makes a date relative without COVID',
    delivering,
    erin,
    '2021-07-14',
    update({ evidence, outlook: moved(afterReturn(3)) }),
    'not-affected',
  ],
])
