import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestCasework, testCasework } from '../../test/support/casework.ts'
import type { Appointment } from '../core/actor.ts'
import { type OdsCode, parseOdsCode } from '../core/organisation.ts'
import { scopeOf } from './scope.ts'

let casework: TestCasework

before(async () => {
  casework = await testCasework()
})

after(() => casework.close())

function code(text: string): OdsCode {
  const parsed = parseOdsCode(text)
  assert.ok(parsed !== null)
  return parsed
}

function scopeFor(...appointments: readonly Appointment[]) {
  const actor = { id: '1', name: 'Somebody', email: 'somebody@example.org', appointments }
  return scopeOf(casework.database, actor)
}

for (const role of ['reviewer', 'lead', 'auditor'] as const) {
  test(`the database shows a ${role} every casefile`, async () => {
    assert.equal((await scopeFor({ role })).national, true)
  })
}

for (const role of ['sro', 'nis-authority'] as const) {
  test(`the database shows the ${role} only casefiles that were referred or escalated`, async () => {
    const { national, organisations } = await scopeFor({ role })
    assert.deepEqual({ national, organisations }, { national: false, organisations: [] })
  })
}

test('the database shows people of organisations those organisations', async () => {
  const two = await scopeFor({ role: 'editor', organisation: code('XCE') }, { role: 'siro', organisation: code('RXX') })
  assert.deepEqual(two, { national: false, organisations: ['XCE', 'RXX'], successors: ['XCE', 'RXX'], person: '1' })
})

test('the database shows a region its organisations and no others', async () => {
  const { national, organisations } = await scopeFor({ role: 'rdt-team', region: 'Y60' })
  assert.equal(national, false)
  const rows = await casework.database.withoutScope.selectFrom('organisations').select(['code', 'region']).execute()
  const theirs = rows.filter(({ region }) => region === 'Y60').map((row) => row.code)
  assert.ok(theirs.length > 0)
  assert.deepEqual(organisations.toSorted(), theirs.toSorted())
})

test('somebody without an appointment sees nothing', async () => {
  assert.deepEqual(await scopeFor(), { national: false, organisations: [], successors: [], person: '1' })
})
