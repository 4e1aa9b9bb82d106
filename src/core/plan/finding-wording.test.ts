import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { amend } from '../guidance/change.ts'
import { quotesOn } from '../guidance/clauses.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { type Field, findingWording } from './finding-wording.ts'
import { type HintWording, hintWording } from './hint-wording.ts'
import type { Hint } from './hints.ts'
import { by, ref } from './plan.builders.ts'
import type { Finding } from './rules.ts'

const evidence = ref('4.5.3')
const latest = day('2021-12-30')

describe('the wording of a finding', () => {
  const cases: readonly [finding: Finding, heading: string, field: Field][] = [
    [{ rule: 'P1', evidence }, '4.5.3 is a gap in the assessment but is not in the plan', 'gap'],
    [{ rule: 'P2', evidence }, '4.5.3 has no action, or an action without words', 'actions'],
    [{ rule: 'P3', evidence }, '4.5.3 has no owner', 'owner'],
    [
      { rule: 'P4', evidence, completes: day('2021-03-31'), begins: day('2021-05-19') },
      '4.5.3 is to be complete by 31 March 2021, before the guidance began',
      'completion',
    ],
    [
      { rule: 'P5', evidence, lacks: 'covid-impact' },
      '4.5.3 is timed from the return to business as usual, but COVID is not said to have affected it',
      'covid',
    ],
    [
      { rule: 'P5', evidence, lacks: 'offset' },
      '4.5.3 does not say how long after the return to business as usual it will be complete',
      'completion',
    ],
    [{ rule: 'P6' }, 'The SIRO has not signed off this version of the plan', 'sign-off'],
    [{ rule: 'A1', evidence }, '4.5.3 has no completion date', 'completion'],
    [{ rule: 'A2', evidence, judged: 'not-judged' }, '4.5.3 has not been judged', 'actions'],
    [
      { rule: 'A2', evidence, judged: 'not-realistic', reason: 'No supplier ' },
      'The plan for 4.5.3 is not realistic: No supplier',
      'actions',
    ],
    [
      { rule: 'A3', count: 16, most: 15 },
      'The plan covers 16 outstanding evidence items, which is more than 15',
      'plan',
    ],
    [
      { rule: 'A4', evidence, completes: day('2022-01-31'), latest },
      '4.5.3 is to be complete by 31 January 2022, after 30 December 2021',
      'completion',
    ],
  ]
  for (const [finding, heading, field] of cases) {
    test(`${finding.rule} says “${heading}”, at the ${field}, with its sentence and what to do`, () => {
      const wording = findingWording(finding)
      assert.deepEqual([wording.rule, wording.heading, wording.field], [finding.rule, heading, field])
      assert.match(wording.quote, /^“.+” \(19 May 2021\)$/)
      assert.match(wording.whatToDo, /\.$/)
    })
  }

  test('G2 A3 quotes the amendment once one is in force', () => {
    const amended = amend<CycleGuidance>(guidance2021, {
      key: 'mostOutstandingItems',
      from: day('2021-08-02'),
      value: 20,
      source: '“up to 20 items”',
    })
    const wording = findingWording({ rule: 'A3', count: 21, most: 20 }, quotesOn(amended, day('2021-08-02')))
    assert.equal(wording.quote, '“up to 20 items” (2 August 2021)')
  })
})

describe('the wording of a hint', () => {
  const items = [ref('1.6.1'), ref('1.6.2'), ref('1.6.3')]
  const cases: readonly [hint: Hint, heading: string][] = [
    [
      { rule: 'H1', evidence, owner: 'TBC', noticed: 'nobody-yet' },
      'The owner of 4.5.3, “TBC”, does not name a person yet',
    ],
    [
      { rule: 'H2', evidence, action: 'Outstanding', noticed: 'says-nothing' },
      'An action of 4.5.3, “Outstanding”, does not say what will be done',
    ],
    [{ rule: 'H3', items, latest }, 'All 3 dates are on the last day, 30 December 2021'],
    [
      { rule: 'H4', evidence, completes: day('2021-09-25'), noticed: { kind: 'weekend' } },
      '4.5.3 is to be complete by 25 September 2021, which is at a weekend',
    ],
    [
      { rule: 'H5', evidence, dates: [by('2021-07-30'), by('2021-08-31'), by('2021-09-30')] },
      'The date of 4.5.3 has moved twice: 30 July 2021, then 31 August 2021, then 30 September 2021',
    ],
    [
      { rule: 'H6', evidence, since: day('2021-09-30') },
      'Nothing has been done or said about the actions of 4.5.3 since the update of 30 September 2021',
    ],
    [
      { rule: 'H7', items, action: 'Write the policy' },
      'The same action, “Write the policy”, is on 3 items: 1.6.1, 1.6.2, 1.6.3',
    ],
  ]
  for (const [hint, heading] of cases) {
    test(`${hint.rule} says “${heading}”, without quoting the guidance`, () => {
      const wording: HintWording = hintWording(hint)
      assert.deepEqual([wording.rule, wording.heading, wording.quote], [hint.rule, heading, null])
      assert.match(wording.whatToDo, /\.$/)
    })
  }

  test('a long text is shortened between characters', () => {
    const action = `${'x'.repeat(56)}👩🏽‍⚕️ and much more`
    const { heading } = hintWording({ rule: 'H2', evidence, action, noticed: 'says-nothing' })
    assert.doesNotThrow(() => encodeURIComponent(heading), 'half a character is left')
  })
})
