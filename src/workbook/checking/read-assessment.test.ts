import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CellToWrite } from '../writing/sheet-to-write.ts'
import { writeSpreadsheet } from '../writing/spreadsheet.ts'
import { type ReadAssessment, readAssessment } from './read-assessment.ts'

const csv = (text: string) => readAssessment(Buffer.from(text))

test('a CSV file marks items by reference and answer, whatever else is in it', async () => {
  const read = await csv('Reference,Item,Answer\n4.5.3,Multi-factor,Not met\n1.1.1,"Named, in writing",met\n')
  assert.deepEqual(marksOf(read), ['4.5.3 not-met', '1.1.1 met'])
})

test('a row without an answer marks nothing and is no problem', async () => {
  const read = await csv('Reference,Answer\n4.5.3,\n,\n1.1.1,Partly met\n')
  assert.deepEqual(marksOf(read), ['1.1.1 partly'])
  assert.deepEqual(problemsOf(read), [])
})

test('semicolons, tabs, a byte order mark and rows above the headings do not matter', async () => {
  assert.deepEqual(marksOf(await csv('\uFEFFReference;Answer\n4.5.3;partly\n')), ['4.5.3 partly'])
  assert.deepEqual(marksOf(await csv('Our gaps\n\nEvidence item\tMet / not met\n4.5.3\tnot met\n')), ['4.5.3 not-met'])
})

test('an answer is never taken from another column, and none is lost at a different line end', async () => {
  const other = await csv('Reference,Item,Answer\n1.6.5,Policy covers projects; met,Not met\n')
  assert.deepEqual(marksOf(other), ['1.6.5 not-met'])
  const mixed = await csv('Reference,Answer\r\n1.6.5,Not met\n4.5.3,met\n1.1.1,met\n')
  assert.deepEqual(marksOf(mixed), ['1.6.5 not-met', '4.5.3 met', '1.1.1 met'])
})

test('an archive that is cut off is no list', async () => {
  const read = await readAssessment(Buffer.from('PK\u0003\u0004'))
  assert.match(read.kind === 'refused' ? read.because : '', /The end of the file is missing/)
})

test('what people put around a reference so that spreadsheets leave it alone is left out', async () => {
  const read = await csv('Reference,Answer\n="1.6.5",Not met\n\'4.5.3,Met\n\u200b1.1.1\u00a0,="met"\n')
  assert.deepEqual(marksOf(read), ['1.6.5 not-met', '4.5.3 met', '1.1.1 met'])
})

test('every row is counted once', async () => {
  const rows = ['4.5.3,a,met', '1.1.1,a,', '', '1.6.5,a,b,met', '4.5.3,a,not met', '2.2.1,a,yes', '3.1.1,a,met', ',,']
  const read = await csv(`Gaps\nReference,Item,Answer\n${rows.join('\n')}\n`)
  assert.ok(read.kind === 'read')
  assert.deepEqual(read.rows, { read: 7, marking: 2, withProblems: 3, unanswered: 1, empty: 1 })
})

test('a row with more values than are read is refused, not cut', async () => {
  const headings = Array.from({ length: 39 }, (_, each) => `h${each}`).join(',')
  const read = await csv(`Reference,${headings},Answer\n4.5.3,${','.repeat(39)}met\n`)
  assert.match(marksOf(read)[0] ?? '', /Row 1 of the file has more than 40 values/)
})

test('the encodings of Excel are read, with one byte or two for a letter', async () => {
  const oneByte = Buffer.concat([
    Buffer.from('Reference,Item,Answer\n4.5.3,organisation'),
    Buffer.from([0x92]),
    Buffer.from('s,met\n'),
  ])
  assert.deepEqual(marksOf(await readAssessment(oneByte)), ['4.5.3 met'])
  const twoBytes = Buffer.from('\uFEFFReference\tAnswer\n4.5.3\tmet\n', 'utf16le')
  assert.deepEqual(marksOf(await readAssessment(twoBytes)), ['4.5.3 met'])
})

test('the words of the items may stand beside their references, as in the list that is downloaded', async () => {
  const read = await csv('Standard,Evidence item,Reference,Answer\n1,Is there a policy?,1.1.1,Met\n')
  assert.deepEqual(marksOf(read), ['1.1.1 met'])
})

