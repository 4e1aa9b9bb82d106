import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { MailFile } from './message.ts'
import { workbookIn } from './workbooks.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const other = 'application/octet-stream'

function file(name: string, mediaType: string = other, bytes: readonly number[] = [1, 2]): MailFile {
  return { name, mediaType, bytes: Uint8Array.from(bytes) }
}

describe('one file', () => {
  const cases: readonly [name: string, mediaType: string, found: string][] = [
    ['plan.xlsx', other, 'one'],
    ['plan.xlsx.exe', other, 'none'],
    ['plan', xlsx, 'one'],
    ['plan of v2.1', xlsx, 'one'],
    ['plan.2 of three', xlsx, 'one'],
    ['plan', other, 'none'],
    ['plan.docx', xlsx, 'one'],
    ['plan.docx', other, 'none'],
    ['plan.zip', other, 'one'],
    ['plan.zip.txt', other, 'none'],
    ['plan', 'text/csv', 'one'],
    ['plan', 'application/vnd.ms-excel', 'one'],
  ]
  for (const [name, mediaType, found] of cases) {
    test(`“${name}” as ${mediaType} is ${found}`, () => {
      assert.equal(workbookIn([file(name, mediaType)]).found, found)
    })
  }

  const hides: readonly [name: string, mediaType: string, hidden: string | null][] = [
    ['winmail.dat', other, 'winmail'],
    ['my winmail.dat', other, null],
    ['winmail.dat.txt', other, null],
    ['a', 'application/ms-tnef', 'winmail'],
    ['a', 'application/pkcs7-mime', 'encrypted'],
    ['a', 'application/pgp-encrypted', 'encrypted'],
  ]
  for (const [name, mediaType, hidden] of hides) {
    test(`“${name}” as ${mediaType} hides ${hidden ?? 'nothing'}`, () => {
      assert.deepEqual(workbookIn([file(name, mediaType)]), { found: 'none', hidden })
    })
  }
})

describe('two files', () => {
  const cases: readonly [name: string, one: readonly number[], two: readonly number[], found: string][] = [
    ['of the same bytes are one', [1, 2], [1, 2], 'one'],
    ['of other bytes are two', [1, 2], [1, 3], 'several'],
    ['of which one begins like the other are two', [1, 2], [1, 2, 3], 'several'],
    ['of which one goes on are two', [1, 2, 3], [1, 2], 'several'],
  ]
  for (const [name, one, two, found] of cases) {
    test(name, () => assert.equal(workbookIn([file('a.xlsx', other, one), file('b.xlsx', other, two)]).found, found))
  }

  test('that are two are named', () => {
    const files = [file('a.xlsx', other, [1]), file('b.xlsx', other, [2])]
    assert.deepEqual(workbookIn(files), { found: 'several', names: ['a.xlsx', 'b.xlsx'] })
  })

  test('of which one only seems a workbook by its type are one', () => {
    assert.deepEqual(workbookIn([file('a.docx', xlsx, [1]), file('b.xlsx', other, [2])]), {
      found: 'one',
      file: file('b.xlsx', other, [2]),
    })
  })
})
