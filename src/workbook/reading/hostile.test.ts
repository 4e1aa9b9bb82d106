import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { hostileFiles } from '../../../test/hostile/hostile-files.ts'
import { hostileLists } from '../../../test/hostile/lists.ts'
import { rawWorkbook, relationships, sheet, sheetPart } from '../../../test/hostile/raw-workbook.ts'
import { readWhole } from '../../../test/hostile/read-whole.ts'
import { heavyFiles, heavyPlans } from '../../../test/hostile/tricks.ts'
import { baseTemplate } from '../../../test/workbooks/base-template.ts'
import { readAssessment } from '../checking/read-assessment.ts'
import { readPlan } from '../checking/read-plan.ts'
import { isRefusal, refusalSentence } from './refusal.ts'

describe('a hostile file is refused by name', () => {
  for (const { name, reason, make } of hostileFiles) {
    test(`${name}: ${reason}`, async () => {
      const workbook = await readWhole(make())
      assert.ok(isRefusal(workbook), 'it was read')
      assert.equal(workbook.reason, reason)
      assert.match(refusalSentence(workbook), /^[A-Z].+\.$/)
    })
  }
})

describe('a hostile list of values is refused, with the line or the limit', () => {
  for (const { name, says, make } of hostileLists) {
    test(name, async () => {
      const read = await readAssessment(make())
      assert.match(read.kind === 'refused' ? read.because : 'it was read', says)
    })
  }
})

describe('a heavy file without a plan is refused as that', () => {
  for (const [name, make] of heavyPlans) {
    test(name, async () => {
      const reading = await readPlan(make())
      assert.equal(reading.read ? 'read' : reading.refusal.reason, 'no-plan-sheet')
    })
  }
})

describe('a file that only looks hostile is read', () => {
  const harmless: readonly [name: string, make: () => Buffer][] = [
    ['the smallest workbook', () => rawWorkbook()],
    [
      'a link on a mail address',
      () =>
        rawWorkbook({
          'xl/worksheets/_rels/sheet1.xml.rels': relationships([['hyperlink', 'mailto:jo@example.nhs.uk', 'External']]),
        }),
    ],
    ['a thousand empty rows, as Google Sheets writes', () => rawWorkbook({ [sheetPart]: sheet(emptyRows(1000)) })],
    [
      'an empty cell far outside',
      () => rawWorkbook({ [sheetPart]: sheet('<row r="1048576"><c r="XFD1048576" s="1"/></row>') }),
    ],
    ['a picture', () => rawWorkbook({ 'xl/media/image1.png': Buffer.from('89504e47', 'hex') })],
  ]
  for (const [name, make] of [...harmless, ...heavyFiles]) {
    test(name, async () => assert.ok(!isRefusal(await readWhole(make())), 'it was refused'))
  }
})

describe('a damaged template', () => {
  test('is refused as cut off, wherever it is cut: tried at every tenth byte', async () => {
    const bytes = await baseTemplate()
    for (let length = 10; length < bytes.length; length += 10) {
      const reading = await readPlan(bytes.subarray(0, length))
      assert.equal(reading.read ? 'read' : reading.refusal.reason, 'cut-off', `cut after ${length} bytes`)
    }
  })

  test('is either refused or read as the same plan when bytes are changed', async () => {
    const bytes = await baseTemplate()
    const whole = await readPlan(bytes)
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.integer({ min: 0, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const changed = Uint8Array.from(bytes)
        for (const { at, to } of changes) changed[at] = to
        const reading = await readPlan(changed)
        if (reading.read) assert.deepEqual(reading, whole)
      }),
      { numRuns: 500 },
    )
  })

  test('is refused, and nothing is thrown, if it is random bytes', async () => {
    const start = fc.constantFrom('PK\u0003\u0004', 'PK\u0005\u0006', '', '<', '\u00d0\u00cf')
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (signature, rest) => {
        const reading = await readPlan(Buffer.concat([Buffer.from(signature, 'latin1'), rest]))
        assert.ok(!reading.read)
      }),
      { numRuns: 500 },
    )
  })
})

function emptyRows(count: number): string {
  const cells = (row: number) => Array.from('ABCDEFGHIJKLMN', (letter) => `<c r="${letter}${row}" s="1"/>`).join('')
  return Array.from({ length: count }, (_, n) => `<row r="${n + 1}">${cells(n + 1)}</row>`).join('')
}
