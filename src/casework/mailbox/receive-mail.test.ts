import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { SendMailOptions } from 'nodemailer'
import { aCompoundFile } from '../../../test/support/compound-file.ts'
import { aMessage } from '../../../test/support/mail.ts'
import { type MailDoorUnderTest, mailDoor, workbook } from '../../../test/support/mail-door.ts'
import { anArchive } from '../../../test/support/office-file.ts'
import { forTheLead } from '../../core/mailbox/mail-outcome-wording.ts'
import { mailLimits } from '../../core/mailbox/message.ts'
import { mailedPlans, waitingUpload } from '../plans/uploads.ts'

const octets = 'application/octet-stream'

let door: MailDoorUnderTest

before(async () => {
  door = await mailDoor()
})
afterEach(() => door.empty())
after(() => door.close())

describe('a workbook by email', () => {
  test('waits for its sender, who gets an email that links to it', async () => {
    const { outcome, upload, hasSource } = await door.sent({ attachments: [await workbook()] })
    assert.equal(outcome, 'waiting')
    assert.ok(hasSource)
    const person = await door.casework.person('editor')
    const [plan, ...others] = await mailedPlans(door.casework, person)
    assert.deepEqual([plan?.id, plan?.organisation, plan?.fileName, others.length], [upload, 'XCE', 'Plan.xlsx', 0])
    const key = { kind: 'plan', organisation: 'XCE', cycle: '2020-21' } as const
    assert.ok((await waitingUpload(door.casework, person, key as never, upload ?? '')) !== null)
    assert.deepEqual(await mailedPlans(door.casework, await door.casework.person('editor-2')), [])
    const [email] = await door.emails()
    assert.match(email?.body ?? '', new RegExp(`/organisations/XCE/2020-21/plan/upload/${upload}`))
    assert.deepEqual([email?.to.email, email?.inReplyTo], ['editor.xce@demo.example', '<1@trust.example>'])
    assert.deepEqual([await door.server.holds('INBOX'), await door.server.holds('Done')], [held(0), held(1)])
  })

  test('replaces the one before, and each is answered', async () => {
    await door.sent({ messageId: '<1@trust.example>', attachments: [await workbook()] })
    await door.sent({ messageId: '<2@trust.example>', attachments: [await workbook({ plan: { D2: 'Corrected' } })] })
    assert.equal((await mailedPlans(door.casework, await door.casework.person('editor'))).length, 1)
    assert.equal((await door.emails()).length, 2)
  })

  test('forwarded inside another message is found', async () => {
    const content = await aMessage({ from: 'colleague@trust.example', attachments: [await workbook()] })
    const forwarded = { filename: 'Plan.eml', content, contentType: 'message/rfc822' }
    assert.equal((await door.sent({ attachments: [forwarded] })).outcome, 'waiting')
  })

  test('of no name and no kind, as some phones send it, is found by its content', async () => {
    const { content } = await workbook()
    const { outcome } = await door.sent({ attachments: [{ content, contentType: octets, filename: false }] })
    assert.equal(outcome, 'waiting')
  })

  test('with cells that cannot be read is answered with a list of the cells, and no text of the plan', async () => {
    const { outcome } = await door.sent({
      attachments: [await workbook({ plan: { A2: 'secret', D2: 'secret text' } })],
    })
    assert.equal(outcome, 'cells-to-correct')
    const [email] = await door.emails()
    assert.match(email?.body ?? '', /, A2: /)
    assert.match(email?.body ?? '', /\/organisations\/XCE\/2020-21\/plan\/upload\n/)
    assert.doesNotMatch(email?.body ?? '', /secret/)
  })

  test('cannot reach an organisation that its sender does not edit', async () => {
    const { outcome, why } = await door.sent({ from: 'editor.xcc@demo.example', attachments: [await workbook()] })
    assert.equal(outcome, 'other-organisation')
    assert.match(why, /plan of XCE.*editor of XCC/)
  })
})

