import { day } from '../../src/core/day.ts'
import type { OdsCode } from '../../src/core/organisation.ts'
import { readRegisterFile } from '../../src/core/register/register-file.ts'
import { readRegisterQuery } from '../../src/core/register/register-query.ts'

/** What is said about an address or a file of the register that cannot be read. */
export function registerSentences(): readonly { readonly title: string; readonly sentences: readonly string[] }[] {
  return [
    { title: 'What is wrong with an address of the register', sentences: addresses() },
    { title: 'What is wrong with a file of the register', sentences: files() },
  ]
}

const today = day('2021-07-01')

function addresses(): readonly string[] {
  const wrong = { type: 'x', region: 'x', status: 'x', cycle: 'x', on: 'x', page: 'x', search: 's'.repeat(101) }
  return [wrong, { type: ['ccg', 'csu'] }].flatMap((parameters) => {
    const read = readRegisterQuery(parameters, today)
    return read.kind === 'problems' ? read.problems.map(({ field, text }) => `\`${field}\` ${text}`) : []
  })
}

const context = { cycle: '2020-21', observedOn: today, known: new Set(['RXX' as OdsCode, 'RYY' as OdsCode]) } as const
const heading = ['Code', 'Organisation Name', 'Status', 'Date Of Publication', 'Primary Sector']

function files(): readonly string[] {
  const met = '20/21 Standards Met'
  const rows = [
    ['', 'A', met, ''],
    ['1-Mar', 'COUNTY HALL (214AA)', met, ''],
    ['RXX', 'A', 'Good', ''],
    ['RXX', 'A', 'Standards Met', ''],
    ['RXX', 'A', met, '44377'],
    ['RXX', 'A', met, '02/07/2021'],
    ['RXX', 'A', met, '30/06/2021'],
    ['RXX', 'A', met, '29/06/2021'],
    ['RYY', 'A', met, '30/03/2019'],
  ]
  const anotherYear = ['RXX', 'A', '18/19 Standards Met', '']
  return [[heading, ...rows], [heading, anotherYear], [['Code', 'Code']]].flatMap((file) =>
    readRegisterFile(file, context).problems.map(
      ({ row, column, stands, write }) => `Row ${row}, ${column}, “${stands}”: ${write}`,
    ),
  )
}
