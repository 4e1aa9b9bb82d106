import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { ShownStatus } from '../../core/register/publication.ts'
import { type Parameters, type RegisterQuery, readRegisterQuery } from '../../core/register/register-query.ts'
import { allRows } from '../../core/table.ts'
import { registerDownload, registerOrganisation, registerPage } from './register.ts'

const today = day('2022-09-09')
const shown: readonly ShownStatus[] = [
  'standards-exceeded',
  'standards-met',
  'approaching-standards',
  'standards-not-met',
  'not-published',
]

let casework: TestCasework

before(async () => {
  casework = await testCasework()
})

after(() => casework.close())

describe('S8 the totals equal the published ones', () => {
  const cases: readonly [on: string, type: string, counts: readonly number[]][] = [
    ['2021-10-25', 'trust', [15, 124, 71, 6, 0]],
    ['2022-02-07', 'trust', [15, 124, 71, 6, 0]],
    ['2022-02-08', 'trust', [15, 135, 61, 5, 0]],
    ['2021-10-25', 'ccg', [23, 97, 12, 0, 3]],
    ['2022-02-08', 'ccg', [23, 99, 11, 0, 2]],
    ['2021-10-25', 'csu', [3, 2, 0, 0, 0]],
    ['2022-02-08', 'csu', [3, 2, 0, 0, 0]],
  ]
  for (const [on, type, counts] of cases) {
    test(`of ${type} on ${on}`, async () => {
      const { totals } = await registerPage(casework, query({ on }))
      const row = totals.byType.find(({ value }) => value === type)
      assert.deepEqual(
        shown.map((status) => row?.counts[status]),
        counts,
      )
    })
  }

  test('of Approaching Standards Trusts by region on 8 February 2022', async () => {
    const { totals, found } = await registerPage(
      casework,
      query({ on: '2022-02-08', type: 'trust', status: 'approaching-standards' }),
    )
    assert.equal(found, 61)
    assert.deepEqual(
      totals.byRegion.map(({ name, counts }) => [name, counts['approaching-standards']]),
      [
        ['East of England', 7],
        ['London', 9],
        ['Midlands', 15],
        ['North East and Yorkshire', 8],
        ['North West', 8],
        ['South East', 8],
        ['South West', 6],
      ],
    )
  })
})

test('S8 the day before the first register, dates of publication are known and statuses are not', async () => {
  const { totals } = await registerPage(casework, query({ on: '2021-10-24' }))
  const trusts = totals.byType.find(({ value }) => value === 'trust')
  assert.deepEqual([trusts?.counts.published, trusts?.counts['not-known'], trusts?.total], [214, 2, 216])
})

test('a page holds fifty organisations, and a page past the last is empty', async () => {
  const first = await registerPage(casework, query({ cycle: '2020-21' }))
  assert.deepEqual([first.found, first.pages, first.publications.length], [524, 11, 50])
  assert.equal((await registerPage(casework, query({ cycle: '2020-21', page: '11' }))).publications.length, 24)
  assert.equal((await registerPage(casework, query({ cycle: '2020-21', page: '12' }))).publications.length, 0)
})

test('every organisation is on one page once, in the order of the download', async () => {
  const pages: string[] = []
  for (let page = 1; page <= 11; page++) {
    const { publications } = await registerPage(casework, query({ cycle: '2020-21', page: String(page) }))
    pages.push(...publications.map(({ organisation }) => organisation))
  }
  const download = await allRows(registerDownload(casework, query({ cycle: '2020-21' })))
  assert.deepEqual(
    pages,
    download.map(({ organisation }) => organisation),
  )
  assert.equal(new Set(pages).size, 524)
})

describe('a search finds', () => {
  const cases: readonly [parameters: Parameters, codes: readonly string[]][] = [
    [{ search: 'north bristol', type: 'trust' }, ['RVJ']],
    [{ search: 'BRISTOL NORTH nhs trust' }, ['RVJ']],
    [{ search: 'rvj' }, ['RVJ']],
    [{ search: 'st georges', type: 'foundation-trust' }, ['RJ7']],
    [{ search: '00L', cycle: '2020-21' }, ['00L']],
    [{ search: '%', cycle: '2020-21' }, []],
    [{ search: "' or 1=1 --" }, []],
    [{ type: 'csu', status: 'standards-exceeded', on: '2022-02-08' }, ['0AR', '0DF', '0DJ']],
    [{ search: 'kirklees', type: 'ccg', cycle: '2020-21' }, ['03J']],
  ]
  for (const [parameters, codes] of cases) {
    test(JSON.stringify(parameters), async () => {
      const { publications } = await registerPage(casework, query(parameters))
      const found = publications.map(({ organisation }) => organisation)
      assert.deepEqual(found.toSorted(), codes.toSorted())
    })
  }
})

test('the organisations of the demo are left out of pages, totals, downloads and addresses', async () => {
  const page = await registerPage(casework, query({ search: 'central england' }))
  assert.deepEqual([page.found, page.totals.all.total], [0, 0])
  assert.deepEqual(await allRows(registerDownload(casework, query({ search: 'central england' }))), [])
  assert.equal(await registerOrganisation(casework, 'XCE' as OdsCode, today), null)
})

test('all successors of Pennine Acute are shown with it once it has closed', async () => {
  const closed = await registerOrganisation(casework, 'RW6' as OdsCode, day('2021-10-01'))
  const names = closed?.successors.map(({ organisation }) => organisation)
  assert.deepEqual(names, ['R0A', 'RM3'])
  assert.deepEqual((await registerOrganisation(casework, 'RW6' as OdsCode, day('2021-09-30')))?.successors, [])
})

test('an organisation’s page leaves out a cycle that had not begun', async () => {
  const cycles = async (on: string) => {
    const found = await registerOrganisation(casework, 'RVJ' as OdsCode, day(on))
    return found?.publications.map(({ cycle }) => cycle)
  }
  assert.deepEqual(await cycles('2022-03-01'), ['2020-21'])
  assert.deepEqual(await cycles('2022-09-09'), ['2021-22', '2020-21'])
})

test('the cycle of 2021-22 has its own statuses, and the nine CCGs formed in 2021', async () => {
  const { publications, totals } = await registerPage(casework, query({ search: 'kirklees ccg', on: '2022-09-09' }))
  assert.deepEqual(
    publications.map((each) => [each.organisation, each.shown]),
    [['X2C4Y', 'standards-met']],
  )
  assert.equal(totals.all.total, 1)
})

function query(parameters: Parameters): RegisterQuery {
  const read = readRegisterQuery(parameters, today)
  assert.ok(read.kind === 'query')
  return read.query
}
