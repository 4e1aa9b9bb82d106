import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import type { Actor } from '../../core/actor.ts'
import { allRows } from '../../core/batches.ts'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { registerTable } from '../../core/register/columns.ts'
import { readRegisterQuery } from '../../core/register/register-query.ts'
import { publicScope } from '../../store/database/database.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'
import { toCsv } from '../../workbook/writing/write-csv.ts'
import { confirmRegisterImport, previewRegisterImport, type RegisterPreview } from './import-register.ts'
import { registerDownload, registerOrganisation } from './register.ts'
import { registerRows } from './register-rows.ts'

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
  const { counts, changes, file, id } = await preview(november, [
    ['RVJ', '', '20/21 Standards Exceeded', '28/07/2021'],
    ['00L', '', '20/21 Standards Met', '30/06/2021'],
    ['117', 'DARLINGTON BOROUGH COUNCIL (UNITARY)', '20/21 Standards Met', '30/06/2021'],
    ['A81001', 'A surgery', '20/21 Standards Met', '30/06/2021'],
    ['XCE', 'Central England NHS Trust', '20/21 Standards Met', '30/06/2021'],
  ])
  assert.notEqual(id, null)
  assert.deepEqual(counts, { new: 1, changed: 1, same: 1, 'decided-that-day': 0 })
  assert.deepEqual(
    changes.map(({ kind, name, before }) => [kind, name, before?.shown]),
    [
      ['changed', 'North Bristol NHS Trust', 'standards-met'],
      ['same', 'NHS Northumberland CCG', 'standards-met'],
      ['new', 'Darlington Borough Council', 'not-known'],
    ],
  )
  assert.deepEqual(
    file.leftOut.map(({ code, because }) => [code, because]),
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
  const { id, file } = await preview(november, [
    ['RVJ', '', '20/21 Standards Met', '28/07/2021'],
    ['117.0', '', '20/21 Standards Met', '30/06/2021'],
  ])
  assert.deepEqual([id, file.problems.length], [null, 1])
  assert.equal((await confirm(id)).result, 'nothing-waiting')
})

test('the register’s own download can be imported again, and changes nothing', async () => {
  const read = readRegisterQuery({ on: '2021-10-25' }, day('2022-02-08'))
  assert.ok(read.kind === 'query')
  const csv = toCsv(registerTable(await allRows(registerDownload(casework, read.query))))
  const rows = await registerRows(new TextEncoder().encode(csv))
  assert.ok(rows.kind === 'rows')
  const seen = { ...november, observedOn: day('2021-10-25') }
  const { counts, file } = await preview(seen, rows.rows.slice(1))
  assert.deepEqual([counts.same, counts.new + counts.changed, file.problems], [356, 0, []])
  assert.equal((await confirm((await preview(seen, rows.rows.slice(1))).id)).result, 'done')
  assert.equal(await observations('2021-10-25'), 356)
})

test('a person who is not the lead may neither preview nor confirm', async () => {
  for (const key of ['reviewer', 'editor', 'siro']) {
    const actor = await casework.person(key)
    assert.equal((await previewRegisterImport(casework, actor, november, [headings])).result, 'not-allowed')
    assert.equal((await confirmRegisterImport(casework, actor, '2020-21', 'x')).result, 'not-allowed')
  }
})

test('an import needs a day that is not in the future or before its year, and a source', async () => {
  const later = { ...november, observedOn: day('2022-02-09') }
  assert.deepEqual(await previewRegisterImport(casework, lead, later, [headings]), {
    ...{ result: 'refused', refusal: 'day-in-the-future' },
  })
  const early = { ...november, observedOn: day('2020-09-30') }
  assert.deepEqual(await previewRegisterImport(casework, lead, early, [headings]), {
    ...{ result: 'refused', refusal: 'day-before-the-cycle' },
  })
  const silent = { ...november, source: ' ' }
  assert.deepEqual(await previewRegisterImport(casework, lead, silent, [headings]), {
    ...{ result: 'refused', refusal: 'no-source' },
  })
})

async function importOne(status: string) {
  const december = { ...november, observedOn: day('2021-12-15'), source: 'Search results of 15 December' }
  return confirm((await preview(december, [['RTV', '', status, '30/07/2021']])).id)
}

async function preview(
  seen: Parameters<typeof previewRegisterImport>[2],
  rows: readonly (readonly string[])[],
): Promise<RegisterPreview> {
  const answer = await previewRegisterImport(casework, lead, seen, [headings, ...rows])
  assert.ok(answer.result === 'preview')
  return answer.preview
}

function confirm(id: string | null) {
  return confirmRegisterImport(casework, lead, '2020-21', id ?? 'none')
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
