import assert from 'node:assert/strict'
import { confirmChange, proposeChange } from '../../src/casework/guidance/guidance-changes.ts'
import { decemberUpdateWithdrawn } from '../../src/core/guidance/prepared-amendments.ts'
import type { TestCasework } from './casework.ts'

/** Issues the change of 21 December 2021, proposed by one lead and confirmed by another. It is the first of the cycle. */
export async function issueDecember(casework: TestCasework): Promise<void> {
  const change = { ...decemberUpdateWithdrawn, reason: '' }
  const proposed = await proposeChange(casework, await casework.person('lead'), '2020-21', change)
  assert.ok(proposed.result === 'proposed', JSON.stringify(proposed))
  const key = { cycle: '2020-21', id: proposed.id } as const
  const confirmed = await confirmChange(casework, await casework.person('lead-2'), key, 0)
  assert.deepEqual(confirmed, { result: 'done' })
}
