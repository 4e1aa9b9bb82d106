import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../day.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import { inForce } from '../../guidance/dated.ts'
import { ref } from '../../plan/plan.builders.ts'
import { approved, aSentPlan, judged, type Story, sent, signed, updated, written } from '../casefile.builders.ts'
import { hintsOfPlan } from './findings.ts'

const on = day('2021-08-02')
const running = approved(judged(aSentPlan(['4.5.3', '10.1.1'])))

/** The items that hint H6 names to a reviewer: no action done and nothing said since. */
function still({ casefile, events }: Story): readonly string[] {
  const plan = casefile.current ?? { items: [] }
  const hints = hintsOfPlan(plan, casefile, events, inForce(guidance2021, on), on)
  return hints.flatMap((hint) => (hint.rule === 'H6' ? [hint.evidence] : []))
}

test('H6 does not name an item that the last update has a note about', () => {
  const noted = updated(running, { evidence: ref('4.5.3'), note: 'Tokens are ordered' }, { on: '2021-08-02' })
  assert.deepEqual(still(noted), ['10.1.1'])
})

test('H6 names an item of which an update only says “still on course”', () => {
  const onCourse = { evidence: ref('4.5.3'), outlook: { kind: 'on-course' } } as const
  assert.deepEqual(still(updated(running, onCourse, { on: '2021-08-02' })), ['4.5.3', '10.1.1'])
})

test('H6 does not count a note in an update from before the plan was revised', () => {
  const noted = updated(running, { evidence: ref('4.5.3'), note: 'Tokens are ordered' }, { on: '2021-08-02' })
  const revised = sent(signed(written(noted, { gap: 'Said more plainly' })), '2021-08-02')
  assert.deepEqual(still(revised), ['4.5.3', '10.1.1'])
})
