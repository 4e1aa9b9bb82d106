import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../day.ts'
import { amend } from '../../guidance/change.ts'
import { guidance2021 } from '../../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../guidance/guidance.ts'
import { after, anOrganisation, published, revisionOf, sam } from '../casefile.builders.ts'

const withoutCsus = amend<CycleGuidance>(guidance2021, {
  key: 'eligibleTypes',
  from: day('2021-06-25'),
  value: ['nhs-trust', 'foundation-trust', 'ccg', 'local-authority', 'dhsc-alb'],
  source: '“…”',
})

test('E1 the guidance of the day says which organisations may have a plan', () => {
  const story = published(['4.5.3'], anOrganisation({ type: 'csu' }))
  const command = { type: 'sign-off-plan', revision: revisionOf(story) } as const
  const sign = (on: string) => after(story, sam, on, command, withoutCsus).refusal
  assert.equal(sign('2021-06-24'), null)
  assert.deepEqual(sign('2021-06-25'), { name: 'not-eligible', type: 'csu' })
})