describe('mail that cannot be imported is answered and listed for the lead:', () => {
  const cases: readonly [name: string, mail: () => Promise<SendMailOptions>, outcome: string, why: RegExp][] = [
    [
      'an unknown sender',
      async () => ({ from: 'x@y.example', attachments: [await workbook()] }),
      'unknown-sender',
      /Nobody/,
    ],
    ['a SIRO, who edits nothing', async () => ({ from: 'siro.xce@demo.example' }), 'not-an-editor', /editor of no/],
    ['no workbook', async () => ({}), 'no-workbook', /No workbook/],
    [
      'two workbooks',
      async () => ({ attachments: [await workbook(), await workbook({ plan: { D2: 'x' } })] }),
      'several-workbooks',
      /2 workbooks/,
    ],
    [
      'an old workbook',
      async () => ({ attachments: [{ filename: 'p.xls', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }] }),
      'refused-workbook',
      /\.xls/,
    ],
    [
      'a list of values',
      async () => ({ attachments: [{ filename: 'p.csv', content: 'a,b\n1,2\n' }] }),
      'refused-workbook',
      /CSV/,
    ],
    [
      'a workbook that no longer names its organisation',
      async () => ({ attachments: [await workbook({ details: { B1: null } })] }),
      'refused-workbook',
      /Details/,
    ],
    [
      'a message too large',
      async () => ({ attachments: [{ filename: 'p.xlsx', content: Buffer.alloc(mailLimits.messageBytes) }] }),
      'too-large',
      /too large/,
    ],
    [
      'Outlook’s wrapping',
      async () => ({ attachments: [{ filename: 'winmail.dat', content: 'x', contentType: 'application/ms-tnef' }] }),
      'no-workbook',
      /winmail/,
    ],
    [
      'a protected email',
      async () => ({ attachments: [{ filename: 'message.rpmsg', content: Buffer.from('76e80460c411e386', 'hex') }] }),
      'no-workbook',
      /rights label/,
    ],
    [
      'an email of Outlook’s, without a name',
      async () => ({
        attachments: [{ content: aCompoundFile({ '__properties_version1.0': null }), contentType: octets }],
      }),
      'no-workbook',
      /email is attached \(\.msg\)/,
    ],
    [
      'an archive with the workbook in it',
      async () => ({
        attachments: [{ filename: 'Plan.zip', content: await anArchive({ 'Plan.xlsx': (await workbook()).content }) }],
      }),
      'no-workbook',
      /ZIP/,
    ],
    [
      'a link instead of a file',
      async () => ({ html: '<p><a href="https://trust.sharepoint.com/:x:/s/1">Plan.xlsx</a></p>' }),
      'no-workbook',
      /links to OneDrive or SharePoint/,
    ],
    [
      'a workbook with a rights label',
      async () => ({
        attachments: [
          {
            filename: 'Plan.xlsx',
            content: aCompoundFile({ EncryptedPackage: null, '\u0006DataSpaces': { DRMEncryptedDataSpace: {} } }),
          },
        ],
      }),
      'refused-workbook',
      /rights label/,
    ],
  ]
  for (const [name, mail, outcome, why] of cases) {
    test(name, async () => {
      const kept = await door.sent(await mail())
      assert.equal(kept.outcome, outcome)
      assert.match(kept.why, why)
      assert.ok(forTheLead.includes(kept.outcome))
      const [email, ...others] = await door.emails()
      assert.deepEqual([email?.id, others.length], [kept.answer, 0])
    })
  }

  test('the answer repeats nothing that an unknown sender wrote', async () => {
    await door.sent({ from: '"Buy now" <x@y.example>', subject: 'Buy now', text: 'Buy now' })
    const [email] = await door.emails()
    assert.doesNotMatch(`${email?.subject}${email?.body}${email?.to.name}`, /Buy now/)
  })
})

test('nobody gets two answers a day about mail that could not be imported', async () => {
  await door.sent({ messageId: '<1@trust.example>' })
  const second = await door.sent({ messageId: '<2@trust.example>', text: 'Once more' })
  assert.deepEqual([second.outcome, second.answer, (await door.emails()).length], ['no-workbook', null, 1])
})

describe('no answer goes to', () => {
  const cases: readonly [name: string, headers: Readonly<Record<string, string>>][] = [
    ['an auto-reply', { 'Auto-Submitted': 'auto-replied' }],
    ['a mailing list', { 'List-Id': '<all.trust.example>', Precedence: 'list' }],
    ['a sender who accepts none', { 'X-Auto-Response-Suppress': 'All' }],
    ['a mail server', { 'Return-Path': '<>' }],
  ]
  for (const [name, headers] of cases) {
    test(name, async () => {
      assert.equal((await door.sent({ headers, attachments: [await workbook()] })).answer, null)
      assert.deepEqual(await door.emails(), [])
    })
  }

  test('this service itself, whether by its address or by an email of its own that came back', async () => {
    assert.equal((await door.sent({ from: 'plans@dspt.example' })).outcome, 'automatic')
    await door.sent({ messageId: '<2@trust.example>', text: 'Another' })
    const [email] = await door.emails()
    assert.equal((await door.sent({ messageId: email?.messageId ?? '', text: 'Back' })).outcome, 'automatic')
  })
})

function held(messages: number) {
  return { messages, seen: messages }
}
