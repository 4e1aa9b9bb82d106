import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addDays, day } from '../../day.ts'
import { amend } from '../change.ts'
import { inForce, valueOn } from '../dated.ts'
import { type CycleGuidance, type Guidance, guidanceOn, versionOn } from '../guidance.ts'
import { decemberUpdateWithdrawn } from '../prepared-amendments.ts'
import { guidance2021 } from './2020-21.ts'

const withdrawn = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)

describe('the 2020-21 guidance as first published', () => {
  const cases: readonly [name: string, key: keyof Guidance, value: Guidance[keyof Guidance]][] = [
    ['A3 allows fifteen outstanding items', 'mostOutstandingItems', 15],
    ['A4 ends on 30 December 2021', 'latestCompletion', '2021-12-30'],
    ['P6 requires the SIRO’s sign-off', 'siroSignOffRequired', true],
    ['P5 knows no day of return to business as usual', 'returnToBusinessAsUsual', null],
    ['T2 asks for publication by 30 June 2021', 'assessmentPublicationDeadline', '2021-06-30'],
    ['T4 asks for an update by 30 September 2021', 'septemberUpdateDue', '2021-09-30'],
    ['T5 asks for a missing update by 14 October 2021', 'octoberUpdateAtTheLatest', '2021-10-14'],
    ['T5 asks for a revised plan within two weeks', 'revisedPlanWithinDays', 14],
    ['T6 asks for the final update by 31 December 2021', 'finalUpdateDue', '2021-12-31'],
    ['T7 begins the final review on 1 January 2022', 'finalReviewFrom', '2022-01-01'],
    ['S4 sets Standards Not Met at the final review', 'standardsNotMetAtFinalReview', true],
    ['U2 asks for an update after ninety days', 'updateRequestedAfterDays', 90],
  ]
  const values = inForce(guidance2021, day('2021-05-19'))
  for (const [name, key, value] of cases) test(name, () => assert.equal(values[key], value))

  test('E1 is for five sectors only', () => {
    const eligible = ['nhs-trust', 'foundation-trust', 'ccg', 'csu', 'local-authority', 'dhsc-alb']
    assert.deepEqual(values.eligibleTypes, eligible)
  })

  test('T1 the dated process is for Trusts and Foundation Trusts only', () => {
    assert.deepEqual(values.improvementProcessTypes, ['nhs-trust', 'foundation-trust'])
  })

  test('G2 has exactly one entry for each value, from one day, each with its source', () => {
    for (const [key, entries] of Object.entries(guidance2021)) {
      assert.equal(entries.length, 1, key)
      assert.equal(entries[0].from, '2021-05-19', key)
      assert.notEqual(entries[0].source, '', key)
    }
  })
})

describe('before the first guidance', () => {
  test('S1 there is none the day before', () => {
    assert.equal(guidanceOn(guidance2021, day('2021-05-18')), null)
    assert.notEqual(guidanceOn(guidance2021, day('2021-05-19')), null)
  })
  test('G2 asking for a value is an error, never a guess', () => {
    assert.throws(() => valueOn(guidance2021.latestCompletion, day('2021-05-18')), /first begins on 2021-05-19/)
    assert.throws(() => versionOn(guidance2021, day('2021-05-18')), /first begins on 2021-05-19/)
  })
  test('S1 a cycle with unknown guidance has none on any day', () => {
    assert.equal(guidanceOn(null, day('2022-07-01')), null)
  })
})

describe('the change of 21 December 2021', () => {
  const before = inForce(withdrawn, day('2021-12-20'))
  const after = inForce(withdrawn, day('2021-12-21'))

  test('G1 has no effect the day before', () => {
    assert.deepEqual(before, inForce(guidance2021, day('2021-12-20')))
  })
  test('G1 withdraws the final update, the latest completion day, the requests for updates and the downgrade', () => {
    const { finalUpdateDue, latestCompletion, updateRequestedAfterDays, standardsNotMetAtFinalReview } = after
    const left = { finalUpdateDue, latestCompletion, updateRequestedAfterDays, standardsNotMetAtFinalReview }
    assert.deepEqual(left, {
      finalUpdateDue: null,
      latestCompletion: null,
      updateRequestedAfterDays: null,
      standardsNotMetAtFinalReview: false,
    })
  })
  test('G1 leaves what was due in September and October as it was', () => {
    assert.equal(after.septemberUpdateDue, '2021-09-30')
    assert.equal(after.octoberUpdateAtTheLatest, '2021-10-14')
  })
  test('G1 leaves the limit of fifteen items as it was', () => {
    assert.equal(after.mostOutstandingItems, 15)
  })
  test('G2 an amendment cannot begin with the guidance it amends', () => {
    const atOnce = { key: 'mostOutstandingItems', from: day('2021-05-19'), value: 20, source: '' } as const
    assert.throws(() => amend<CycleGuidance>(guidance2021, atOnce), /must begin after 2021-05-19/)
  })
  test('G3 the guidance of any earlier day stays the same', () => {
    for (let on = day('2021-05-19'); on < '2021-12-21'; on = addDays(on, 27)) {
      assert.deepEqual(inForce(withdrawn, on), inForce(guidance2021, on))
    }
  })
  test('G3 a decision names the version it was made under', () => {
    assert.equal(versionOn(withdrawn, day('2021-12-20')), '2020-21 as of 2021-05-19')
    assert.equal(versionOn(withdrawn, day('2021-12-21')), '2020-21 as of 2021-12-21')
  })
})
