import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import type { Actor } from '../../core/actor.ts'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { registerCells } from '../../core/register/columns.ts'
import { readRegisterQuery } from '../../core/register/register-query.ts'
import { allRows, type Cell } from '../../core/table.ts'
import { publicScope } from '../../store/database/database.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'
import { beginReading } from '../../store/register/register-files.ts'
import { csvInBatches } from '../../workbook/writing/write-csv.ts'
import { serviceScope } from '../scope.ts'
import {
  confirmRegisterImport,
  type RegisterPreview,
  submitRegister,
  submittedRegister,
  wholeRegisterList,
} from './import-register.ts'
import { readRegister } from './read-register.ts'
import { registerDownload, registerOrganisation } from './register.ts'

const headings = ['Code', 'Organisation Name', 'Status', 'Date Of Publication', 'Primary Sector']
const november = { cycle: '2020-21', observedOn: day('2021-11-30'), source: 'Search results of 30 November' } as const

let casework: TestCasework
let lead: Actor

before(async () => {
  casework = await testCasework()
  casework.standOn(day('2022-02-08'))
  lead = await casework.person('lead')
})

after(() => casework.close())

test('S8 a preview lists what is new, changed and the same, and changes nothing', async () => {
  const { counts, lists, mayRecord } = await preview(november, [
    ['RVJ', '', '20/21 Standards Exceeded', '28/07/2021'],
    ['00L', '', '20/21 Standards Met', '30/06/2021'],
    ['117', 'DARLINGTON BOROUGH COUNCIL (UNITARY)', '20/21 Standards Met', '30/06/2021'],
    ['A81001', 'A surgery', '20/21 Standards Met', '30/06/2021'],
    ['XCE', 'Central England NHS Trust', '20/21 Standards Met', '30/06/2021'],
  ])
  assert.ok(mayRecord)
  assert.deepEqual(counts, { new: 1, changed: 1, same: 1, 'decided-that-day': 0 })
  assert.deepEqual(
    lists.change.entries.map(({ kind, name, before }) => [kind, name, before?.shown]),
    [
      ['changed', 'North Bristol NHS Trust', 'standards-met'],
      ['new', 'Darlington Borough Council', 'not-known'],
    ],
  )
  assert.deepEqual(
    lists['left-out'].entries.map(({ code, because }) => [code, because]),
    [
      ['A81001', 'unknown-organisation'],
      ['XCE', 'unknown-organisation'],
    ],
  )
  assert.equal(await statusOn('RVJ', '2021-11-30'), 'standards-met')
})

test('S8 once confirmed it is shown from its day until the next observation, and cannot be confirmed twice', async () => {
  const { id } = await preview(november, [['RVJ', '', '20/21 Standards Exceeded', '28/07/2021']])
  assert.equal((await confirm(id)).result, 'done')
  assert.equal((await confirm(id)).result, 'nothing-waiting')
  assert.equal(await statusOn('RVJ', '2021-11-29'), 'standards-met')
  assert.equal(await statusOn('RVJ', '2021-11-30'), 'standards-exceeded')
  assert.equal(await statusOn('RVJ', '2022-02-08'), 'approaching-standards')
})

test('S8 an import is one event of the cycle, with its day, source and counts, chained to the one before', async () => {
  const [first, second] = [await importOne('20/21 Standards Met'), await importOne('20/21 Standards Not Met')]
  assert.deepEqual([first.result, second.result], ['done', 'done'])
  const rows = await casework.database.inTransaction(publicScope, (tx) =>
    tx.selectFrom('cycle_events').selectAll().where('type', '=', 'statuses-observed').orderBy('version').execute(),
  )
  assert.deepEqual(rows.at(-1)?.payload, {
    ...{ observedOn: '2021-12-15', source: 'Search results of 15 December', recorded: 1 },
    counts: { new: 0, changed: 1, same: 0, 'decided-that-day': 0 },
  })
  assert.deepEqual([rows.at(-1)?.by_person, rows.at(-1)?.by_role, rows.at(-1)?.on_day], [lead.id, 'lead', '2022-02-08'])
  for (const [index, row] of rows.entries()) assert.equal(row.previous_hash, rows[index - 1]?.hash ?? firstPreviousHash)
  assert.equal(await statusOn('RTV', '2021-12-15'), 'standards-not-met')
})

