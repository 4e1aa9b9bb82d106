import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { hintWording } from './hint-wording.ts'
import type { Hint } from './hints.ts'
import { by, ref } from './plan.builders.ts'

const evidence = ref('4.5.3')
const items = [ref('1.6.1'), ref('1.6.2'), ref('1.6.3')]
const [latest, since] = [day('2021-12-30'), day('2021-09-24')]
const completes = day('2021-08-30')
const dates = ['2021-07-30', '2021-08-31', '2021-09-30', '2021-10-29'].map(by)
const sixty = 'A'.repeat(60)

const cases: readonly [hint: Hint, heading: string, field: string][] = [
  [
    { rule: 'H1', evidence, owner: 'TBC', noticed: 'nobody-yet' },
    'The owner of 4.5.3, “TBC”, does not name a person yet',
    'owner',
  ],
  [
    { rule: 'H1', evidence, owner: 'The board', noticed: 'group' },
    'The owner of 4.5.3, “The board”, is not one person',
    'owner',
  ],
  [
    { rule: 'H1', evidence, owner: 'Jo & Sam', noticed: 'several' },
    'The owner of 4.5.3, “Jo & Sam”, looks like more than one person',
    'owner',
  ],
  [
    { rule: 'H2', evidence, action: ' Ongoing ', noticed: 'says-nothing' },
    'An action of 4.5.3, “Ongoing”, does not say what will be done',
    'actions',
  ],
  [
    { rule: 'H2', evidence, action: sixty, noticed: 'restates-the-gap' },
    `An action of 4.5.3, “${sixty}”, only repeats the gap`,
    'actions',
  ],
  [
    { rule: 'H2', evidence, action: `${'A'.repeat(56)} BCDEFG`, noticed: 'restates-the-gap' },
    `An action of 4.5.3, “${'A'.repeat(56)}…”, only repeats the gap`,
    'actions',
  ],
  [{ rule: 'H3', items, latest }, 'All 3 dates are on the last day, 30 December 2021', 'plan'],
  [
    { rule: 'H4', evidence, completes, noticed: { kind: 'past' } },
    '4.5.3 is to be complete by 30 August 2021, which is in the past',
    'completion',
  ],
  [
    { rule: 'H4', evidence, completes, noticed: { kind: 'weekend' } },
    '4.5.3 is to be complete by 30 August 2021, which is at a weekend',
    'completion',
  ],
  [
    { rule: 'H4', evidence, completes, noticed: { kind: 'bank-holiday', name: 'Summer bank holiday' } },
    '4.5.3 is to be complete by 30 August 2021, which is a bank holiday (Summer bank holiday)',
    'completion',
  ],
  [
    { rule: 'H5', evidence, dates: dates.slice(0, 3) },
    'The date of 4.5.3 has moved twice: 30 July 2021, then 31 August 2021, then 30 September 2021',
    'completion',
  ],
  [
    { rule: 'H5', evidence, dates },
    'The date of 4.5.3 has moved 3 times: 30 July 2021, then 31 August 2021, then 30 September 2021, then 29 October 2021',
    'completion',
  ],
  [
    { rule: 'H6', evidence, since },
    'Nothing has been done or said about the actions of 4.5.3 since the update of 24 September 2021',
    'actions',
  ],
  [
    { rule: 'H7', items, action: 'Write the policy' },
    'The same action, “Write the policy”, is on 3 items: 1.6.1, 1.6.2, 1.6.3',
    'plan',
  ],
]

describe('a hint in words', () => {
  for (const [hint, heading, field] of cases) {
    test(`${hint.rule} ${heading}`, () => {
      const wording = hintWording(hint)
      const about = 'evidence' in hint ? evidence : null
      assert.deepEqual(
        { ...wording, whatToDo: '' },
        { rule: hint.rule, evidence: about, heading, quote: null, whatToDo: '', field },
      )
      assert.match(wording.whatToDo, /^[A-Z].+\.$/)
    })
  }
})
