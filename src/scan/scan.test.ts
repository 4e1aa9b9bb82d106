import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportingScan, type Scan } from './scan.ts'

test('the operator is told of what was found and of a scanner that is away, not of what is clean', async () => {
  const answers: Awaited<ReturnType<Scan>>[] = [
    { state: 'clean' },
    { state: 'infected', signature: 'Test.Signature' },
    { state: 'away', because: 'ECONNREFUSED' },
  ]
  const told: string[] = []
  for (const answer of answers) {
    const scan = reportingScan(
      async () => answer,
      (what) => told.push(what),
    )
    assert.deepEqual(await scan(Buffer.from('x')), answer)
  }
  assert.deepEqual(told, [
    'A file was refused: the scanner found Test.Signature in it',
    'A file was refused: the scanner could not look at it (ECONNREFUSED)',
  ])
})
