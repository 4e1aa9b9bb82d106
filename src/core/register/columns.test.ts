import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import { registerCells, registerColumns } from './columns.ts'
import type { Publication } from './publication.ts'

test('the download has the toolkit’s own columns, edition, date and sector', () => {
  assert.deepEqual(registerColumns, ['Code', 'Organisation Name', 'Status', 'Date Of Publication', 'Primary Sector'])
  const cells = [
    '00L',
    'NHS Northumberland CCG',
    '20/21 Standards Met',
    '30/06/2021',
    'CCG / Integrated Care Board (ICB)',
  ]
  assert.deepEqual(registerCells(aPublication()), cells)
})

test('S6 the download shows a status by its name on the day of the download', () => {
  const approved = aPublication({ shown: 'approaching-standards', statusName: 'Standards Not Met (Plan Agreed)' })
  assert.equal(registerCells(approved)[2], '20/21 Standards Not Met (Plan Agreed)')
})

test('unknown values are empty, and an organisation that has not published has no edition', () => {
  const notKnown = aPublication({ shown: 'not-known', statusName: 'Not known', publishedOn: null })
  const notPublished = aPublication({ shown: 'not-published', statusName: 'Not Published', publishedOn: null })
  const rows = [notKnown, notPublished].map(registerCells)
  assert.deepEqual(
    rows.map((row) => [row[2], row[3]]),
    [
      ['', ''],
      ['Not Published', ''],
    ],
  )
})

function aPublication(but: Partial<Publication> = {}): Publication {
  return {
    organisation: '00L' as OdsCode,
    name: 'NHS Northumberland CCG',
    type: 'ccg',
    region: 'North East and Yorkshire',
    cycle: '2020-21',
    shown: 'standards-met',
    statusName: 'Standards Met',
    publishedOn: day('2021-06-30'),
    statusSince: null,
    observedOn: day('2021-10-25'),
    successors: [],
    ...but,
  }
}
