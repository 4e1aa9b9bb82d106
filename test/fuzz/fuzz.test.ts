import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fuzz } from './fuzz.ts'

test('a thousand made-up requests are each answered, and none with data of another organisation', async () => {
  const { requests, byStatus } = await fuzz(1000, 20211221)
  assert.equal(requests, 1000)
  // Pages are reached, forms are refused, and addresses that do not exist are not found.
  for (const status of ['200', '403', '404', '422'])
    assert.ok((byStatus[status] ?? 0) > 0, `none was answered with ${status}: ${JSON.stringify(byStatus)}`)
})
