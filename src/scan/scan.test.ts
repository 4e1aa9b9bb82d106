import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportingScan, type Scan } from './scan.ts'

test('the operator is reports of infected files and of an unavailable scanner, not of clean files', async () => {
  const answers: Awaited<ReturnType<Scan>>[] = [
    { state: 'clean' },
    { state: 'infected', signature: 'Test.Signature' },
    { state: 'away', because: 'ECONNREFUSED' },
  ]
  const reports: string[] = []
  for (const answer of answers) {
    const scan = reportingScan(
      async () => answer,
      (what) => reports.push(what),
    )
    assert.deepEqual(await scan(Buffer.from('x')), answer)
  }
  assert.deepEqual(reports, [
    'A file was refused: the scanner found Test.Signature in it',
    'A file was refused: the scanner could not look at it (ECONNREFUSED)',
  ])
})
