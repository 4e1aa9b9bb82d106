import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import type { Observation } from './file-line.ts'
import { publicationOn, type StatusRecord } from './publication.ts'
import { countsOf, registerChanges } from './register-changes.ts'

const seenOn = day('2021-10-25')
const observation: Observation = {
  organisation: 'RVJ' as OdsCode,
  status: 'standards-met',
  publishedOn: day('2021-07-28'),
}

const cases: readonly [name: string, record: Partial<StatusRecord>, kind: string][] = [
  ['the same status and date are the same', {}, 'same'],
  ['another status is a change', { status: 'standards-not-met' }, 'changed'],
  ['another date is a change', { publishedOn: day('2021-07-29') }, 'changed'],
  ['a status known only from later on is new', { from: day('2021-10-26') }, 'new'],
  ['S8 a decision of the same day is kept', { basis: 'decided', status: 'standards-not-met' }, 'decided-that-day'],
  ['S8 a decision of the day before is not kept', { basis: 'decided', from: day('2021-10-24') }, 'same'],
]
for (const [name, record, kind] of cases) {
  test(name, () => assert.deepEqual(kinds([{ ...aRecord, ...record }]), [kind]))
}

test('an organisation that the register does not list in that cycle is new', () => {
  const [change] = registerChanges([observation], seenOn, [], new Map())
  assert.deepEqual([change?.kind, change?.name], ['new', 'RVJ'])
})

test('changes are counted by kind', () => {
  const changes = registerChanges([observation], seenOn, [], new Map())
  assert.deepEqual(countsOf(changes), { new: 1, changed: 0, same: 0, 'decided-that-day': 0 })
})

const aRecord: StatusRecord = {
  from: seenOn,
  basis: 'observed',
  sequence: 1,
  status: 'standards-met',
  publishedOn: day('2021-07-28'),
}

function kinds(records: readonly StatusRecord[]): readonly string[] {
  const entry = {
    code: 'RVJ' as OdsCode,
    name: 'North Bristol NHS Trust',
    type: 'nhs-trust',
    regionName: 'South West',
    cycle: '2020-21',
    closed: null,
    successors: [],
  } as const
  const shown = publicationOn(seenOn, entry, records)
  return registerChanges([observation], seenOn, [shown], new Map()).map(({ kind }) => kind)
}
