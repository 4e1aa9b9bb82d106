import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FileKind } from '../casefile/file-kind.ts'
import { cameInsteadAnswer, cameInsteadReason, protectedSentence } from './came-instead-wording.ts'
import { type CameInstead, type RecognisedFile, workbookIn } from './mail-files.ts'
import { cloudLinkIn } from './message.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const other = 'application/octet-stream'

function attachedFile(
  name: string,
  mediaType: string = other,
  bytes: readonly number[] = [1, 2],
  kind: FileKind = 'unknown',
): RecognisedFile {
  return { name, mediaType, bytes: Uint8Array.from(bytes), kind }
}

describe('one file', () => {
  const cases: readonly [name: string, mediaType: string, found: string, kind?: FileKind][] = [
    ['plan.xlsx', other, 'one'],
    ['plan.xlsx.exe', other, 'none'],
    ['plan', xlsx, 'one'],
    ['plan of v2.1', xlsx, 'one'],
    ['plan.2 of three', xlsx, 'one'],
    ['plan', other, 'none'],
    ['plan', other, 'one', 'xlsx'],
    ['', other, 'one', 'xlsx'],
    ['plan.dat', 'text/plain', 'one', 'xlsx'],
    ['plan', other, 'one', 'xls'],
    ['plan', other, 'one', 'csv'],
    ['plan', other, 'one', 'encrypted'],
    ['letter.docx', other, 'none', 'encrypted'],
    ['plan.docx', xlsx, 'one'],
    ['plan.docx', other, 'none'],
    ['plan', 'text/csv', 'one'],
    ['plan', 'application/vnd.ms-excel', 'one'],
    ['plan.xls', 'application/zip', 'none', 'zip'],
  ]
  for (const [name, mediaType, found, kind] of cases) {
    test(`“${name}” as ${mediaType} that is ${kind ?? 'unknown'} is ${found}`, () => {
      assert.equal(workbookIn([attachedFile(name, mediaType, [1], kind)]).found, found)
    })
  }
})

describe('what came instead of a workbook', () => {
  const cases: readonly [name: string, mediaType: string, kind: FileKind, what: CameInstead['what']][] = [
    ['winmail.dat', other, 'unknown', 'winmail'],
    ['my winmail.dat', other, 'unknown', 'file'],
    ['winmail.dat.txt', other, 'text', 'file'],
    ['a', 'application/ms-tnef', 'unknown', 'winmail'],
    ['a', other, 'winmail', 'winmail'],
    ['a', 'application/pkcs7-mime', 'unknown', 'encrypted-mail'],
    ['a', 'application/pgp-encrypted', 'unknown', 'encrypted-mail'],
    ['smime.p7s', 'application/pkcs7-signature', 'unknown', 'file'],
    ['message.rpmsg', 'application/x-microsoft-rpmsg-message', 'unknown', 'rpmsg'],
    ['a', other, 'rpmsg', 'rpmsg'],
    ['plan.msg', other, 'msg', 'msg'],
    ['plan', other, 'msg', 'msg'],
    ['plan.msg', 'application/vnd.ms-outlook', 'old-office', 'msg'],
    ['plan', other, 'eml', 'msg'],
    ['plan.zip', other, 'unknown', 'archive'],
    ['plan.zip', other, 'zip', 'archive'],
    ['plan', other, 'archive', 'archive'],
    ['plan.zip.txt', other, 'text', 'file'],
    ['plan.gsheet', other, 'google-link', 'link-file'],
    ['plan.url', other, 'shortcut', 'link-file'],
    ['plan.pdf', other, 'pdf', 'file'],
    ['logo.png', 'image/png', 'png', 'nothing'],
  ]
  for (const [name, mediaType, kind, what] of cases) {
    test(`“${name}” as ${mediaType} that is ${kind}: ${what}`, () => {
      const found = workbookIn([attachedFile(name, mediaType, [1], kind)])
      assert.ok(found.found === 'none')
      assert.equal(found.came.what, what)
      assert.match(cameInsteadAnswer(found.came), /(Send|send|attach)/)
      assert.match(cameInsteadReason(found.came), /^[A-Z].*\.$/)
    })
  }

  test('a link counts where nothing is attached but pictures or a text', () => {
    const sees = (file: RecognisedFile) => {
      const found = workbookIn([file], 'Google Drive')
      return found.found === 'none' ? found.came.what : found.found
    }
    assert.equal(sees(attachedFile('logo.png', other, [1], 'png')), 'cloud-link')
    assert.equal(sees(attachedFile('a.txt', other, [1], 'text')), 'cloud-link')
    assert.equal(sees(attachedFile('message.rpmsg', other, [1], 'rpmsg')), 'rpmsg')
    assert.equal(sees(attachedFile('plan.pdf', other, [1], 'pdf')), 'file')
    assert.equal(sees(attachedFile('plan.xlsx')), 'one')
  })

  test('a file of another kind is named by what it is', () => {
    assert.match(cameInsteadAnswer({ what: 'file', kind: 'pdf' }), /had a PDF, and no \.xlsx workbook/)
    assert.match(cameInsteadAnswer({ what: 'file', kind: 'doc' }), /had an old Word document \(\.doc\), and no/)
  })
})

