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
  known: new Set(['RVJ', '00L', '117', '00E', '007', '1E5', '0E0', 'MAR1', '1SEP'] as OdsCode[]),
}

describe('a code', () => {
  const accepted: readonly (readonly [written: string, code: string])[] = [
    ['rvj', 'RVJ'],
    [' RVJ ', 'RVJ'],
    ['00L', '00L'],
    ['117', '117'],
    ['007', '007'],
    ['00e', '00E'],
  ]
  for (const [written, code] of accepted) {
    test(`“${written}” is ${code}`, () => {
      assert.equal(read([written, '', '20/21 Standards Met', '']).observations[0]?.organisation, code)
    })
  }

  for (const written of [
    'RVЈ', // with a Cyrillic letter
    '11７',
    '00\u{2800}L',
    'RVJ*',
    'RV J',
    'RVJ (closed)',
    'RVJ-',
    'rvj.',
  ]) {
    test(`“${written}”, which looks like a code here, is a problem, except in a row of another sector`, () => {
      const row = [written, 'A', '20/21 Standards Met', '']
      assert.deepEqual(
        read(row).problems.map(({ row, column, stands }) => [row, column, stands]),
        [[2, 'Code', written]],
      )
      assert.equal(read([...row, 'Pharmacy']).leftOut[0]?.because, 'unknown-organisation')
    })
  }

  for (const written of [
    '117.0',
    '117.',
    '7',
    '0L',
    '1E+05',
    '0.00E+00',
    '1-Mar',
    'Sep-21',
    '01/03/2021',
    '',
    '#N/A',
    'null',
  ]) {
    test(`“${written}” is a problem, not guessed`, () => {
      const { problems, observations } = read([written, 'A council', '20/21 Standards Met', ''])
      assert.deepEqual(
        problems.map(({ row, column, stands }) => [row, column, stands]),
        [[2, 'Code', written]],
      )
      assert.deepEqual(observations, [])
    })
  }

  for (const written of ['16', '40', '8', 'ZZ', '16.0', '2E+07', '1-Apr', 'Oct-21', '01/12/2021']) {
    test(`“${written}”, which no code here can have become, is left out`, () => {
      const { leftOut, problems } = read([written, 'A company', '20/21 Standards Met', ''])
      assert.deepEqual([leftOut.map(({ because }) => because), problems], [['unknown-organisation'], []])
    })
  }

  for (const [written, because] of [
    ['117.0', 'unknown-organisation'],
    ['', 'no-code'],
  ] as const) {
    test(`“${written}” in a row of another sector is left out`, () => {
      const { leftOut, problems } = read([written, 'A chemist', '20/21 Standards Met', '', 'Pharmacy'])
      assert.deepEqual([leftOut.map((each) => each.because), problems], [[because], []])
    })
  }

  test('missing in a row without a status is left out, as in a line of totals', () => {
    const { leftOut, problems } = read(['', 'Total: 3', '', ''])
    assert.deepEqual([leftOut.map(({ because }) => because), problems], [['no-status'], []])
  })

  for (const sector of ['NHS Trust', 'Local Authority', 'CCG / Integrated Care Board (ICB)', 'Arms Length Body']) {
    test(`missing in a row of the sector ${sector} is a problem`, () => {
      assert.equal(read(['', 'A', '20/21 Standards Met', '', sector]).problems.length, 1)
    })
  }

  test('the problem of a damaged code names the code in the organisation’s name', () => {
    const [problem] = read(['117.0', '  Darlington Borough Council (117)', '20/21 Standards Met', '']).problems
    assert.match(problem?.write ?? '', /the name says 117$/)
  })

  for (const written of ['A81001', 'FXX12-01', 'VLXXXX01', 'RVJ-01', 'ARVJ7']) {
    test(`“${written}” of an organisation not in the register is left out`, () => {
      const { leftOut, problems } = read([written, 'A surgery', 'whatever', 'whenever'])
      assert.deepEqual(
        leftOut.map(({ code, because }) => [code, because]),
        [[written, 'unknown-organisation']],
      )
      assert.deepEqual(problems, [])
    })
  }
})

