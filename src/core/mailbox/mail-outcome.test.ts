import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { OdsCode } from '../organisation.ts'
import { aboutWorkbook, answerLimits, answerTo, mayAnswer } from './mail-answers.ts'
import {
  firstCheck,
  outcomeOfWorkbook,
  type Received,
  type SenderFacts,
  secondCheck,
  type WorkbookFacts,
} from './mail-outcome.ts'
import { forTheLead, outcomeKinds } from './mail-outcome-wording.ts'
import { automaticSign, type MailFile, type MailMessage } from './message.ts'

const code = 'XCE' as OdsCode
const casefile = { organisation: code, name: 'Central England NHS Trust', cycle: '2020-21' } as const
const editor: SenderFacts = { editorOf: [code] }
const nobodyOfOurs = { addresses: ['plans@dspt.example'], wroteIt: false }

const aMail: MailMessage = {
  messageId: '<1@trust.example>',
  from: { name: 'Erin', email: 'erin@trust.example' },
  subject: 'Our plan',
  headers: new Map(),
  files: [],
  cloudLink: null,
}

describe('the first check, without opening a file', () => {
  const cases: readonly [name: string, received: Received, sender: SenderFacts, expected: string][] = [
    ['one workbook from an editor is opened', mail({ files: [file('plan.xlsx')] }), editor, 'opens plan.xlsx'],
    ['its extension may be in capitals', mail({ files: [file('PLAN.XLSX')] }), editor, 'opens PLAN.XLSX'],
    ['pictures beside it do not count', mail({ files: [file('a.png'), file('p.xlsx')] }), editor, 'opens p.xlsx'],
    ['the same file twice counts once', mail({ files: [file('p.xlsx'), file('q.xlsx')] }), editor, 'opens p.xlsx'],
    ['two workbooks are refused', mail({ files: [file('p.xlsx'), file('q.xlsx', 2)] }), editor, 'several-workbooks'],
    ['no file at all', mail({}), editor, 'no-workbook nothing'],
    ['a link instead of a file', mail({ cloudLink: 'Google Drive' }), editor, 'no-workbook cloud-link'],
    ['a text only', mail({ files: [file('notes.docx')] }), editor, 'no-workbook'],
    [
      'a workbook in an old format is opened, to say what it is',
      mail({ files: [file('plan.xls')] }),
      editor,
      'opens plan.xls',
    ],
    ['so is a CSV file', mail({ files: [file('plan.csv')] }), editor, 'opens plan.csv'],
    ['but not beside an .xlsx file', mail({ files: [file('p.csv'), file('p.xlsx', 2)] }), editor, 'opens p.xlsx'],
    ['Outlook’s wrapping', mail({ files: [file('winmail.dat')] }), editor, 'no-workbook winmail'],
    [
      'an encrypted message',
      mail({ files: [file('smime.p7m', 1, 'application/pkcs7-mime')] }),
      editor,
      'no-workbook encrypted-mail',
    ],
    [
      'from an editor of several organisations',
      mail({ files: [file('p.xlsx')] }),
      { editorOf: [code, 'XCC' as OdsCode] },
      'opens p.xlsx',
    ],
    ['from an editor of none', mail({ files: [file('p.xlsx')] }), { editorOf: [] }, 'not-an-editor'],
    ['from an unknown address', mail({ files: [file('p.xlsx')] }), null, 'unknown-sender'],
    ['too large, from an editor', notRead('too-large'), editor, 'too-large'],
    ['too large, from an unknown address', notRead('too-large'), null, 'unknown-sender'],
    ['unreadable, from an editor', notRead('unreadable'), editor, 'unreadable'],
    [
      'an auto-reply with a workbook',
      mail({ files: [file('p.xlsx')], headers: headers(['auto-submitted', 'auto-replied']) }),
      editor,
      'automatic',
    ],
  ]
  for (const [name, received, sender, expected] of cases) {
    test(name, () => assert.equal(outcomeOf(received, sender), expected))
  }
})

describe('a workbook that was opened', () => {
  const cases: readonly [name: string, workbook: Partial<WorkbookFacts & { read: true }>, expected: string][] = [
    ['awaits confirmation by its sender', {}, 'waiting'],
    ['of an organisation that its sender may not edit', { mayEdit: false }, 'other-organisation'],
    ['of a casefile without a plan', { hasPlan: false }, 'no-plan'],
    [
      'with a cell that cannot be read',
      { cells: [{ sheet: 'Plan', cell: 'D2', write: 'Write one day.' }] },
      'cells-to-correct',
    ],
    [
      'of another organisation and with such a cell does not list its cells',
      { mayEdit: false, cells: [{ sheet: 'Plan', cell: 'D2', write: '' }] },
      'other-organisation',
    ],
  ]
  for (const [name, workbook, expected] of cases) {
    test(name, () => {
      const facts = { read: true, in: casefile, mayEdit: true, hasPlan: true, cells: [], ...workbook } as const
      assert.equal(outcomeOfWorkbook(facts, [code]).kind, expected)
    })
  }
  test('that could not be opened', () => {
    assert.equal(outcomeOfWorkbook({ read: false, sentence: 'It is a picture.' }, [code]).kind, 'refused-workbook')
  })
})

