import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz.ts'

test('a thousand requests that nobody makes are each answered, and none with another’s data', async () => {
  const { requests, byStatus } = await fuzz(1000, 20211221)
  assert.equal(requests, 1000)
  // Pages are reached, forms are read and refused, and what is not there is said not to be.
  for (const status of ['200', '403', '404', '422'])
    assert.ok((byStatus[status] ?? 0) > 0, `none was answered with ${status}: ${JSON.stringify(byStatus)}`)
})
