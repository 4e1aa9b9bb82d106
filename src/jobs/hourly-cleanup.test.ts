import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTurn } from './hourly-cleanup.ts'

test('a step that fails does not stop the others, and its error names only its code', async () => {
  const done: string[] = []
  const failing = async () => {
    throw Object.assign(new Error('Key (to_email)=(erin@example.org)'), { code: '23505' })
  }
  await assert.rejects(
    inTurn([async () => done.push('first'), failing, async () => done.push('last')]),
    /^Error: Error 23505$/,
  )
  assert.deepEqual(done, ['first', 'last'])
})
