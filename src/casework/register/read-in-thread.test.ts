import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { answerOf, readInThread } from './read-in-thread.ts'

const context = { cycle: '2020-21', observedOn: day('2021-10-25'), known: new Set(['RVJ' as OdsCode]) } as const
const heading = 'Code,Status,Date Of Publication\n'

test('a file is read in a thread, which says how far it has come', async () => {
  const steps: number[] = []
  const packed = gzipSync(`${heading}RVJ,20/21 Standards Met,28/06/2021\nA81001,x,\n`)
  const read = await readInThread({ packed, context }, (rows) => steps.push(rows))
  assert.ok(read.kind === 'done')
  assert.deepEqual([read.observations.length, read.rows.read, steps], [1, 2, [3]])
  assert.deepEqual(read.reasons, [{ list: 'left-out', by: 'unknown-organisation', count: 1 }])
})

test('a file made to take far more memory than a register ends its thread, and nothing else', async () => {
  const packed = gzipSync(`${heading}${`${'a,'.repeat(48)}\n`.repeat(99_000)}`)
  const read = await readInThread({ packed, context }, () => {})
  assert.ok(read.kind === 'refused')
  assert.match(read.because, /takes far more memory to read than a register does/)
})

describe('a thread that ends without an answer', () => {
  const ending = () => new Worker('process.exit(3)', { eval: true })
  test('is an error of this service', async () => {
    await assert.rejects(
      answerOf(
        ending(),
        () => {},
        () => false,
      ),
      /ended with code 3 and no answer/,
    )
  })
  test('is a refusal where it took too long', async () => {
    const read = await answerOf(
      ending(),
      () => {},
      () => true,
    )
    assert.match(read.kind === 'refused' ? read.because : '', /not read within 100 seconds/)
  })
})

test('bytes that are not packed are an error of this service, not of the file', async () => {
  await assert.rejects(readInThread({ packed: Buffer.from('Code'), context }, () => {}))
})
