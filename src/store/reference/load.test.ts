import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { regionNames } from '../../core/organisation.ts'
import { type Database, openDatabase, publicScope } from '../database/database.ts'
import { loadDemoOrganisations, loadReferenceData } from './load.ts'

let made: TestDatabase
let database: Database

before(async () => {
  made = await testDatabase()
  database = openDatabase({ connection: made.connection })
})

after(async () => {
  await database.close()
  await made.close()
})

test('the reference data is loaded once, by the service itself, and then found already there', async () => {
  assert.equal(await database.inTransaction(publicScope, loadReferenceData), 'loaded')
  assert.equal(await database.inTransaction(publicScope, loadReferenceData), 'already-there')
})

test('it holds 533 organisations, codes with leading zeros and of digits alone among them', async () => {
  const codes = await organisations(false)
  assert.equal(codes.length, 533)
  assert.ok(codes.includes('00L') && codes.includes('117'))
})

test('it has the regions that the register knows by name', async () => {
  const rows = await database.inTransaction(publicScope, (tx) => tx.selectFrom('regions').selectAll().execute())
  assert.deepEqual(Object.fromEntries(rows.map(({ code, name }) => [code, name])), regionNames)
})

test('S8 it holds the published statuses as observations of their day', async () => {
  const rows = await database.inTransaction(publicScope, (tx) =>
    tx.selectFrom('statuses').selectAll().where('organisation', '=', 'RXH').orderBy('from_day').execute(),
  )
  assert.deepEqual(
    rows.map(({ from_day, basis, published_on }) => [from_day, basis, published_on]),
    [
      ['2021-10-25', 'observed', null],
      ['2022-02-08', 'observed', null],
    ],
  )
  assert.match(rows[0]?.source ?? '', /25 October 2021, which shows its successor’s status/)
})

test('the demo’s organisations are fictional, marked, and no code of a real one', async () => {
  const real = await organisations(false)
  assert.equal(await database.inTransaction(publicScope, loadDemoOrganisations), 'loaded')
  const demo = await organisations(true)
  assert.equal(demo.length, 18)
  assert.ok(demo.includes('XCE') && demo.every((code) => !real.includes(code)))
  assert.deepEqual(await organisations(false), real)
})

async function organisations(demo: boolean): Promise<readonly string[]> {
  const rows = await database.inTransaction(publicScope, (tx) =>
    tx.selectFrom('organisations').select('code').where('demo', '=', demo).orderBy('code').execute(),
  )
  return rows.map(({ code }) => code)
}