describe('automatic messages are recognised', () => {
  const cases: readonly [name: string, sign: string | null, lines: readonly [string, string][], from?: string][] = [
    ['an ordinary message', null, []],
    ['one that says it is not automatic', null, [['auto-submitted', 'no']]],
    ['an out-of-office reply', 'auto-reply', [['auto-submitted', 'auto-replied']]],
    ['one a program made, with a remark', 'auto-reply', [['auto-submitted', 'auto-generated; x=y']]],
    ['an older kind', 'auto-reply', [['x-autoreply', 'yes']]],
    ['another older kind', 'auto-reply', [['precedence', 'auto_reply']]],
    ['one sent in bulk', 'list', [['precedence', 'bulk']]],
    ['one of a mailing list', 'list', [['list-id', '<all.trust.example>']]],
    ['one that is urgent', null, [['precedence', 'first-class']]],
    ['a bounce without a way back', 'bounce', [['return-path', '<>']]],
    ['one with a way back', null, [['return-path', '<erin@trust.example>']]],
    ['a report on delivery', 'bounce', [['content-type', 'multipart/report; report-type=delivery-status']]],
    ['one of the mail server', 'bounce', [], 'mailer-daemon@mx.example'],
    ['one of this service', 'our-own', [], 'plans@dspt.example'],
  ]
  for (const [name, sign, lines, email = 'erin@trust.example'] of cases) {
    test(name, () => assert.equal(automaticSign({ name: '', email }, headers(...lines), nobodyOfOurs), sign))
  }
  test('a message of this service that came back', () => {
    assert.equal(automaticSign(null, headers(), { addresses: [], wroteIt: true }), 'our-own')
  })
})

describe('answers', () => {
  const none = { toAddress: 0, aboutTrouble: 0, toUnknown: 0 }
  const { aboutTrouble, aboutWorkbook: most, toUnknown } = answerLimits
  const trouble = { kind: 'not-an-editor' } as const
  const waiting = { kind: 'waiting', in: casefile } as const
  const unknown = { kind: 'unknown-sender' } as const
  const cases = [
    ['the first about a trouble', true, trouble, none],
    ['the second about a trouble', false, trouble, { ...none, toAddress: aboutTrouble, aboutTrouble }],
    ['about a trouble, after one about a workbook', true, trouble, { ...none, toAddress: 1 }],
    ['about a workbook, after one about a trouble', true, waiting, { ...none, toAddress: 1, aboutTrouble: 1 }],
    ['the last about a workbook', true, waiting, { ...none, toAddress: most - 1 }],
    ['one more about a workbook', false, waiting, { ...none, toAddress: most }],
    ['the last to unknown senders', true, unknown, { ...none, toUnknown: toUnknown - 1 }],
    ['one more to unknown senders', false, unknown, { ...none, toUnknown }],
    ['to a known one, whatever the unknown got', true, trouble, { ...none, toUnknown }],
  ] as const
  for (const [name, goes, outcome, sent] of cases) {
    test(`${name} ${goes ? 'goes' : 'does not go'}`, () => assert.equal(mayAnswer(outcome, sent), goes))
  }

  test('automatic and unreadable messages get none', () => {
    assert.equal(answerTo({ kind: 'automatic', sign: 'list' }, null), null)
    assert.equal(answerTo({ kind: 'unreadable', what: '' }, null), null)
  })

  test('cells to correct are listed by sheet and cell, with what to write, and no more than fit an email', () => {
    const cells = Array.from({ length: 40 }, (_, row) => ({ sheet: 'Plan', cell: `D${row}`, write: 'Write one day.' }))
    const answer = answerTo({ kind: 'cells-to-correct', in: casefile, cells }, null)
    assert.match(answer?.body ?? '', /- Plan, D29: Write one day\.\n- and 10 more/)
    assert.equal(answer?.link.path, '/organisations/XCE/2020-21/plan/upload')
  })

  test('one about a workbook to confirm links to its preview', () => {
    assert.equal(answerTo(waiting, 'id')?.link.path, '/organisations/XCE/2020-21/plan/upload/id')
  })
})

test('the lead checks every outcome except those that need nobody', () => {
  const others = outcomeKinds.filter((kind) => !forTheLead.includes(kind))
  assert.deepEqual(others.toSorted(), [...aboutWorkbook, 'automatic'].toSorted())
})

function mail(changes: Partial<MailMessage>): Received {
  return { read: true, message: { ...aMail, ...changes } }
}

function notRead(because: 'too-large' | 'unreadable'): Received {
  return { read: false, because, what: 'Its parts are damaged.', message: aMail }
}

function file(name: string, content = 1, mediaType = 'application/octet-stream'): MailFile {
  return { name, mediaType, bytes: Uint8Array.of(content) }
}

function headers(...lines: readonly [string, string][]): ReadonlyMap<string, readonly string[]> {
  return new Map(lines.map(([name, value]) => [name, [value]]))
}

function outcomeOf(received: Received, sender: SenderFacts): string {
  const first = firstCheck(received, sender, nobodyOfOurs)
  if (first.end) return first.outcome.kind
  const { files, cloudLink } = received.message
  const second = secondCheck(
    files.map((each) => ({ ...each, kind: 'unknown' })),
    cloudLink,
  )
  if (!second.end) return `opens ${second.file.name}`
  const { outcome } = second
  return outcome.kind === 'no-workbook' && outcome.came.what !== 'file'
    ? `${outcome.kind} ${outcome.came.what}`
    : outcome.kind
}
