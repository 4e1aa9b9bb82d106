import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import type { FileContext } from './file-line.ts'
import { readRegisterFile } from './register-file.ts'

const headings = ['Code', 'Organisation Name', 'Status', 'Date Of Publication']
const context: FileContext = {
  cycle: '2020-21',
  observedOn: day('2022-09-09'),
  known: new Set(['RVJ', '00L', '117'] as OdsCode[]),
}

describe('S8 a register of another year cannot be imported', () => {
  const files: readonly [name: string, rows: readonly (readonly [status: string, published: string])[]][] = [
    ['years before the status', [['18/19 Standards Met', '29/03/2019']]],
    ['years after it', [['Standards Met 2018-19', '']]],
    ['a later year', [['21/22 Standards Met', '30/06/2022']]],
    [
      'those that published nothing',
      [
        ['18/19 Standards Met', ''],
        ['Not Published', ''],
      ],
    ],
    [
      'those without their years',
      [
        ['18/19 Standards Met', ''],
        ['Standards Met', ''],
      ],
    ],
  ]
  for (const [name, rows] of files) {
    test(name, () => {
      const codes = ['RVJ', '00L']
      const { observations, problems } = read(
        ...rows.map(([status, on], index) => [codes[index] ?? '', '', status, on]),
      )
      assert.deepEqual(observations, [])
      assert.deepEqual(
        problems.map(({ row, because }) => [row, because]),
        rows.map((_, index) => [index + 2, 'another-cycle']),
      )
    })
  }

  test('statuses without years are left out, whatever their days say', () => {
    const { observations, problems, leftOut } = read(
      ['RVJ', '', 'Standards Met', '29/06/2022'],
      ['00L', '', 'Standards Not Fully Met (Plan Agreed)', '12/02/2019'],
      ['117', '', 'Not Published', ''],
    )
    assert.deepEqual([observations, problems], [[], []])
    assert.deepEqual(
      leftOut.map(({ row, because }) => [row, because]),
      [
        [2, 'no-year'],
        [3, 'no-year'],
        [4, 'no-year'],
      ],
    )
  })

  const ofItsOwn: readonly [year: string, status: string, found: string][] = [
    ['2020-21', 'Standards Met', 'observation'],
    ['2020/2021', 'Not Published', 'observation'],
    ['2020-21', '20/21 Standards Met', 'observation'],
    ['2021-22', 'Standards Met', 'problem'],
    ['2021-22', '20/21 Standards Met', 'problem'],
    ['', 'Standards Met', 'left out'],
  ]
  for (const [year, status, found] of ofItsOwn) {
    test(`“${status}” with “${year}” under Toolkit year: ${found}`, () => {
      const rows = [
        [...headings, 'Toolkit year'],
        ['RVJ', '', status, '', year],
      ]
      const { observations, problems, leftOut } = readRegisterFile(rows, context)
      const kinds = ['observation', 'problem', 'left out']
      const counts = [observations.length, problems.length, leftOut.length]
      assert.deepEqual(
        counts,
        kinds.map((kind) => (kind === found ? 1 : 0)),
      )
    })
  }
})

describe('the days on which an assessment of the cycle is published', () => {
  const cases: readonly [written: string, isAccepted: boolean][] = [
    ['30/09/2020', false],
    ['01/10/2020', true],
    ['30/06/2022', true],
    ['01/07/2022', false],
  ]
  for (const [written, isAccepted] of cases) {
    test(`${written} is ${isAccepted ? 'accepted' : 'a problem'}`, () => {
      const { observations, problems } = read(['RVJ', '', '20/21 Standards Met', written])
      assert.deepEqual([observations.length, problems.length], isAccepted ? [1, 0] : [0, 1])
    })
  }
})

test('a row that does not fit its headings is one problem, and its cells are not read', () => {
  const torn = { row: 3, stands: '117,x', is: 'a row of 2 values under 4 headings', write: 'Write one value each.' }
  const file = readRegisterFile([headings, ['RVJ', '', '20/21 Standards Met', ''], ['117', 'x']], context, [torn])
  assert.deepEqual(
    file.problems.map(({ row, because, stands }) => [row, because, stands]),
    [[3, 'misshapen', '117,x']],
  )
})

test('a row of nobody here that does not fit its headings is left out, and stops nothing', () => {
  const torn = { row: 3, stands: 'A81001,x,y', is: 'a row of 5 values', write: 'Write one value each.' }
  const rows = [
    headings,
    ['RVJ', '', '20/21 Standards Met', ''],
    ['A81001', 'A surgery', ' Old Road', 'Standards Met', ''],
  ]
  const file = readRegisterFile(rows, context, [torn])
  assert.deepEqual([file.problems, file.observations.length], [[], 1])
  assert.deepEqual(
    file.leftOut.map(({ row, because }) => [row, because]),
    [[3, 'unknown-organisation']],
  )
})

test('rows above the headings are skipped, and rows keep their numbers', () => {
  const rows = [['DSPT search results', '', '', ''], headings, ['117.0', 'x', 'Standards Met', '']]
  assert.deepEqual(
    readRegisterFile(rows, context).problems.map(({ row, column }) => [row, column]),
    [[3, 'Code']],
  )
})

test('every row is counted once, whatever is in it', () => {
  const anyLine = fc.tuple(
    fc.constantFrom('RVJ', '00L', '117', '117.0', 'A81001', '', ' '),
    fc.constantFrom('', 'A name'),
    fc.constantFrom('20/21 Standards Met', 'Standards Met', '19/20 Standards Met', 'Not Published', 'Good', '', '-'),
    fc.constantFrom('', '30/06/2021', '29/03/2019', 'soon', '01/01/2023'),
  )
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 2 }), (lines, tornIndexes) => {
      const torn = [...new Set(tornIndexes)].filter((index) => index < lines.length)
      const misshapen = torn.map((index) => ({ row: index + 2, stands: '', is: '', write: '' }))
      const { rows, observations, problems, leftOut } = readRegisterFile([headings, ...lines], context, misshapen)
      const { read: all, taken, repeated, withProblems, leftOut: out, empty } = rows
      assert.equal(all, lines.length)
      assert.equal(taken + repeated + withProblems + out + empty, all)
      assert.deepEqual([taken, out], [observations.length, leftOut.length])
      assert.equal(withProblems, new Set(problems.map(({ row }) => row)).size)
      const blank = lines.filter((line, index) => !torn.includes(index) && line.join('').trim() === '')
      assert.equal(empty, blank.length)
      assert.ok(repeated >= 0)
    }),
  )
})

function read(...rows: readonly (readonly string[])[]) {
  return readRegisterFile([headings, ...rows], context)
}
