import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import type { FileContext } from './file-line.ts'
import { readRegisterFile } from './register-file.ts'

const headings = ['Code', 'Organisation Name', 'Status', 'Date Of Publication', 'Primary Sector']
const context: FileContext = {
  cycle: '2020-21',
  observedOn: day('2021-10-25'),
  known: new Set(['RVJ', '00L', '117', '00E', '007'] as OdsCode[]),
}

test('S8 a row of the toolkit’s own download is one observation', () => {
  const { observations, problems, leftOut } = read([
    'RVJ',
    'North Bristol',
    '20/21 Standards Met',
    '28/07/2021',
    'NHS Trust',
  ])
  assert.deepEqual(observations, [{ organisation: 'RVJ', status: 'standards-met', publishedOn: '2021-07-28' }])
  assert.deepEqual([problems, leftOut], [[], []])
})

describe('the headings of every year are recognised', () => {
  const cases: readonly (readonly string[])[] = [
    ['Code', 'Organisation Name', 'Latest Status', 'Date Of Publication', 'Primary Sector', 'Commissioner (From ODS)'],
    ['\uFEFFCode', ' Organisation Name ', ' status', 'Date  Of Publication ', 'Primary Sector'],
    ['Code', 'Organisation.Name', 'Latest.Status', 'Date.Of.Publication'],
    ['ODSCode', 'OrganisationName', 'PublicationStatus', 'DateOfPublication', 'PrimarySector'],
  ]
  for (const heading of cases) {
    test(heading.join(' | '), () => {
      const { observations } = readRegisterFile([heading, ['RVJ', 'x', '20/21 Standards Met', '28/07/2021']], context)
      assert.equal(observations.length, 1)
    })
  }

  test('in any order', () => {
    const rows = [
      ['Date Of Publication', 'Status', 'Code'],
      ['28/07/2021', '20/21 Standards Met', 'RVJ'],
    ]
    assert.equal(readRegisterFile(rows, context).observations[0]?.publishedOn, '2021-07-28')
  })
})

describe('a file without its headings is not read', () => {
  const cases: readonly [rows: readonly (readonly string[])[], columns: readonly string[]][] = [
    [[], ['Code', 'Status', 'Date Of Publication']],
    [[['RVJ', 'North Bristol', '20/21 Standards Met', '28/07/2021']], ['Code', 'Status', 'Date Of Publication']],
    [[['Code', 'Latest Status', 'Status', 'Date Of Publication']], ['Status']],
  ]
  for (const [rows, columns] of cases) {
    test(columns.join(', '), () => {
      const { problems, observations } = readRegisterFile(rows, context)
      assert.deepEqual(
        problems.map(({ row, column }) => [row, column]),
        columns.map((column) => [1, column]),
      )
      assert.deepEqual(observations, [])
    })
  }
})

describe('without all headings, the row that has most of them is told, and only what it lacks', () => {
  const row = ['RVJ', 'North Bristol', '20/21 Standards Met', '28/07/2021']
  const cases: readonly [rows: readonly (readonly string[])[], told: readonly (readonly [number, string])[]][] = [
    [[['DSPT search results'], ['Code', 'Organisation Name', 'State', 'Date Of Publication'], row], [[2, 'Status']]],
    [[['Status of 25 October'], [], ['Code', 'Status', 'Published'], row], [[3, 'Date Of Publication']]],
  ]
  for (const [rows, told] of cases) {
    test(told.join(), () => {
      const found = readRegisterFile(rows, context)
      assert.deepEqual(
        found.problems.map(({ row, column }) => [row, column]),
        told,
      )
      assert.deepEqual([found.rows.read, found.rows.leftOut, found.leftOut], [0, 0, []])
    })
  }
})

test('empty rows are skipped, and rows have the numbers of the spreadsheet', () => {
  const { problems } = read(['', '', '', ''], [' ', '', '', ''], ['7', 'x', '20/21 Standards Met', ''])
  assert.deepEqual(
    problems.map(({ row }) => row),
    [4],
  )
})

test('cells missing at the end of a row count as empty', () => {
  assert.equal(read(['RVJ', 'North Bristol', '20/21 Standards Met']).observations.length, 1)
})

test('an organisation that occurs twice is one observation if both rows say the same, otherwise a problem', () => {
  const once = ['RVJ', '', '20/21 Standards Met', '28/07/2021']
  assert.equal(read(once, once).observations.length, 1)
  const { problems } = read(once, ['rvj', '', '20/21 Standards Exceeded', '28/07/2021'])
  assert.deepEqual(
    problems.map(({ row, column }) => [row, column]),
    [[3, 'Code']],
  )
})

function read(...rows: readonly (readonly string[])[]) {
  return readRegisterFile([headings, ...rows], context)
}
