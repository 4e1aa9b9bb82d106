import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { fromBufferPromise } from 'yauzl'
import { rawWorkbook } from '../../../test/hostile/raw-workbook.ts'
import { type RawPart, rawZip } from '../../../test/hostile/raw-zip.ts'
import { type Edit, editedTemplate } from '../../../test/workbooks/edited-template.ts'
import { filled, itemOf } from '../../../test/workbooks/read-edited.ts'
import { refusalSentence } from '../reading/refusal.ts'
import { readPlan } from './read-plan.ts'

describe('a filled template', () => {
  test('says for which organisation and cycle it is and when it was made', async () => {
    const { organisation, cycle, templateVersion, madeOn, listed } = await filled({})
    assert.deepEqual(organisation, { code: 'XCE', name: 'Central England NHS Trust' })
    assert.deepEqual([cycle, templateVersion, madeOn], ['2020-21', '1', '2021-07-01'])
    assert.deepEqual(
      listed.map(({ evidence, lastRow, at }) => [evidence, lastRow, at.cell]),
      [
        ['1.6.5', 3, 'A8'],
        ['4.5.3', 3, 'A9'],
        ['9.2.1', 3, 'A10'],
      ],
    )
  })

  test('has each item with its cells', async () => {
    const plan = await filled({ plan: { E6: 'Buy tokens', M6: '20/06/2021', N6: 'Delivered' } })
    const item = itemOf(plan, '4.5.3')
    assert.deepEqual(item.item.actions, [{ id: '2', text: 'Buy tokens', doneOn: '2021-06-20', note: 'Delivered' }])
    assert.deepEqual(item.cells.actions, { 2: { action: 'E6', doneOn: 'M6', note: 'N6' } })
    assert.deepEqual([item.cells.owner, item.cells.completion, item.cells.firstAction], ['F5', 'I5', 'E5'])
  })

  test('has untouched rows unchanged', async () => {
    const plan = await filled({})
    assert.deepEqual(plan.problems, [])
    assert.deepEqual(
      plan.items.map(({ item }) => [item.evidence, item.actions.length]),
      [
        ['1.6.5', 2],
        ['4.5.3', 0],
        ['9.2.1', 0],
      ],
    )
  })
})

describe('rows', () => {
  test('that were moved still belong to their item and action', async () => {
    const plan = await filled({ rows: [8, 3, 5, 2], plan: { E2: 'Have a test done' } })
    assert.deepEqual(plan.problems, [])
    const item = itemOf(plan, '1.6.5')
    assert.deepEqual(
      item.item.actions.map(({ id, text }) => `${id} ${text}`),
      ['1 Write the procedure', '2 Have it agreed by the board'],
    )
    assert.equal(item.item.owner?.name, 'Jo Bloggs')
    assert.equal(item.cells.owner, 'F5')
  })

  test('that were deleted are gone, and with the last of them the item', async () => {
    const plan = await filled({ rows: [3, 8, 9, 10] })
    assert.deepEqual(
      plan.items.map(({ item }) => [item.evidence, item.actions.map(({ id }) => id)]),
      [
        ['1.6.5', ['2']],
        ['9.2.1', []],
      ],
    )
    assert.equal(plan.listed.length, 3)
  })

  test('added by hand belong to the evidence item they name, with numbers never used before', async () => {
    const plan = await filled({
      rows: [2, 5, 8, 11, 12],
      plan: { B5: '1.6.5', E5: 'Tell all staff', B6: '10.2.1', E6: 'Ask' },
    })
    assert.deepEqual(plan.problems, [])
    assert.deepEqual(itemOf(plan, '1.6.5').item.actions.at(-1), {
      id: '4',
      text: 'Tell all staff',
      doneOn: null,
      note: '',
    })
    assert.deepEqual(
      itemOf(plan, '10.2.1').item.actions.map(({ id }) => id),
      ['1'],
    )
  })

  test('with only a note in a column that is not the template’s are ignored', async () => {
    assert.deepEqual((await filled({ plan: { P14: 'ask Sam', AN15: 'x' } })).problems, [])
  })
})

test('columns that were moved are found by their headings', async () => {
  const swapped = {
    D1: 'Action',
    E1: 'The gap',
    D2: 'Write the procedure',
    E2: 'No procedure',
    D3: 'Agree it',
    E3: null,
  }
  const plan = await filled({ plan: swapped })
  const { item, cells } = itemOf(plan, '1.6.5')
  assert.deepEqual(
    [item.gap, item.actions.map(({ text }) => text)],
    ['No procedure', ['Write the procedure', 'Agree it']],
  )
  assert.equal(cells.actions['1']?.action, 'D2')
})

