import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anOrganisation } from '../casefile/casefile.builders.ts'
import { day } from '../day.ts'
import type { OdsCode, Organisation } from '../organisation.ts'
import { type Succession, successionProblemMessage, successionProblems } from './succession.ts'

const [own, heir, other, gone] = ['RXX', 'RYY', 'RZZ', 'RWW'].map((code) => code as OdsCode) as [
  OdsCode,
  OdsCode,
  OdsCode,
  OdsCode,
]
const closed = day('2021-09-30')
const known = [anOrganisation({ code: heir }), anOrganisation({ code: other }), anOrganisation({ code: gone, closed })]
const open = anOrganisation({ code: own })
const recorded = anOrganisation({ code: own, closed, successors: [heir, other] })
const wish: Succession = { closed, successors: [heir], reason: 'Merged' }

const cases: readonly [name: string, of: Organisation, wish: Partial<Succession>, problems: readonly string[]][] = [
  ['by another that is open', open, {}, []],
  ['without a reason, the first time', open, { reason: '' }, []],
  ['by nobody', open, { successors: [] }, []],
  ['by itself', open, { successors: [own] }, ['An organisation cannot succeed itself']],
  [
    'by one that nobody knows',
    open,
    { successors: ['RQQ' as OdsCode] },
    ['No organisation with the code RQQ is known here'],
  ],
  [
    'by one that closed on the same day',
    open,
    { successors: [gone] },
    ['RWW had closed itself by then: name the organisation that goes on'],
  ],
  ['by one that closed a day later', open, { successors: [gone], closed: day('2021-09-29') }, []],
  [
    'by one that is closed, when it is itself open after all',
    recorded,
    { successors: [gone], closed: null },
    ['RWW had closed itself by then: name the organisation that goes on'],
  ],
  ['by two of whom one is wrong', open, { successors: [heir, own] }, ['An organisation cannot succeed itself']],
  ['that says what is known', recorded, { successors: [other, heir] }, ['This is known already, just so']],
  ['that is open and stays so', open, { closed: null, successors: [] }, ['This is known already, just so']],
  ['that changes the day, with a reason', recorded, { closed: day('2021-10-01'), successors: [heir, other] }, []],
  ['that changes who succeeds, with a reason', recorded, {}, []],
  [
    'that changes what is known without a reason',
    recorded,
    { reason: '' },
    ['Give the reason: a closing is known already, and this changes it'],
  ],
]

describe('a succession', () => {
  for (const [name, of, changes, problems] of cases) {
    test(`${name} ${problems.length === 0 ? 'is recorded' : 'is not'}`, () => {
      assert.deepEqual(successionProblems({ ...wish, ...changes }, of, known).map(successionProblemMessage), problems)
    })
  }
})