describe('a status', () => {
  const accepted: readonly (readonly [written: string, status: string])[] = [
    ['20/21 Standards Exceeded', 'standards-exceeded'],
    ['20/21  standards met ', 'standards-met'],
    ['20/21 Approaching Standards', 'approaching-standards'],
    ['20/21 Standards Not Met (Plan Agreed)', 'approaching-standards'],
    ['20/21 Standards not fully met (plan agreed)', 'approaching-standards'],
    ['20/21 Standards Not Met', 'standards-not-met'],
    ['2020-21 Standards Met', 'standards-met'],
    ['2020/2021 Standards Met', 'standards-met'],
    ['Standards Met 2020-21', 'standards-met'],
    ['Not Published', 'not-published'],
  ]
  for (const [written, status] of accepted) {
    test(`“${written}” is ${status}`, () => {
      assert.equal(
        read(['RVJ', '', written, ''], ['00L', '', '20/21 Standards Met', '']).observations[0]?.status,
        status,
      )
    })
  }

  for (const written of ['19/20 Standards Met', '19/20 Approaching Standards', '21/22 Standards Met']) {
    test(`S8 “${written}” belongs to another cycle and is left out among those of this one`, () => {
      const others = ['00L', '', '20/21 Standards Met', '']
      assert.equal(read(others, ['RVJ', '', written, '']).leftOut[0]?.because, 'another-cycle')
    })
  }

  for (const written of ['', 'NA', '#N/A', 'null', '-']) {
    test(`“${written}” says nothing and is left out`, () => {
      assert.equal(read(['RVJ', '', written, '']).leftOut[0]?.because, 'no-status')
    })
  }

  for (const written of ['20/21 Standards Nearly Met', '20/21 Published', '44377']) {
    test(`“${written}” is none`, () => {
      assert.deepEqual(
        read(['RVJ', '', written, '']).problems.map(({ column }) => column),
        ['Status'],
      )
    })
  }

  test('without its years is left out if no row has years, else it is a problem', () => {
    assert.equal(read(['RVJ', '', 'Standards Met', '']).leftOut[0]?.because, 'no-year')
    const mixed = read(['RVJ', '', 'Standards Met', ''], ['00L', '', '20/21 Standards Met', ''])
    assert.deepEqual(
      mixed.problems.map(({ row, column }) => [row, column]),
      [[2, 'Status']],
    )
  })
})

describe('a date', () => {
  const accepted: readonly (readonly [written: string, day: string | null])[] = [
    ['28/07/2021', '2021-07-28'],
    ['8/7/2021', '2021-07-08'],
    ['28/07/2021 00:00:00', '2021-07-28'],
    ['2021-07-28', '2021-07-28'],
    ['2021-07-28T00:00:00', '2021-07-28'],
    ['28 July 2021', '2021-07-28'],
    ['25/10/2021', '2021-10-25'],
    ['', null],
    ['null', null],
    ['NA', null],
  ]
  for (const [written, publishedOn] of accepted) {
    test(`“${written}” is ${publishedOn ?? 'none'}`, () => {
      assert.equal(read(['RVJ', '', '20/21 Standards Met', written]).observations[0]?.publishedOn, publishedOn)
    })
  }

  for (const written of [
    '31/02/2021',
    '06/30/2021',
    '44377',
    '28/07/21',
    '28 July',
    'soon',
    '28/07/20211',
    '28/07/2021 to 05/08/2021',
    '28/07/2021 withdrawn',
    '26/10/2021',
  ]) {
    test(`“${written}” is a problem, with what to write`, () => {
      const { problems } = read(['RVJ', '', '20/21 Standards Met', written])
      assert.deepEqual(
        problems.map(({ column, stands }) => [column, stands]),
        [['Date Of Publication', written]],
      )
    })
  }
})

function read(...rows: readonly (readonly string[])[]) {
  return readRegisterFile([headings, ...rows], context)
}
