import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newCasefile } from '../../../core/casefile/casefile.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import { evolve } from '../../../core/casefile/evolve.ts'
import { parseOdsCode } from '../../../core/organisation.ts'
import { historyEntryOf } from './history-entry.tsx'

test('an event of a newer build changes nothing, and the history says that a newer version recorded it', () => {
  const code = parseOdsCode('RXX')
  assert.ok(code)
  const organisation = { code, name: 'A Trust', type: 'nhs-trust', region: 'Y59', closed: null, successors: [] }
  const before = newCasefile(organisation as unknown as Parameters<typeof newCasefile>[0], '2020-21')
  const event = { type: 'of-a-newer-build', on: '2021-09-19' } as unknown as CasefileEvent
  assert.deepEqual(evolve(before, event), { ...before, version: 1 })
  assert.match(historyEntryOf(event, before).sentence, /^Something was recorded by a newer version/)
})
