import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import type { Actor } from '../../core/actor.ts'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { latestContentVersion } from '../../core/plan/canonical.ts'
import { ref } from '../../core/plan/plan.builders.ts'
import { NewerContent } from '../../core/plan/upcast.ts'
import { type UploadKey, uploadById } from '../../store/plans/uploads.ts'
import { serviceScope } from '../scope.ts'
import { minutesBefore } from '../services.ts'
import {
  discardUpload,
  removeExpiredUploads,
  storeUpload,
  usualUploadDays,
  waitingPlanIn,
  waitingUpload,
} from './uploads.ts'

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

test('an upload waits for the person who sent it, under its id as it was given', async () => {
  const id = await storeUpload(casework, editor, key, { rows: ['a', 'b'] })
  const waiting = await waitingUpload(casework, editor, key, id)
  assert.deepEqual(waiting?.content, { rows: ['a', 'b'] })
  assert.equal(await waitingUpload(casework, editor, key, id.toUpperCase()), null)
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

describe('an upload that nobody confirms', () => {
  const days = { KEEP_UPLOADS_DAYS: 3, 'the usual': undefined }
  const kinds: readonly UploadKey[] = [key, { ...key, kind: 'plan' }]
  for (const [which, uploadDays] of Object.entries(days)) {
    for (const each of kinds) {
      test(`of a ${each.kind} waits ${uploadDays ?? usualUploadDays} days (${which}), and is deleted after that`, async () => {
        const limit = (uploadDays ?? usualUploadDays) * 24 * 60
        const services = uploadDays === undefined ? casework : { ...casework, uploadDays }
        const lead = await casework.person('lead')
        const id = await storeUpload(
          { ...casework, clock: { ...casework.clock, now: () => minutesBefore(casework.clock.now(), limit) } },
          lead,
          each,
          {},
        )
        assert.equal(await removeExpiredUploads(services), 0)
        const waiting = () => casework.database.inTransaction(serviceScope, (tx) => uploadById(tx, each, lead.id, id))
        assert.ok((await waiting()) !== null)
        const later = { ...casework.clock, now: () => '2021-06-01T09:00:00.001Z' }
        assert.equal(await removeExpiredUploads({ ...services, clock: later }), 1)
        assert.equal(await waiting(), null)
      })
    }
  }
})

test('a workbook that waits says its content version, and none where it was stored before there were any', () => {
  const content = { fileName: 'plan.xlsx', madeOn: day('2021-07-01'), items: [], listed: [] }
  const stored = (more: object) => ({ id: 'u', content: { ...content, ...more }, uploadedAt: '2021-07-01T09:00:00Z' })
  assert.equal(waitingPlanIn(stored({})).contentVersion, 1)
  assert.equal(waitingPlanIn(stored({ contentVersion: latestContentVersion })).contentVersion, latestContentVersion)
  const item = { evidence: ref('4.5.3'), gap: 'Read by an earlier build' }
  const [first] = waitingPlanIn(stored({ items: [{ item, fingerprint: '', unread: [] }] })).items
  assert.deepEqual([first?.item.measure, first?.unread], ['', ['measure']])
  assert.throws(() => waitingPlanIn(stored({ contentVersion: latestContentVersion + 1 })), NewerContent)
})
