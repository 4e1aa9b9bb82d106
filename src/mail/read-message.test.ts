import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aMessage, base64Lines, rawMessage } from '../../test/support/mail.ts'
import { type MailMessage, mailLimits } from '../core/mailbox/message.ts'
import { contentHash, readMessage } from './read-message.ts'

const bytes = Buffer.from('PK\x03\x04 as if it were a workbook \0\xff', 'latin1')
const multipart = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('a message says who sent it, what it is about and what is attached', async () => {
  const source = await aMessage({
    from: '"Erin Editor" <Erin@Trust.Example>',
    messageId: '<One@trust.example>',
    subject: 'Our plän for 2020',
    attachments: [{ filename: 'Plan.xlsx', content: bytes }],
  })
  const message = await read(source)
  assert.deepEqual(message.from, { name: 'Erin Editor', email: 'erin@trust.example' })
  assert.deepEqual([message.messageId, message.subject], ['<One@trust.example>', 'Our plän for 2020'])
  assert.deepEqual(message.headers.get('to'), ['plans@dspt.example'])
  assert.deepEqual(filesOf(message), [['Plan.xlsx', xlsx, true]])
})

describe('attachments as mail programs write them', () => {
  const cases: readonly [name: string, source: Buffer, file: string][] = [
    [
      'a name in the encoded pieces of RFC 2231',
      withPart('Content-Disposition: attachment; filename*0*=utf-8\'\'Pl%C3%A4ne; filename*1=" of 2020.xlsx"'),
      'Pläne of 2020.xlsx',
    ],
    [
      'a name only in the type, encoded though that is not allowed',
      withPart('Content-Type: application/octet-stream; name="=?utf-8?B?UGzDpG5lLnhsc3g=?="'),
      'Pläne.xlsx',
    ],
    ['no disposition but a name', withPart('Content-Type: application/vnd.ms-excel; name=plan.xlsx'), 'plan.xlsx'],
    [
      'shown inline, as Apple Mail does',
      withPart('Content-Disposition: inline; filename=plan.xlsx', 'Content-Type: application/octet-stream'),
      'plan.xlsx',
    ],
    ['base64 with junk in it', withPart('Content-Disposition: attachment; filename=plan.xlsx', '', '!!'), 'plan.xlsx'],
    ['Outlook’s wrapping', withPart('Content-Type: application/ms-tnef; name="winmail.dat"'), 'winmail.dat'],
  ]
  for (const [name, source, file] of cases) {
    test(name, async () => {
      const [found] = (await read(source)).files
      assert.equal(found?.name, file)
      assert.deepEqual(Buffer.from(found?.bytes ?? []), bytes)
    })
  }

  test('a workbook in a forwarded message counts as the message’s own', async () => {
    const inner = await aMessage({ from: 'a@b.c', attachments: [{ filename: 'plan.xlsx', content: bytes }] })
    const forwarded = { filename: 'Our plan.eml', content: inner, contentType: 'message/rfc822' }
    assert.deepEqual(filesOf(await read(await aMessage({ from: 'd@e.f', attachments: [forwarded] }))), [
      ['plan.xlsx', xlsx, true],
    ])
  })

  test('a message of HTML only has no file', async () => {
    const source = await aMessage({ from: 'a@b.c', text: undefined, html: '<p>Here it is: <img src="cid:plan"></p>' })
    assert.deepEqual((await read(source)).files, [])
  })
})

describe('who sent a message', () => {
  const cases: readonly [name: string, lines: readonly string[], email: string | null][] = [
    ['an address alone', ['From: erin@trust.example'], 'erin@trust.example'],
    ['an address that only its name pretends to be', ['From: "erin@trust.example" <x@y.z>'], 'x@y.z'],
    ['two addresses', ['From: erin@trust.example, x@y.z'], null],
    ['two lines', ['From: erin@trust.example', 'From: x@y.z'], null],
    ['a group', ['From: team: erin@trust.example;'], null],
    ['nobody', ['Subject: Hello'], null],
    ['no address', ['From: Erin Editor'], null],
  ]
  for (const [name, lines, email] of cases) {
    test(name, async () => assert.equal((await read(rawMessage(...lines, '', 'Hello'))).from?.email ?? null, email))
  }
})

describe('a message made to do harm', () => {
  const cases: readonly [name: string, source: string][] = [
    ['larger than is read', 'a'.repeat(mailLimits.messageBytes + 1)],
    ['nothing but line ends', `From: a@b.c\r\n\r\n${'\n'.repeat(mailLimits.lines + 1)}`],
    ['parts within parts within parts', nested(mailLimits.parts + 1)],
    ['more parts than are read', `${multipart}${'--b\r\n\r\nx\r\n'.repeat(mailLimits.parts + 1)}`],
    ['messages within messages', 'Content-Type: message/rfc822\r\n\r\n'.repeat(mailLimits.depth + 2)],
    ['header lines without end', 'X-A: b\r\n'.repeat(mailLimits.headBytes / 8 + 1)],
    ['one header line without end', `Subject: ${'a'.repeat(mailLimits.headBytes + 1)}`],
  ]
  for (const [name, source] of cases) {
    test(`${name} is not read`, async () => assert.equal((await readMessage(Buffer.from(source))).read, false))
  }
  for (const [name, source] of [
    ['nothing', ''],
    ['bytes that are no text', '\xff\xfe\0\x01\x02'.repeat(1000)],
    ['a name with no end', `From: ${'"\\'.repeat(50_000)}`],
    ['brackets with no end', `From: ${'('.repeat(100_000)}`],
    ['a boundary with no end', `${multipart}--b`],
    ['a file name in ten thousand pieces', withPieces()],
  ] as const) {
    test(`${name} is read as far as it goes`, async () => {
      const message = await read(Buffer.from(source, 'latin1'))
      assert.doesNotMatch(`${message.subject}${message.files.map((file) => file.name)}`, /\p{Cc}/u)
    })
  }
})

test('two copies of a message that came different ways have one hash, and another message has another', () => {
  const copies = ['Received: by one', 'Received: by two'].map((line) => rawMessage(line, 'From: a@b.c', '', 'Hello'))
  const [one, two] = copies.map((copy) => contentHash(copy, true))
  assert.equal(one, two)
  assert.notEqual(one, contentHash(rawMessage('From: a@b.c', '', 'Hallo'), true))
})

function nested(depth: number): string {
  const levels = Array.from({ length: depth }, (_, level) => `boundary=b${level}\r\n\r\n--b${level}\r\n`)
  return levels.map((level) => `Content-Type: multipart/mixed; ${level}`).join('')
}

function withPieces(): string {
  const pieces = Array.from({ length: 10_000 }, (_, piece) => `filename*${piece}*=a%00; `)
  return `${multipart}--b\r\nContent-Disposition: attachment; ${pieces.join('')}\r\n\r\nx\r\n--b--`
}

function withPart(header: string, other = '', junk = ''): Buffer {
  const lines = base64Lines(bytes).map((line) => `${line}${junk}`)
  const head = [header, ...(other === '' ? [] : [other]), 'Content-Transfer-Encoding: base64', '']
  return rawMessage('From: a@b.c', 'Content-Type: multipart/mixed; boundary=b', '', '--b', ...head, ...lines, '--b--')
}

async function read(source: Buffer): Promise<MailMessage> {
  const reading = await readMessage(source)
  assert.ok(reading.read, JSON.stringify(reading))
  return reading.message
}

function filesOf({ files }: MailMessage): readonly (readonly [string, string, boolean])[] {
  return files.map((file) => [file.name, file.mediaType, Buffer.compare(file.bytes, bytes) === 0])
}
