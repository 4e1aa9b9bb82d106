import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approved, aSentPlan, judged, type Story, updated } from '../casefile/casefile.builders.ts'
import { lastSent } from '../casefile/casefile.ts'
import { day } from '../day.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import { inForce } from '../guidance/dated.ts'
import { by, ref } from '../plan/plan.builders.ts'
import { lateItems } from './late-items.ts'

const guidance = inForce(guidance2021, day('2021-06-29'))

function lateIn({ casefile }: Story): readonly (readonly [string, number])[] {
  const sent = lastSent(casefile)
  return sent === null ? [] : lateItems(sent, casefile, guidance).map(({ completes, days }) => [completes, days])
}

const onTime = aSentPlan(['4.5.3'], { completion: by('2021-12-30') })
const late = aSentPlan(['4.5.3'], { completion: by('2021-12-31') })

test('A4 an item that finishes on the latest day is not late, one a day after it is late by a day', () => {
  assert.deepEqual(lateIn(onTime), [])
  assert.deepEqual(lateIn(late), [['2021-12-31', 1]])
})

test('A4 while the SRO decides, a date that an update moved counts', () => {
  const outlook = { kind: 'new-date', completion: by('2022-01-09'), reason: 'The supplier is late' } as const
  assert.deepEqual(lateIn(updated(late, { evidence: ref('4.5.3'), outlook })), [['2022-01-09', 10]])
})

test('A4 once the plan is decided, later updates change nothing', () => {
  const outlook = { kind: 'new-date', completion: by('2022-01-09'), reason: 'The supplier is late' } as const
  assert.deepEqual(
    lateIn(updated(approved(judged(onTime)), { evidence: ref('4.5.3'), outlook }, { on: '2021-08-01' })),
    [],
  )
})
