import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import type { Actor } from '../../core/actor.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { UploadKey } from '../../store/plans/uploads.ts'
import { discardUpload, storeUpload, waitingUpload } from './uploads.ts'

const key: UploadKey = { kind: 'assessment', organisation: 'XCE' as OdsCode, cycle: '2020-21' }

let casework: TestCasework
let editor: Actor
let other: Actor

before(async () => {
  casework = await testCasework()
  editor = await casework.person('editor')
  other = await casework.person('editor-2')
})

after(() => casework.close())

test('an upload waits for the person who sent it, in whatever case its id is written', async () => {
  const id = await storeUpload(casework, editor, key, { rows: ['a', 'b'] })
  const waiting = await waitingUpload(casework, editor, key, id.toUpperCase())
  assert.deepEqual(waiting?.content, { rows: ['a', 'b'] })
  assert.equal(await waitingUpload(casework, other, key, id), null)
})

test('a second upload for the same purpose replaces the first', async () => {
  const first = await storeUpload(casework, editor, key, { rows: [] })
  const second = await storeUpload(casework, editor, key, { rows: ['c'] })
  assert.equal(await waitingUpload(casework, editor, key, first), null)
  assert.deepEqual((await waitingUpload(casework, editor, key, second))?.content, { rows: ['c'] })
})

test('an upload for one purpose is not found for another, nor by a text that is no id', async () => {
  const id = await storeUpload(casework, editor, key, {})
  assert.equal(await waitingUpload(casework, editor, { ...key, kind: 'plan' }, id), null)
  assert.equal(await waitingUpload(casework, editor, key, "' or 1=1"), null)
})

test('a discarded upload is gone', async () => {
  const id = await storeUpload(casework, editor, key, {})
  await discardUpload(casework, editor, key)
  assert.equal(await waitingUpload(casework, editor, key, id), null)
})
