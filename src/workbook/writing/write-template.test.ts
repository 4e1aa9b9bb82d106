import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { baseItems, baseTemplate, ref } from '../../../test/workbooks/base-template.ts'
import { day } from '../../core/day.ts'
import { anAction, anItem } from '../../core/plan/plan.builders.ts'
import { emptyItem, type PlanItem } from '../../core/plan/plan.ts'
import { openArchive } from '../reading/archive.ts'
import { shown } from '../reading/cell.ts'
import { isRefusal } from '../reading/refusal.ts'
import { openWorkbook } from '../reading/workbook.ts'
import type { CellToWrite, SheetToWrite } from './sheet-to-write.ts'
import { templateRefusalSentence, templateSheets, writeTemplate } from './write-template.ts'

const facts = {
  organisation: { code: 'XCE', name: 'Central England NHS Trust' },
  cycle: '2020-21',
  madeOn: day('2021-07-01'),
  latestCompletion: day('2021-12-30'),
  mostOutstandingItems: 15,
}

const of = (all: readonly PlanItem[]) => ({ ...facts, items: all.map((item) => ({ item, asks: 'What it asks' })) })

function sheetsOf(all: readonly PlanItem[]): readonly SheetToWrite[] {
  const template = templateSheets(of(all))
  assert.ok(template.made)
  return template.sheets
}

function planOf(all: readonly PlanItem[]): SheetToWrite {
  const [, plan] = sheetsOf(all)
  assert.ok(plan)
  return plan
}

function rowIds({ cells }: SheetToWrite): readonly string[] {
  return cells.flatMap(({ row, column, value }) => (row > 1 && column === 1 && value !== null ? [String(value)] : []))
}

describe('the plan sheet', () => {
  test('lists every gap with a row for each action and at least one spare row', () => {
    assert.deepEqual(rowIds(planOf(baseItems)), [
      '1.6.5/1',
      '1.6.5/2',
      '1.6.5/3',
      '4.5.3/1',
      '4.5.3/2',
      '4.5.3/3',
      '9.2.1/1',
      '9.2.1/2',
      '9.2.1/3',
    ])
    const many = anItem({ actions: ['a1', 'a2', 'a7'].map((id) => anAction({ id })) })
    assert.deepEqual(rowIds(planOf([many])), ['4.5.3/a1', '4.5.3/a2', '4.5.3/a7', '4.5.3/8'])
  })

  test('has fewer spare rows the more gaps there are, so that it can be read back', () => {
    const rowsFor = (gaps: number) =>
      rowIds(
        planOf(Array.from({ length: gaps }, (_, n) => emptyItem(ref(`${1 + Math.floor(n / 90)}.1.${1 + (n % 90)}`)))),
      )
    assert.deepEqual(
      [15, 56, 57, 84, 85, 149].map((gaps) => rowsFor(gaps).length),
      [45, 168, 114, 168, 85, 149],
    )
  })

  test('locks the cells that it fills in and leaves those for people unlocked', () => {
    const { cells } = planOf(baseItems)
    const lookAt = (row: number, column: number) =>
      cells.find((cell) => cell.row === row && cell.column === column)?.look
    assert.deepEqual(
      [1, 2, 3].map((column) => lookAt(2, column)),
      ['fixed', 'fixed', 'fixed'],
    )
    assert.deepEqual(
      [4, 9, 13].map((column) => lookAt(2, column)),
      ['input', 'date-input', 'date-input'],
    )
    assert.deepEqual(
      [1, 2, 3].map((column) => lookAt(11, column)),
      ['fixed', 'text-input', 'input'],
    )
  })

  test('offers Yes and No and requires days, with one validation for a whole range', () => {
    assert.deepEqual(
      planOf(baseItems).choices.map(({ column, rows, allows }) => [column, ...rows, allows]),
      [
        [9, 2, 25, 'day'],
        [10, 2, 25, 'whole-number'],
        [11, 2, 25, 'yes-or-no'],
        [13, 2, 25, 'day'],
      ],
    )
  })
})

describe('the instructions', () => {
  const textOf = (contents: Parameters<typeof templateSheets>[0]) => {
    const template = templateSheets(contents)
    assert.ok(template.made)
    return template.sheets[0]?.cells.map(({ value }: CellToWrite) => value).join('\n') ?? ''
  }

  test('name the organisation, the cycle and the limits of the guidance', () => {
    const text = textOf(of(baseItems))
    assert.match(text, /Central England NHS Trust \(XCE\), 2020-21/)
    assert.match(text, /on or before 30 December 2021/)
    assert.match(text, /more than 15 outstanding evidence items/)
  })

  test('leave out limits that were withdrawn', () => {
    const text = textOf({ ...of(baseItems), latestCompletion: null, mostOutstandingItems: null })
    assert.doesNotMatch(text, /on or before|more than/)
  })
})

describe('the file', () => {
  test('is a protected workbook of three sheets', async () => {
    const workbook = await openWorkbook(await baseTemplate())
    assert.ok(!isRefusal(workbook))
    assert.deepEqual(
      workbook.sheets.map(({ name }) => name),
      ['Instructions', 'Improvement plan', 'Details'],
    )
    const xml = await partOf(await baseTemplate(), 'xl/worksheets/sheet2.xml')
    assert.match(xml, /<sheetProtection sheet="1"/)
    assert.match(xml, /<dataValidation type="list"[^>]*sqref="K2:K25"><formula1>"Yes,No"<\/formula1>/)
    assert.match(xml, /<pane xSplit="2" ySplit="1"/)
  })

  test('has texts that begin like a formula as texts', async () => {
    const workbook = await openWorkbook(await baseTemplate([anItem({ gap: '=cmd|calc!A0' })]))
    assert.ok(!isRefusal(workbook))
    const sheet = await workbook.sheets[1]?.read()
    assert.ok(sheet !== undefined && !isRefusal(sheet))
    const cell = sheet.rows[1]?.cells.get(4)
    assert.ok(cell)
    assert.deepEqual([cell.kind, shown(cell)], ['text', '=cmd|calc!A0'])
  })
})

describe('a plan is refused', () => {
  test('that has more actions than the template has rows', async () => {
    const actions = Array.from({ length: 170 }, (_, n) => anAction({ id: `${n + 1}` }))
    const written = await writeTemplate(of([anItem({ actions })]))
    assert.ok(!written.written)
    assert.match(templateRefusalSentence(written.refusal), /170 rows .* room for 169/)
    assert.ok((await writeTemplate(of([anItem({ actions: actions.slice(1) })]))).written)
  })

  test('that has a text no cell can hold', async () => {
    const written = await writeTemplate(of([anItem({ gap: 'x'.repeat(32_768) })]))
    assert.ok(!written.written)
    assert.match(templateRefusalSentence(written.refusal), /A text of 4\.5\.3 is longer than the 32,767 characters/)
  })
})

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const archive = await openArchive(bytes)
  assert.ok(!isRefusal(archive))
  const part = await archive.read(name)
  assert.ok(part !== null && !isRefusal(part))
  return Buffer.from(part).toString()
}
