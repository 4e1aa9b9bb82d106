import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../core/day.ts'
import type { Cell } from '../reading/cell.ts'
import { type CellReading, readCovidAnswer, readEmail, readMonths, readOwner, readText } from './read-cells.ts'
import { readDoneOn } from './read-day.ts'

type Cases = readonly (readonly [written: string | Cell, read: string])[]

const formula: Cell = { kind: 'formula', text: '=A1' }
const notWorkedOut = 'a formula, which is not worked out here'
const realDay: Cell = { kind: 'day', day: day('2021-06-20') }

/** Each cell, and `= value` if it is read as that, else what it is instead. */
const tables: readonly (readonly [what: string, read: (cell: Cell) => CellReading<unknown>, cases: Cases])[] = [
  [
    'P3 an owner',
    readOwner,
    [
      ['Jo Bloggs', '= Jo Bloggs'],
      ['  R D French ', '= R D French'],
      ['DoF', '= DoF'],
      ['IC', '= IC'],
      ['Director of IT', '= Director of IT'],
      ['Head of Information Governance and Data Security', '= Head of Information Governance and Data Security'],
      ['SIRO (Deputy Chief Executive & Director of Finance)', '= SIRO (Deputy Chief Executive & Director of Finance)'],
      ['Learning and Development team', '= Learning and Development team'],
      ['All IAOs', '= All IAOs'],
      ['NED-WT/DoN', 'more than one person'],
      ['Head of IT / Head of IG', 'more than one person'],
      ['Jo Bloggs and Sam Smith', 'more than one person'],
      ['Jo Bloggs; Sam Smith', 'more than one person'],
      ['TBC', 'no owner yet'],
      ['To check with HR', 'no owner yet'],
      ['ask IC for this?', 'no owner yet'],
      ['team or for IC to do?', 'no owner yet'],
      ['[SIRO Name]', 'no owner yet'],
      [formula, notWorkedOut],
    ],
  ],
  [
    'P3 an email address',
    readEmail,
    [
      ['jo.bloggs@example.nhs.uk', '= jo.bloggs@example.nhs.uk'],
      ['mailto:jo@example.nhs.uk', '= jo@example.nhs.uk'],
      ['jo@example.nhs.uk; sam@example.nhs.uk', 'more than one email address'],
      ['Jo Bloggs', 'not an email address'],
      ['jo@example', 'not an email address'],
      ['mailto:Jo@example.nhs.uk?subject=Plan', '= Jo@example.nhs.uk'],
      ['(jo@example.org)', 'not an email address'],
      ['“jo@example.org”', 'not an email address'],
      ['jo@example.org.', 'not an email address'],
      ['jo@example..org', 'not an email address'],
      ['smtp:jo@example.org', 'not an email address'],
      ['j\u043E@example.org', 'not an email address'],
      ['jo\u2800@example.org', 'not an email address'],
      [`x@${'a.'.repeat(16_000)}@`, 'more than one email address'],
      [formula, notWorkedOut],
    ],
  ],
  [
    'P4 a number of months',
    readMonths,
    [
      [{ kind: 'number', value: 3, text: '3', asDay: null }, '= 3'],
      ['3', '= 3'],
      ['three', '= 3'],
      ['12 months', '= 12'],
      ['1 month', '= 1'],
      ['0', '= 0'],
      [{ kind: 'number', value: 2.5, text: '2.5', asDay: null }, 'not a whole number of months'],
      ['3-4', 'not a whole number of months'],
      ['-3', 'not a whole number of months'],
      ['a few', 'not a whole number of months'],
      [realDay, 'not a whole number of months'],
      [formula, notWorkedOut],
    ],
  ],
  [
    'P5 a COVID answer',
    readCovidAnswer,
    [
      ['Yes', '= true'],
      [' no ', '= false'],
      ['YES', '= true'],
      ['Partly', 'neither Yes nor No'],
      ['Y', 'neither Yes nor No'],
      ['N/A', 'neither Yes nor No'],
      [{ kind: 'boolean', value: true }, 'neither Yes nor No'],
      ['Yes, staff were redeployed', 'Yes or No with other words'],
      [formula, notWorkedOut],
    ],
  ],
  [
    'P2 the day an action was done',
    readDoneOn,
    [
      [realDay, '= 2021-06-20'],
      ['20/06/2021', '= 2021-06-20'],
      ['Yes', 'a state, not the day it was done'],
      ['Complete', 'a state, not the day it was done'],
      ['not started', 'a state, not the day it was done'],
      ['✓', 'a state, not the day it was done'],
      [{ kind: 'boolean', value: true }, 'a state, not the day it was done'],
      ['June', 'a month, not a day'],
      [
        'three months after return to BAU',
        'timed from the return to business as usual, but not in words that are certain',
      ],
      [formula, notWorkedOut],
    ],
  ],
  [
    'a text',
    readText,
    [
      ['  Buy tokens\r\nand use them ', '= Buy tokens\nand use them'],
      ['مرحبا 😀', '= مرحبا 😀'],
      ['=cmd|calc', '= =cmd|calc'],
      [{ kind: 'number', value: 95, text: '95', asDay: null }, '= 95'],
      [realDay, '= 20/06/2021'],
      [{ kind: 'error', text: '#REF!' }, 'an error of the spreadsheet'],
      [formula, notWorkedOut],
    ],
  ],
]

for (const [what, read, cases] of tables) {
  describe(what, () => {
    for (const [written, expected] of cases) {
      const cell: Cell = typeof written === 'string' ? { kind: 'text', text: written } : written
      const name = typeof written === 'string' ? `“${written.trim()}”` : `a ${written.kind}`
      test(`${what}: ${name} is ${expected.replace('= ', '')}`, () => {
        const reading = read(cell)
        assert.equal(reading.understood ? `= ${reading.value}` : reading.is, expected)
      })
    }
  })
}
