import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, erin, rita, type Story } from '../casefile.builders.ts'
import { check, complete, delivering, evidence, met, other } from './refused-commands.builders.ts'

const sendBack = { type: 'send-back-completion', seen: complete.casefile.version, reason: '' } as const
check('S3 a command about completion', [
  [
    'confirming a plan that is not complete',
    delivering,
    rita,
    '2021-07-15',
    { type: 'confirm-completion', seen: delivering.casefile.version, note: '' },
    'not-completed',
  ],
  [
    'confirming one’s own work',
    complete,
    erin,
    '2021-07-15',
    { type: 'confirm-completion', seen: complete.casefile.version, note: '' },
    'reviews-own-work',
  ],
  [
    'confirming',
    complete,
    rita,
    '2021-07-15',
    { type: 'confirm-completion', seen: complete.casefile.version, note: '' },
    null,
  ],
  ['sending back no item', complete, rita, '2021-07-15', { ...sendBack, reason: 'No', items: [] }, 'reason-missing'],
  [
    'sending back an item without a reason',
    complete,
    rita,
    '2021-07-15',
    {
      ...sendBack,
      items: [
        { evidence, reason: 'No' },
        { evidence: other, reason: ' ' },
      ],
    },
    'reason-missing',
  ],
  [
    'sending back an item that is not in the plan',
    complete,
    rita,
    '2021-07-15',
    { ...sendBack, items: [{ evidence: met, reason: 'No' }] },
    'not-a-gap',
  ],
  ['sending back an item', complete, rita, '2021-07-15', { ...sendBack, items: [{ evidence, reason: 'No' }] }, null],
])

test('S3 items sent back are open again in the plan being written, and no others', () => {
  const back = after(complete, rita, '2021-07-15', { ...sendBack, items: [{ evidence, reason: 'No' }] })
  const drafts = (story: Story) =>
    story.casefile.planDraft?.items.map(({ item: { actions }, version: of }) => [actions[0]?.doneOn, of])
  const [first, second] = drafts(complete) ?? []
  assert.deepEqual(drafts(back), [first, [null, Number(second?.[1]) + 1]])
})