test('a file with a single problem cannot be confirmed: all of it is recorded, or none', async () => {
  const { id, lists, mayRecord } = await preview(november, [
    ['RVJ', '', '20/21 Standards Met', '28/07/2021'],
    ['117.0', '', '20/21 Standards Met', '30/06/2021'],
  ])
  assert.deepEqual([mayRecord, lists.problem.of], [false, 1])
  assert.equal((await confirm(id)).result, 'nothing-waiting')
})

test('the register’s own download can be imported again, and changes nothing', async () => {
  const read = readRegisterQuery({ on: '2021-10-25' }, day('2022-02-08'))
  assert.ok(read.kind === 'query')
  const rows = (await allRows(registerDownload(casework, read.query))).map(registerCells)
  const seen = { ...november, observedOn: day('2021-10-25') }
  const { counts, lists } = await preview(seen, rows)
  assert.deepEqual([counts.same, counts.new + counts.changed, lists.problem.of], [356, 0, 0])
  assert.equal((await confirm((await preview(seen, rows)).id)).result, 'done')
  assert.equal(await observations('2021-10-25'), 356)
})

describe('a job that was killed', () => {
  const rows = [['RVJ', '', '20/21 Standards Met', '28/07/2021']]
  const killed = (id: string) => casework.database.inTransaction(serviceScope, (tx) => beginReading(tx, id))

  test('in the middle begins again, and has recorded nothing', async () => {
    const id = await submit(november, rows)
    await killed(id)
    assert.equal((await found(id))?.state, 'reading')
    await readRegister(casework, id)
    assert.equal((await found(id))?.state, 'read')
  })
  test('three times ends with a sentence', async () => {
    const id = await submit(november, rows)
    for (let kills = 0; kills < 3; kills++) await killed(id)
    await readRegister(casework, id)
    const file = await found(id)
    assert.ok(file?.state === 'refused')
    assert.match(file.because, /3 attempts broke off\. Save it as CSV/)
    assert.equal((await confirm(id)).result, 'nothing-waiting')
  })
  test('after it was done does nothing more', async () => {
    const { id } = await preview(november, rows)
    await readRegister(casework, id)
    assert.equal((await found(id))?.state, 'read')
  })
})

test('a file that is not a register is refused in the words of its reader', async () => {
  const answer = await submitRegister(casework, lead, november, Buffer.from('%PDF-1.7'))
  assert.ok(answer.result === 'waiting')
  await readRegister(casework, answer.id)
  const file = await found(answer.id)
  assert.ok(file?.state === 'refused')
  assert.match(file.because, /^The file is not an \.xlsx workbook: it looks like a PDF\. Download the register/)
})

test('another file of the same year replaces the one that waits, and nobody else sees it', async () => {
  const first = await submit(november, [['RVJ', '', '20/21 Standards Met', '28/07/2021']])
  const second = await submit(november, [['RVJ', '', '20/21 Standards Met', '28/07/2021']])
  assert.deepEqual([await found(first), (await found(second))?.state], [null, 'waiting'])
  const other = await casework.person('lead-2')
  assert.equal(await submittedRegister(casework, other, second, firstPages), null)
  await readRegister(casework, first)
  assert.equal(await found(first), null)
})

