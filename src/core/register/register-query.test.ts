import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import { type Parameters, type RegisterQuery, readRegisterQuery, searchWords } from './register-query.ts'

const today = day('2022-02-08')

test('an address without parameters shows the register of today, from its first page', () => {
  assert.deepEqual(readRegisterQuery({ search: ' ', type: '', page: undefined, utm_source: 'x' }, today), {
    kind: 'query',
    query: {
      search: '',
      type: null,
      region: null,
      status: null,
      cycle: '2020-21',
      on: today,
      page: 1,
    },
  })
})

describe('parameters that are accepted', () => {
  const cases: readonly [parameters: Parameters, expected: Partial<RegisterQuery>][] = [
    [{ search: '  North Bristol ' }, { search: 'North Bristol' }],
    [
      { type: 'ccg', region: 'Y60' },
      { type: 'ccg', region: 'Y60' },
    ],
    [
      { type: 'trust', region: 'none' },
      { type: 'trust', region: 'none' },
    ],
    [{ region: 'midlands' }, { region: 'Y60' }],
    [{ status: 'approaching-standards' }, { status: 'approaching-standards' }],
    [{ status: 'Standards Met' }, { status: 'standards-met' }],
    [{ status: 'Standards Not Met (Plan Agreed)', on: '2021-09-30' }, { status: 'approaching-standards' }],
    [{ on: '2021-10-25' }, { on: day('2021-10-25') }],
    [
      { on: '2022-02-08', cycle: '2021-22', page: '999999' },
      { cycle: '2021-22', page: 999_999 },
    ],
  ]
  for (const [parameters, expected] of cases) {
    test(JSON.stringify(parameters), () => {
      const read = readRegisterQuery(parameters, today)
      assert.ok(read.kind === 'query')
      assert.deepEqual({ ...read.query, ...expected }, read.query)
    })
  }
})

describe('parameters that are refused, with the field', () => {
  const cases: readonly [parameters: Parameters, field: keyof RegisterQuery][] = [
    [{ search: 'a'.repeat(101) }, 'search'],
    [{ search: 'null\u0000character' }, 'search'],
    [{ type: 'gp' }, 'type'],
    [{ type: 'other' }, 'type'],
    [{ region: 'Y57' }, 'region'],
    [{ status: "met' or 1=1" }, 'status'],
    [{ status: 'constructor' }, 'status'],
    [{ cycle: '2019-20' }, 'cycle'],
    [{ on: '2022-02-09' }, 'on'],
    [{ on: '2021-02-31' }, 'on'],
    [{ on: '20211-01-01' }, 'on'],
    [{ on: '25/10/2021' }, 'on'],
    [{ page: '0' }, 'page'],
    [{ page: '1.5' }, 'page'],
    [{ page: '1e3' }, 'page'],
    [{ page: '1000000' }, 'page'],
    [{ type: ['ccg', 'csu'] }, 'type'],
  ]
  for (const [parameters, field] of cases) {
    test(JSON.stringify(parameters).slice(0, 60), () => {
      const read = readRegisterQuery(parameters, today)
      assert.ok(read.kind === 'problems')
      assert.deepEqual(
        read.problems.map((problem) => problem.field),
        [field],
      )
    })
  }
})

test('all problems of an address are given at once', () => {
  const read = readRegisterQuery({ type: 'gp', page: '0', on: 'soon' }, today)
  assert.equal(read.kind === 'problems' && read.problems.length, 3)
})

for (const typed of ["St George's", 'st georges', ' ST  GEORGE’S ', '(St) George’s.']) {
  test(`“${typed}” is searched for as st georges`, () => {
    assert.deepEqual(searchWords(typed), ['st', 'georges'])
  })
}

test('hyphens separate words, and an ampersand is read as “and”', () => {
  assert.deepEqual(searchWords('Stoke-on-Trent & Wrekin'), ['stoke', 'on', 'trent', 'and', 'wrekin'])
})

test('characters with a meaning in SQL patterns stay ordinary characters', () => {
  assert.deepEqual(searchWords('100%_\\'), ['100%_\\'])
})