test('two columns that may be meant are refused, with both headings and their cells', async () => {
  const files: readonly [text: string, says: RegExp][] = [
    ['Reference,Answer,Answer\n1.1.1,Met,Not met\n', /“Answer” \(B1\) and “Answer” \(C1\)\. Keep one/],
    ['Reference,Status,Answer\n1.1.1,Met,Not met\n', /“Status” \(B1\) and “Answer” \(C1\)/],
    ['Evidence item,Reference,Answer\n1.1.1,1.1.2,Met\n', /“Evidence item” \(A1\) and “Reference” \(B1\)/],
  ]
  for (const [text, says] of files) assert.match(marksOf(await csv(text))[0] ?? '', says)
})

const problems: readonly [name: string, rows: string, found: RegExp][] = [
  ['an answer that is not one of the three', '4.5.3,Yes', /^2 B2 “Yes” not an answer/],
  ['a reference of two numbers', '4.5,met', /^2 A2 “4.5” not the reference/],
  ['a reference with a word', 'item 4.5.3,met', /^2 A2 “item 4.5.3” not the reference/],
  ['a standard that does not exist', '11.1.1,met', /^2 A2 “11.1.1” not the reference/],
  [
    'a full-width reference',
    '\uff14.5.3,met',
    /^2 A2 “４.5.3” not the reference of an evidence item: it contains a full-width/,
  ],
  ['a formula', '=A1,met', /^2 A2 “=A1” a formula/],
  ['an answer without a reference', ',met', /^2 A2 “” a row with an answer/],
  ['a reference that a spreadsheet turned into a date', '04/05/2003,met', /^2 A2 “04\/05\/2003” a date/],
  [
    'a value too many',
    '4.5.3,projects, met',
    /^2 A2 “4.5.3,projects, met” a row of 3 values under 2 headings, on line 2/,
  ],
  ['a value too few', '4.5.3', /^2 A2 “4.5.3” a row of 1 value under 2 headings, on line 2/],
  ['a mark of no width', 'x\u200b,met\u200b', /^2 A2 “x” not the reference/],
  ['a reference turned into a date with its month in letters', '01-Jan-01,met', /^2 A2 “01-Jan-01” a date/],
  ['the same item twice', '4.5.3,met\n4.5.3,not met', /^3 A3 “4.5.3” also in row 2/],
]
for (const [name, rows, found] of problems) {
  test(`${name} is a problem, with its row and cell`, async () => {
    const read = await csv(`Reference,Answer\n${rows}\n`)
    assert.equal(problemsOf(read).length, 1)
    assert.match(problemsOf(read)[0] ?? '', found)
  })
}

test('a workbook is read in the same way, whichever sheet has the headings', async () => {
  const read = await readAssessment(
    await workbook([
      ['Reference', 'Answer'],
      ['4.5.3', 'Not met'],
    ]),
  )
  assert.deepEqual(marksOf(read), ['4.5.3 not-met'])
})

const refused: readonly [name: string, bytes: Buffer, because: RegExp][] = [
  ['an empty file', Buffer.from(''), /empty/],
  ['a file without the headings', Buffer.from('a,b\n1,2\n'), /No row has the headings/],
  ['a PDF', Buffer.from('%PDF-1.7 …'), /PDF/],
  ['a quotation mark that is never closed', Buffer.from('Reference,Answer\n"4.5.3,met\n'), /quotation mark/],
  ['thousands of empty rows', Buffer.from(`Reference,Answer\n${'\n'.repeat(10_001)}`), /more than 10,000 rows/],
  ['more rows than an assessment has', Buffer.from(`Reference,Answer\n${'4.5.3,met\n'.repeat(201)}`), /more than 200/],
]
for (const [name, bytes, because] of refused) {
  test(`${name} is refused with the reason`, async () => {
    const read = await readAssessment(bytes)
    assert.equal(read.kind, 'refused')
    assert.match(read.kind === 'refused' ? read.because : '', because)
  })
}

function marksOf(read: ReadAssessment): readonly string[] {
  return read.kind === 'read' ? read.marks.map(({ evidence, answer }) => `${evidence} ${answer}`) : [read.because]
}

function problemsOf(read: ReadAssessment): readonly string[] {
  if (read.kind === 'refused') return [read.because]
  return read.problems.map(({ row, cell, holds, is }) => `${row} ${cell} “${holds}” ${is}`)
}

async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells: readonly CellToWrite[] = rows.flatMap((values, row) =>
    values.map((value, column) => ({ row: row + 1, column: column + 1, value, look: 'input' as const })),
  )
  const empty = { widths: [10, 10], choices: [], frozen: { rows: 0, columns: 0 } } as const
  return writeSpreadsheet('An assessment', [
    { name: 'Cover', cells: [], ...empty },
    { name: 'List', cells, ...empty },
  ])
}
