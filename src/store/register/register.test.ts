import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { shownStatuses } from '../../core/register/choices.ts'
import { publicationOn, type StatusRecord } from '../../core/register/publication.ts'
import type { RegisterQuery } from '../../core/register/register-query.ts'
import { type Database, openDatabase, publicScope } from '../database/database.ts'
import { entriesOf, registerCells, registerEntries, statusRecords } from './register.ts'

/** Each organisation's statuses in 2020-21: day, basis, sequence, status, day of publication. */
const arrangement: Readonly<
  Record<string, readonly (readonly [string, StatusRecord['basis'], number, StatusRecord['status'], string | null])[]>
> = {
  R01: [],
  R02: [['2021-07-05', 'observed', 1, 'standards-met', '2021-07-02']],
  R03: [['2021-07-05', 'observed', 1, 'standards-met', null]],
  R04: [
    ['2021-07-03', 'decided', 1, 'standards-not-met', '2021-07-03'],
    ['2021-07-03', 'observed', 9, 'standards-met', '2021-07-01'],
    ['2021-07-05', 'observed', 1, 'standards-met', '2021-07-03'],
    ['2021-07-05', 'decided', 2, 'approaching-standards', '2021-07-03'],
    ['2021-07-05', 'decided', 10, 'standards-exceeded', '2021-07-03'],
  ],
  R05: [
    ['2021-07-02', 'observed', 1, 'not-published', null],
    ['2021-07-06', 'observed', 1, 'standards-met', '2021-07-01'],
  ],
}
const days = ['2021-06-30', '2021-07-01', '2021-07-02', '2021-07-03', '2021-07-04', '2021-07-05', '2021-07-06'].map(day)

let made: TestDatabase
let database: Database

before(async () => {
  made = await testDatabase()
  database = openDatabase({ connection: made.connection })
  await arrange()
})

after(async () => {
  await database.close()
  await made.close()
})

const all = { limit: 1000, offset: 0 }

describe('S8 the database filters and counts as a publication shows', () => {
  for (const on of days) {
    test(`on ${on}`, () =>
      database.inTransaction(publicScope, async (tx) => {
        const codes = Object.keys(arrangement) as OdsCode[]
        const records = await statusRecords(tx, codes)
        const entries = await registerEntries(tx, aQuery({ on }), all)
        const shown = entries.map((entry) => publicationOn(on, entry, records.get(entry.code) ?? []))
        for (const status of shownStatuses) {
          const filtered = await registerEntries(tx, aQuery({ on, status }), all)
          const expected = shown.filter((each) => each.shown === status).map(({ organisation }) => organisation)
          assert.deepEqual(
            filtered.map(({ code }) => code),
            expected,
          )
        }
        const counted = (await registerCells(tx, aQuery({ on }))).reduce((sum, { count }) => sum + count, 0)
        assert.equal(counted, codes.length)
      }))
  }
})

test('an organisation that publishes here is listed in that cycle’s register from that day, expected there or not', () =>
  database.inTransaction(publicScope, async (tx) => {
    const listed = async (on: string) => {
      const entries = await registerEntries(tx, aQuery({ on: day(on), cycle: '2021-22' }), all)
      return entries.map(({ code }) => code)
    }
    assert.deepEqual(await listed('2022-06-29'), [])
    assert.deepEqual(await listed('2022-06-30'), ['R01'])
    const cycles = (await entriesOf(tx, ['R01' as OdsCode], day('2022-06-30'))).map(({ cycle }) => cycle)
    assert.deepEqual(cycles, ['2021-22', '2020-21'])
  }))

test('a search for a code lists that organisation before names that contain the code', () =>
  database.inTransaction(publicScope, async (tx) => {
    const [first] = await registerEntries(tx, aQuery({ search: 'r05' }), { limit: 1, offset: 0 })
    assert.equal(first?.code, 'R05')
  }))

async function arrange(): Promise<void> {
  await database.inTransaction(publicScope, async (tx) => {
    for (const [code, records] of Object.entries(arrangement)) {
      const name = code === 'R01' ? 'A Trust once called R05' : `Trust ${code}`
      await tx
        .insertInto('organisations')
        .values({ code, name, type: 'nhs-trust', register_cycles: ['2020-21'] })
        .execute()
      for (const [from_day, basis, sequence, status, published_on] of records) {
        const row = { organisation: code, cycle: '2020-21', from_day, basis, sequence, status, published_on }
        await tx.insertInto('statuses').values(row).execute()
      }
    }
    const late = { organisation: 'R01', cycle: '2021-22', from_day: '2022-06-30', published_on: '2022-06-30' }
    await tx
      .insertInto('statuses')
      .values({ ...late, basis: 'decided', sequence: 1, status: 'standards-met' })
      .execute()
  })
}

function aQuery(but: Partial<RegisterQuery>): RegisterQuery {
  return {
    search: '',
    type: null,
    region: null,
    status: null,
    cycle: '2020-21',
    on: day('2021-07-06'),
    page: 1,
    ...but,
  }
}
