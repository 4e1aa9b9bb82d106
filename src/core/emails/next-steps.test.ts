import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anEvent, anOrganisation } from '../casefile/example-events.builders.ts'
import { amend } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import { on, only } from './emails.builders.ts'

describe('what happens next, and by when', () => {
  test('P4 A3 P6 T2 a Trust with gaps is told the latest day, the most items, the sign-off and the day to send', () => {
    const { body } = only(anEvent('assessment-published'))
    for (const words of ['30 December 2021', '15 outstanding', 'signed off by your SIRO', 'by 30 June 2021']) {
      assert.ok(body.includes(words), words)
    }
  })

  test('T2 a Trust that publishes on 30 June is in time, one on 1 July is told to send its plan without delay', () => {
    assert.match(only(on('2021-06-30', anEvent('assessment-published'))).body, /Send the plan by 30 June 2021/)
    assert.match(
      only(on('2021-07-01', anEvent('assessment-published'))).body,
      /as soon as you can: it was due by 30 June 2021/,
    )
  })

  test('T4 T6 an approved Trust is told the dates of both updates, a CCG is told neither', () => {
    const trust = only(anEvent('plan-approved')).body
    const ccg = only(anEvent('plan-approved'), guidance2021, anOrganisation({ type: 'ccg' })).body
    for (const date of ['30 September 2021', '31 December 2021', '1 January 2022']) {
      assert.ok(trust.includes(date), date)
      assert.ok(!ccg.includes(date), date)
    }
    assert.match(ccg, /If none has come for 90 days, you will be asked for one/)
  })

  test('T4 an update whose day has passed is not asked for: on 1 October only the final update is', () => {
    assert.match(only(on('2021-09-30', anEvent('plan-approved'))).body, /progress update by 30 September 2021/)
    assert.doesNotMatch(only(on('2021-10-01', anEvent('plan-approved'))).body, /30 September/)
    assert.match(only(on('2021-10-01', anEvent('plan-approved'))).body, /final update by 31 December 2021/)
  })

  test('T4 the receipt of an update sent in August still asks for the September update, one sent in September does not', () => {
    assert.match(only(on('2021-08-31', anEvent('update-sent'))).body, /progress update by 30 September 2021/)
    assert.doesNotMatch(only(on('2021-09-01', anEvent('update-sent'))).body, /30 September/)
  })

  test('T6 the receipt of an update sent on 30 November asks for the final update, one sent in December does not', () => {
    assert.match(only(on('2021-11-30', anEvent('update-sent'))).body, /final update by 31 December 2021/)
    assert.doesNotMatch(only(on('2021-12-01', anEvent('update-sent'))).body, /31 December/)
  })

  test('G1 from 21 December no update is asked for and no final review announced', () => {
    const amended = decemberUpdateWithdrawn.amendments.reduce<CycleGuidance>(amend, guidance2021)
    assert.match(only(on('2021-12-20', anEvent('plan-approved')), amended).body, /final update by 31 December 2021/)
    const { body } = only(on('2021-12-21', anEvent('plan-approved')), amended)
    assert.doesNotMatch(body, /31 December|1 January|Standards Not Met\b/)
    assert.match(body, /None is required/)
  })

  test('S1 the email about an assessment published before the guidance says so, and names no date', () => {
    const { body } = only(on('2021-05-18', anEvent('assessment-published')))
    assert.match(body, /guidance for this toolkit year is not in force yet/)
    assert.doesNotMatch(body, /December|15 outstanding/)
  })

  test('S6 an approval shows the status by the name it had on the day', () => {
    assert.match(only(on('2021-09-30', anEvent('plan-approved'))).body, /now Standards Not Met \(Plan Agreed\)/)
    assert.match(only(on('2021-10-01', anEvent('plan-approved'))).body, /now Approaching Standards/)
  })
})