const refused: readonly [name: string, edit: Edit, reason: string][] = [
  ['without its organisation', { details: { B1: null } }, 'no-details'],
  ['of a cycle that is not known', { details: { B3: '2031-32' } }, 'no-details'],
  ['of another version of the template', { details: { B4: '2' } }, 'other-template-version'],
  ['of a content version that is not known yet', { details: { B6: '99' } }, 'newer-content-version'],
  [
    'of a newer template, whatever else is different in it',
    { details: { B6: '99', B1: null }, plan: { E1: 'Steps' } },
    'newer-content-version',
  ],
  ['of a content version that is no number', { details: { B6: 'new' } }, 'no-details'],
  ['without the day it was made', { details: { B5: 'July' } }, 'no-details'],
  ['with its list of gaps changed', { details: { B8: 'x' } }, 'no-details'],
  ['with a gap listed twice', { details: { A9: '1.6.5' } }, 'no-details'],
  ['with an edited copy of the plan', { copies: { 'Improvement plan (2)': { E2: 'Buy' } } }, 'several-plan-sheets'],
  ['without the headings', { plan: { B1: 'Item', E1: 'What to do' } }, 'no-plan-sheet'],
  [
    'with more rows than are read',
    { plan: Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`E${n + 2}`, 'x'])) },
    'too-many-rows',
  ],
  ['with something in column 41', { plan: { AO2: 'x' } }, 'cell-out-of-range'],
  ['with a text longer than a cell can hold', { plan: { E2: 'x'.repeat(32_768) } }, 'text-too-long'],
]

describe('a file', () => {
  for (const [name, edit, reason] of refused) {
    test(`${name} is refused`, async () => {
      const reading = await readPlan(await editedTemplate(edit))
      assert.equal(reading.read ? 'read' : reading.refusal.reason, reason)
    })
  }

  test('that is not the template is refused with the sheets it has and the one that was expected', async () => {
    const files: readonly [file: Uint8Array, says: RegExp][] = [
      [rawWorkbook(), /^The file has the sheet “Plan”, but not “Improvement plan”, nor any with the plan’s headings/],
      [
        await editedTemplate({ plan: { B1: 'Item' } }),
        /^The sheet “Improvement plan” has no row with the headings “Evidence item”, which the plan has\./,
      ],
    ]
    for (const [file, says] of files) {
      const reading = await readPlan(file)
      assert.match(reading.read ? 'read' : refusalSentence(reading.refusal), says)
    }
  })

  test('is read whatever Numbers calls its sheets, and whichever of one’s own is missing', async () => {
    const renamed = await withWorkbookPart((xml) =>
      xml
        .replace('name="Improvement plan"', 'name="IMPROVEMENT PLAN  - Table 1"')
        .replace('name="Details"', 'name=" details"')
        .replace('<sheets>', '<sheets><sheet name="Export Summary" sheetId="9" r:id="rId99"/>'),
    )
    const reading = await readPlan(renamed)
    assert.equal(reading.read && reading.plan.items.length, 3)
  })

  test('with a copy of the plan that says the same, a blank one or a list of one’s own is read', async () => {
    const blank = Object.fromEntries('ABCDEFGHIJKLMNO'.split('').flatMap((c) => rowsOf(c, 2, 40)))
    for (const edits of [{}, blank, { A1: 'No', E2: 'Another' }])
      assert.equal((await filled({ copies: { 'Improvement plan (2)': edits } })).sheet, 'Improvement plan')
  })

  test('with the day it was made as a text is read, as some programs save it', async () => {
    for (const B5 of ['01/07/2021', '2021-07-01', '1 July 2021'])
      assert.equal((await filled({ details: { B5 } })).madeOn, '2021-07-01')
  })

  test('with a text as long as a cell can hold is read', async () => {
    const plan = await filled({ plan: { E2: 'x'.repeat(32_767) } })
    assert.equal(itemOf(plan, '1.6.5').item.actions[0]?.text.length, 32_767)
  })
})

function rowsOf(column: string, from: number, to: number): readonly (readonly [string, null])[] {
  return Array.from({ length: to - from + 1 }, (_, n) => [`${column}${from + n}`, null])
}

/** The base template with its list of sheets changed. */
async function withWorkbookPart(change: (xml: string) => string): Promise<Uint8Array> {
  const bytes = Buffer.from(await editedTemplate({}))
  const zip = await fromBufferPromise(bytes)
  const parts: RawPart[] = []
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry))
    const isList = entry.fileName === 'xl/workbook.xml'
    parts.push({ name: entry.fileName, content: isList ? Buffer.from(change(content.toString())) : content })
  }
  return rawZip(parts)
}
