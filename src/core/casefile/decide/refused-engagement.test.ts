import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../day.ts'
import type { OdsCode } from '../../organisation.ts'
import { after, erin } from '../casefile.builders.ts'
import { answer, check, evidence, marked, met, none, open, other, publish, rob } from './refused-commands.builders.ts'

const support = {
  type: 'record-support',
  kind: 'call',
  happenedOn: day('2021-07-01'),
  text: '',
  services: [],
  exemplars: [],
} as const
const carry = { type: 'carry-over-gaps', basedOn: 0, from: '2020-21', evidence: [evidence, other] } as const
const halfMet = after(
  after(none, erin, '2021-06-20', {
    type: 'mark-assessment',
    basedOn: 0,
    answers: [answer, { ...answer, evidence: met, answer: 'met' }],
  }),
  erin,
  '2021-06-20',
  publish,
)
const exemplar = after(halfMet, erin, '2021-06-21', { type: 'agree-exemplar', evidence: met })
check('a command around a plan', [
  [
    'recording support of an organisation that has started nothing',
    none,
    rob,
    '2021-07-01',
    { ...support, text: 'Rang' },
    'nothing-begun',
  ],
  ['recording support of today', open, rob, '2021-07-01', { ...support, text: 'Rang' }, null],
  ['recording support of tomorrow', open, rob, '2021-06-30', { ...support, text: 'Rang' }, 'not-happened-yet'],
  ['recording support that says nothing', open, rob, '2021-07-01', { ...support, text: ' ' }, 'nothing-said'],
  [
    'recording support by a service alone',
    open,
    rob,
    '2021-07-01',
    { ...support, services: ['Secure boundary'] },
    null,
  ],
  [
    'recording support by an exemplar alone',
    open,
    rob,
    '2021-07-01',
    { ...support, exemplars: ['RYY' as OdsCode] },
    null,
  ],
  ['being an exemplar for a gap', halfMet, erin, '2021-06-21', { type: 'agree-exemplar', evidence }, 'not-met-here'],
  [
    'being an exemplar before publishing',
    none,
    erin,
    '2021-06-21',
    { type: 'agree-exemplar', evidence: met },
    'not-met-here',
  ],
  ['being an exemplar for what is met', halfMet, erin, '2021-06-21', { type: 'agree-exemplar', evidence: met }, null],
  [
    'being an exemplar twice',
    exemplar,
    erin,
    '2021-06-21',
    { type: 'agree-exemplar', evidence: met },
    'already-exemplar',
  ],
  ['being an exemplar no longer', exemplar, erin, '2021-06-21', { type: 'withdraw-exemplar', evidence: met }, null],
  [
    'withdrawing as an exemplar without being one',
    halfMet,
    erin,
    '2021-06-21',
    { type: 'withdraw-exemplar', evidence: met },
    'not-exemplar',
  ],
  ['carrying over into a published assessment', open, erin, '2021-06-21', carry, 'published-already'],
  ['carrying over into an assessment that another changed', marked, erin, '2021-06-21', carry, 'changed-meanwhile'],
  [
    'carrying over gaps that are marked already',
    marked,
    erin,
    '2021-06-21',
    { ...carry, basedOn: 1, evidence: [evidence] },
    'nothing-to-carry-over',
  ],
  ['carrying over', none, erin, '2021-06-21', carry, null],
])

test('gaps carried over are added to the marked ones, with the cycle they come from', () => {
  const { casefile, events } = after(marked, erin, '2021-06-21', { ...carry, basedOn: 1 })
  assert.deepEqual(casefile.assessmentDraft, {
    version: 2,
    answers: [answer, { evidence: other, answer: 'not-met', note: 'Carried over from 2020-21' }],
    changedBy: { id: 'erin', name: 'Erin' },
  })
  const last = events.at(-1)
  assert.deepEqual(last?.type === 'gaps-carried-over' ? [last.from, last.evidence] : null, ['2020-21', [other]])
})
