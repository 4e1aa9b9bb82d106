import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestCasework, testCasework } from '../../test/support/casework.ts'
import { planSentBy } from '../../test/support/story.ts'
import type { Appointment } from '../core/actor.ts'
import { type OdsCode, parseOdsCode } from '../core/organisation.ts'
import { anItem, by } from '../core/plan/plan.builders.ts'
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

type Shown = { readonly national: string; readonly organisations: readonly string[]; readonly person: string }

/** What a transaction of this person is shown, as row security reads it. */
async function shownTo(...appointments: readonly Appointment[]): Promise<Shown> {
  const actor = { id: '1', name: 'Somebody', email: 'somebody@example.org', appointments }
  return casework.database.inTransaction(scopeOf(actor), async (tx) => {
    const { rows } = await sql<Shown>`
      select current_setting('dspt.national') as national, current_setting('dspt.person') as person,
             string_to_array(current_setting('dspt.organisations'), ',') as organisations`.execute(tx)
    return rows[0] ?? assert.fail('It has no scope')
  })
}

for (const role of ['reviewer', 'lead', 'auditor'] as const) {
  test(`the database shows a ${role} every casefile`, async () => {
    assert.equal((await shownTo({ role })).national, 'yes')
  })
}

for (const role of ['sro', 'nis-authority'] as const) {
  test(`the database shows the ${role} only casefiles that were referred or escalated`, async () => {
    assert.deepEqual(await shownTo({ role }), { national: 'no', organisations: [], person: '1' })
    const appointments = [{ role }] as const
    const scope = scopeOf({ id: '1', name: 'Somebody', email: 'somebody@example.org', appointments })
    const seen = () => casework.database.inTransaction(scope, (tx) => tx.selectFrom('casefiles').selectAll().execute())
    assert.deepEqual(await seen(), [])
  })
}

test('the database shows people of organisations those organisations', async () => {
  const two = await shownTo({ role: 'editor', organisation: code('XCE') }, { role: 'siro', organisation: code('RXX') })
  assert.deepEqual(two, { national: 'no', organisations: ['XCE', 'RXX'], person: '1' })
})

test('the database shows a region its organisations and no others', async () => {
  const { national, organisations } = await shownTo({ role: 'rdt-team', region: 'Y60' })
  assert.equal(national, 'no')
  const rows = await casework.database.withoutScope.selectFrom('organisations').select(['code', 'region']).execute()
  const theirs = rows.filter(({ region }) => region === 'Y60').map((row) => row.code)
  assert.ok(theirs.length > 0)
  assert.deepEqual(organisations.toSorted(), theirs.toSorted())
})

test('somebody without an appointment sees nothing', async () => {
  assert.deepEqual(await shownTo(), { national: 'no', organisations: [], person: '1' })
})

test('the database shows the SRO a casefile once it was referred', async () => {
  const story = await planSentBy(casework, 'XCE', [anItem({ completion: by('2022-01-28') })])
  await story.judge(true)
  await story.refer('The data centre opens in January')
  await planSentBy(casework, 'XMI', [anItem()])
  for (const role of ['sro', 'nis-authority'] as const)
    assert.deepEqual(await shownTo({ role }), { national: 'no', organisations: ['XCE'], person: '1' })
})