describe('a link in a text', () => {
  const cases: readonly [text: string, service: string | null][] = [
    ['https://trust-my.sharepoint.com/:x:/g/personal/erin/Ea?e=1', 'OneDrive or SharePoint'],
    ['<a href="https://1drv.ms/x/s!A">Plan.xlsx</a>', 'OneDrive or SharePoint'],
    ['https://eur01.safelinks.example/?url=https%3A%2F%2Ftrust.sharepoint.com%2Fa', 'OneDrive or SharePoint'],
    ['https://docs.google.com/spreadsheets/d/1/edit', 'Google Drive'],
    ['https://gateway.example/?u=https%3A%2F%2Fdrive.google.com%2Fa', 'Google Drive'],
    ['https://www.dropbox.com/s/1', 'Dropbox'],
    ['https://we.tl/t-1', 'WeTransfer'],
    ['We met at the sharepoint.', null],
    ['https://my.icloud.com/a', 'iCloud'],
    ['See https://www.dropbox.com.', 'Dropbox'],
    ['https://gateway.example/?u=https%253A%252F%252Fdropbox.com%252Fa', 'Dropbox'],
    ['Jane, jane@icloud.com', null],
    ['From no-reply@dropbox.com', null],
    ['https://dropbox.com.evil.example/a', null],
    ['https://dropbox.com@evil.example/a', null],
    ['https://mydropbox.com/a', null],
    ['https://dropbox.community/a', null],
    ['https://trust.example/', null],
    ['', null],
  ]
  for (const [text, service] of cases) test(`“${text}”: ${service}`, () => assert.equal(cloudLinkIn(text), service))
})

test('a protected workbook is not opened, and a label is not called a password', () => {
  assert.match(protectedSentence('rights') ?? '', /rights label.*does not encrypt/)
  assert.match(protectedSentence('encrypted') ?? '', /a password or a rights label/)
  assert.match(protectedSentence('password') ?? '', /without a password/)
  assert.equal(protectedSentence('xlsx'), null)
})

describe('two files', () => {
  const cases: readonly [name: string, one: readonly number[], two: readonly number[], found: string][] = [
    ['of the same bytes are one', [1, 2], [1, 2], 'one'],
    ['of other bytes are two', [1, 2], [1, 3], 'several'],
    ['of which one begins like the other are two', [1, 2], [1, 2, 3], 'several'],
    ['of which one is longer are two', [1, 2, 3], [1, 2], 'several'],
  ]
  for (const [name, one, two, found] of cases) {
    test(name, () =>
      assert.equal(workbookIn([attachedFile('a.xlsx', other, one), attachedFile('b.xlsx', other, two)]).found, found),
    )
  }

  test('that differ are named', () => {
    const files = [attachedFile('a.xlsx', other, [1]), attachedFile('b.xlsx', other, [2])]
    assert.deepEqual(workbookIn(files), { found: 'several', names: ['a.xlsx', 'b.xlsx'] })
  })

  test('of which one only seems a workbook by its type are one', () => {
    assert.deepEqual(workbookIn([attachedFile('a.docx', xlsx, [1]), attachedFile('b.xlsx', other, [2])]), {
      found: 'one',
      file: attachedFile('b.xlsx', other, [2]),
    })
  })
})
