import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anOrganisation } from '../casefile/casefile.builders.ts'
import { day } from '../day.ts'
import type { OdsCode, Organisation } from '../organisation.ts'
import { type Succession, successionProblemMessage, successionProblems } from './succession.ts'

const [own, successor, other, gone] = ['RXX', 'RYY', 'RZZ', 'RWW'].map((code) => code as OdsCode) as [
  OdsCode,
  OdsCode,
  OdsCode,
  OdsCode,
]
const closed = day('2021-09-30')
const known = [
  anOrganisation({ code: successor }),
  anOrganisation({ code: other }),
  anOrganisation({ code: gone, closed }),
]
const open = anOrganisation({ code: own })
const recorded = anOrganisation({ code: own, closed, successors: [successor, other] })
const wish: Succession = { closed, successors: [successor], reason: 'Merged' }

const cases: readonly [name: string, of: Organisation, wish: Partial<Succession>, problems: readonly string[]][] = [
  ['by another that is open', open, {}, []],
  ['without a reason, the first time', open, { reason: '' }, []],
  ['without successors', open, { successors: [] }, []],
  ['by itself', open, { successors: [own] }, ['An organisation cannot succeed itself']],
  [
    'by one that is not in the register',
    open,
    { successors: ['RQQ' as OdsCode] },
    ['No organisation with the code RQQ is in the register'],
  ],
  [
    'by one that closed on the same day',
    open,
    { successors: [gone] },
    ['RWW had closed by then: name the organisation that carries on its work'],
  ],
  ['by one that closed a day later', open, { successors: [gone], closed: day('2021-09-29') }, []],
  [
    'by one that is closed, when the organisation itself is reopened',
    recorded,
    { successors: [gone], closed: null },
    ['RWW had closed by then: name the organisation that carries on its work'],
  ],
  ['by two, one of which is itself', open, { successors: [successor, own] }, ['An organisation cannot succeed itself']],
  [
    'that equals the record',
    recorded,
    { successors: [other, successor] },
    ['This is recorded already, without any difference'],
  ],
  [
    'that is open and stays so',
    open,
    { closed: null, successors: [] },
    ['This is recorded already, without any difference'],
  ],
  ['that changes the day, with a reason', recorded, { closed: day('2021-10-01'), successors: [successor, other] }, []],
  ['that changes the successors, with a reason', recorded, {}, []],
  [
    'that changes the record without a reason',
    recorded,
    { reason: '' },
    ['Give the reason: a closing is recorded already, and this changes it'],
  ],
]

describe('a succession', () => {
  for (const [name, of, changes, problems] of cases) {
    test(`${name} ${problems.length === 0 ? 'is recorded' : 'is not'}`, () => {
      assert.deepEqual(successionProblems({ ...wish, ...changes }, of, known).map(successionProblemMessage), problems)
    })
  }
})