test('a whole register is read: rows of nobody here are counted by reason and paged, and stop nothing', async () => {
  const others = Array.from({ length: 64_200 }, (_, each) => [
    each === 7 ? '16' : `A${10_000 + each}`,
    `Surgery, of road ${each}`,
    '20/21 Standards Met',
    '28/06/2021',
    each % 2 === 0 ? 'GP' : 'Pharmacy',
  ])
  const read = await preview(november, [...others, ['RVJ', '', '20/21 Standards Met', '28/07/2021', 'NHS Trust']])
  const { rows, lists } = read
  assert.deepEqual([rows.read, rows.taken, rows.leftOut, lists.problem.of], [64_201, 1, 64_200, 0])
  assert.deepEqual(lists['left-out'].counts, [{ by: 'unknown-organisation', count: 64_200 }])
  assert.deepEqual([lists['left-out'].entries.length, lists['left-out'].pages], [100, 642])
  const last = await submittedRegister(casework, lead, read.id, { ...firstPages, 'left-out': 642 })
  assert.ok(last?.state === 'read')
  assert.equal(last.preview.lists['left-out'].entries.at(-1)?.row, 64_201)
  const whole = await wholeRegisterList(casework, lead, read.id, 'left-out')
  assert.equal((await allRows(whole ?? assert.fail())).length, 64_200)
})

test('a person who is not the lead may neither submit nor confirm', async () => {
  for (const key of ['reviewer', 'editor', 'siro']) {
    const actor = await casework.person(key)
    assert.equal((await submitRegister(casework, actor, november, Buffer.from('x'))).result, 'not-allowed')
    assert.equal((await confirmRegisterImport(casework, actor, '2020-21', 'x')).result, 'not-allowed')
    assert.equal(await submittedRegister(casework, actor, 'x', firstPages), null)
  }
})

test('an import needs a day that is not in the future or before its year, and a source', async () => {
  const cases = [
    [{ ...november, observedOn: day('2022-02-09') }, 'day-in-the-future'],
    [{ ...november, observedOn: day('2020-09-30') }, 'day-before-the-cycle'],
    [{ ...november, source: ' ' }, 'no-source'],
  ] as const
  for (const [seen, refusal] of cases)
    assert.deepEqual(await submitRegister(casework, lead, seen, Buffer.from('x')), { result: 'refused', refusal })
})

const firstPages = { problem: 1, 'left-out': 1, change: 1 }

async function importOne(status: string) {
  const december = { ...november, observedOn: day('2021-12-15'), source: 'Search results of 15 December' }
  return confirm((await preview(december, [['RTV', '', status, '30/07/2021']])).id)
}

type Rows = readonly (readonly Cell[])[]

async function submit(seen: Parameters<typeof submitRegister>[2], rows: Rows): Promise<string> {
  const whole = rows.map((row) => [...row, 'NHS Trust'].slice(0, headings.length))
  const content = Buffer.from(await text(csvInBatches({ columns: headings, batches: inOneBatch(whole) })))
  const answer = await submitRegister(casework, lead, seen, content)
  assert.ok(answer.result === 'waiting')
  return answer.id
}

async function* inOneBatch(rows: Rows) {
  yield rows
}

function found(id: string) {
  return submittedRegister(casework, lead, id, firstPages)
}

async function preview(
  seen: Parameters<typeof submitRegister>[2],
  rows: Rows,
): Promise<RegisterPreview & { readonly id: string }> {
  const id = await submit(seen, rows)
  await readRegister(casework, id)
  const file = await found(id)
  assert.ok(file?.state === 'read', JSON.stringify(file))
  return { id, ...file.preview }
}

function confirm(id: string) {
  return confirmRegisterImport(casework, lead, '2020-21', id)
}

async function statusOn(code: string, on: string): Promise<string | undefined> {
  const found = await registerOrganisation(casework, code as OdsCode, day(on))
  return found?.publications.find(({ cycle }) => cycle === '2020-21')?.shown
}

async function observations(on: string): Promise<number> {
  const rows = await casework.database.inTransaction(publicScope, (tx) =>
    tx.selectFrom('statuses').select('organisation').where('from_day', '=', on).execute(),
  )
  return rows.length
}
