import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { SendMailOptions } from 'nodemailer'
import pg from 'pg'
import { type TestCasework, testCasework } from '../../test/support/casework.ts'
import { type ImapServer, imapServer } from '../../test/support/imap-server.ts'
import { aMessage, rawMessage } from '../../test/support/mail.ts'
import { storyOf } from '../../test/support/story.ts'
import { baseItems } from '../../test/workbooks/base-template.ts'
import { type Edit, editedTemplate } from '../../test/workbooks/edited-template.ts'
import { mailLimits } from '../core/mailbox/limits.ts'
import { forTheLead, outcomeKinds } from '../core/mailbox/meanings.ts'
import { imapMailbox, type Mailbox } from '../mail/mailbox.ts'
import { type KeptLetter, lettersPage } from '../store/letters.ts'
import { type KeptMail, mailPage, mailSource } from '../store/mailbox.ts'
import { lastMailboxVisit } from './mailbox-visit.ts'
import { mailedPlans } from './mailed-plans.ts'
import { serviceScope } from './scope.ts'
import { takeInMail } from './take-in-mail.ts'
import { waitingUpload } from './uploads.ts'

let casework: TestCasework
let owner: pg.Client
let server: ImapServer
let mailbox: Mailbox
const editor = '"Erin Editor" <editor.xce@demo.example>'

before(async () => {
  casework = await testCasework()
  owner = new pg.Client({ connectionString: casework.made.ownerConnection })
  await owner.connect()
  server = await imapServer()
  mailbox = imapMailbox(server.url)
  await storyOf(casework).publish(baseItems)
  for (const key of ['editor', 'editor-2', 'siro']) await casework.person(key)
  await casework.person('editor', 'XCC')
})

afterEach(async () => {
  await server.empty()
  await owner.query('delete from dspt.mailbox; delete from dspt.letters; delete from pgboss.job')
})

after(async () => {
  await owner.end()
  await casework.close()
  server.close()
})

describe('a workbook by mail', () => {
  test('waits for its sender, who is told where', async () => {
    const { outcome, upload, hasSource } = await sent({ attachments: [await workbook({})] })
    assert.equal(outcome, 'waiting')
    assert.ok(hasSource)
    const person = await casework.person('editor')
    const [plan, ...others] = await mailedPlans(casework, person)
    assert.deepEqual([plan?.id, plan?.organisation, plan?.fileName, others.length], [upload, 'XCE', 'Plan.xlsx', 0])
    const key = { kind: 'plan', organisation: 'XCE', cycle: '2020-21' } as const
    assert.ok((await waitingUpload(casework, person, key as never, upload ?? '')) !== null)
    assert.deepEqual(await mailedPlans(casework, await casework.person('editor-2')), [])
    const [letter] = await letters()
    assert.match(letter?.body ?? '', new RegExp(`/organisations/XCE/2020-21/plan/upload/${upload}`))
    assert.deepEqual([letter?.to.email, letter?.inReplyTo], ['editor.xce@demo.example', '<1@trust.example>'])
    assert.deepEqual([await server.holds('INBOX'), await server.holds('Done')], [held(0), held(1)])
  })

  test('takes the place of the one before, and each is answered', async () => {
    await sent({ messageId: '<1@trust.example>', attachments: [await workbook({})] })
    await sent({ messageId: '<2@trust.example>', attachments: [await workbook({ plan: { D2: 'Mended' } })] })
    assert.equal((await mailedPlans(casework, await casework.person('editor'))).length, 1)
    assert.equal((await letters()).length, 2)
  })

  test('forwarded inside another message is found', async () => {
    const content = await aMessage({ from: 'colleague@trust.example', attachments: [await workbook({})] })
    const forwarded = { filename: 'Plan.eml', content, contentType: 'message/rfc822' }
    assert.equal((await sent({ attachments: [forwarded] })).outcome, 'waiting')
  })

  test('with cells that cannot be read is answered with where they are, and nothing of the plan', async () => {
    const { outcome } = await sent({ attachments: [await workbook({ plan: { A2: 'secret', D2: 'secret text' } })] })
    assert.equal(outcome, 'cells-to-mend')
    const [letter] = await letters()
    assert.match(letter?.body ?? '', /, A2: /)
    assert.match(letter?.body ?? '', /\/organisations\/XCE\/2020-21\/plan\/upload\n/)
    assert.doesNotMatch(letter?.body ?? '', /secret/)
  })

  test('by mail cannot reach an organisation that its sender does not edit', async () => {
    const { outcome, why } = await sent({ from: 'editor.xcc@demo.example', attachments: [await workbook({})] })
    assert.equal(outcome, 'other-organisation')
    assert.match(why, /plan of XCE.*editor of XCC/)
  })
})

describe('what cannot be taken in is answered and listed for the lead', () => {
  const cases: readonly [name: string, mail: () => Promise<SendMailOptions>, outcome: string, why: RegExp][] = [
    [
      'an unknown sender',
      async () => ({ from: 'x@y.example', attachments: [await workbook({})] }),
      'unknown-sender',
      /Nobody/,
    ],
    ['a SIRO, who edits nothing', async () => ({ from: 'siro.xce@demo.example' }), 'not-an-editor', /editor of no/],
    ['no workbook', async () => ({}), 'no-workbook', /No workbook/],
    [
      'two workbooks',
      async () => ({ attachments: [await workbook({}), await workbook({ plan: { D2: 'x' } })] }),
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
  ]
  for (const [name, mail, outcome, why] of cases) {
    test(name, async () => {
      const kept = await sent(await mail())
      assert.equal(kept.outcome, outcome)
      assert.match(kept.why, why)
      assert.ok(forTheLead.includes(kept.outcome))
      const [letter, ...others] = await letters()
      assert.deepEqual([letter?.id, others.length], [kept.answer, 0])
    })
  }

  test('nothing of what an unknown sender wrote goes back', async () => {
    await sent({ from: '"Buy now" <x@y.example>', subject: 'Buy now', text: 'Buy now' })
    const [letter] = await letters()
    assert.doesNotMatch(`${letter?.subject}${letter?.body}${letter?.to.name}`, /Buy now/)
  })
})

test('nobody gets two answers a day about what could not be taken in', async () => {
  await sent({ messageId: '<1@trust.example>' })
  const second = await sent({ messageId: '<2@trust.example>', text: 'Once more' })
  assert.deepEqual([second.outcome, second.answer, (await letters()).length], ['no-workbook', null, 1])
})

describe('no answer goes to', () => {
  const cases: readonly [name: string, headers: Readonly<Record<string, string>>][] = [
    ['an auto-reply', { 'Auto-Submitted': 'auto-replied' }],
    ['a mailing list', { 'List-Id': '<all.trust.example>', Precedence: 'list' }],
    ['who wants none', { 'X-Auto-Response-Suppress': 'All' }],
    ['a mail server', { 'Return-Path': '<>' }],
  ]
  for (const [name, headers] of cases) {
    test(name, async () => {
      assert.equal((await sent({ headers, attachments: [await workbook({})] })).answer, null)
      assert.deepEqual(await letters(), [])
    })
  }

  test('ourselves, whether by address or by a letter that came back', async () => {
    assert.equal((await sent({ from: 'plans@dspt.example' })).outcome, 'automatic')
    await sent({ messageId: '<2@trust.example>', text: 'Another' })
    const [letter] = await letters()
    assert.equal((await sent({ messageId: letter?.messageId ?? '', text: 'Back' })).outcome, 'automatic')
  })
})

describe('no mail is lost or taken in twice', () => {
  test('when the service is killed between keeping a message and marking it', async () => {
    await server.put(await aMessage({ from: editor, attachments: [await workbook({})] }))
    const killed = breakingAt('done')
    await assert.rejects(takeIn(killed), /killed/)
    assert.deepEqual([(await kept()).length, await server.holds('INBOX')], [1, { messages: 1, seen: 0 }])
    await takeIn(mailbox)
    assert.deepEqual([(await kept()).length, (await letters()).length], [1, 1])
    assert.deepEqual([await server.holds('INBOX'), await server.holds('Done')], [held(0), held(1)])
  })

  test('when it is killed before keeping it', async () => {
    await server.put(await aMessage({ from: editor }))
    await assert.rejects(takeIn(breakingAt('fetch')), /killed/)
    assert.deepEqual([(await kept()).length, await server.holds('INBOX')], [0, { messages: 1, seen: 0 }])
  })

  test('when two look into the mailbox at the same time', async () => {
    const messages = Array.from({ length: 5 }, (_, number) =>
      aMessage({ from: editor, messageId: `<${number}@t.example>` }),
    )
    await server.put(...(await Promise.all(messages)))
    await Promise.all([takeIn(mailbox), takeIn(mailbox)])
    assert.deepEqual([(await kept()).length, await server.holds('Done')], [5, held(5)])
  })

  test('when somebody has read it with a mail program, it was sent twice, or names no Message-ID', async () => {
    const unnamed = rawMessage('From: x@y.example', 'Subject: One', '', 'Hello')
    await server.put(unnamed, unnamed, rawMessage('From: x@y.example', '', 'Other'))
    await server.see()
    await takeIn(mailbox)
    assert.deepEqual([(await kept()).length, await server.holds('INBOX')], [2, held(0)])
  })

  test('when another message bears the same Message-ID', async () => {
    await sent({ messageId: '<1@trust.example>' })
    await sent({ messageId: '<1@trust.example>', text: 'Something else' })
    assert.equal((await kept()).length, 2)
  })

  test('when one cannot be read: it is kept as it came', async () => {
    const source = Buffer.from(`From: ${editor}\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(9)}`)
    await server.put(source)
    await takeIn(mailbox)
    const [mail] = await kept()
    assert.equal(mail?.outcome, 'unreadable')
    const bytes = await casework.database.inTransaction(serviceScope, (tx) => mailSource(tx, mail?.id ?? ''))
    assert.deepEqual(bytes, source)
  })
})

test('a mailbox that is away or locked is told of, without its password', async () => {
  for (const [url, why] of [
    [server.url.replace('opensesame', 'wrong'), /does not let the service in/],
    ['imap://me:opensesame@127.0.0.1:1', /did not answer \(ECONNREFUSED\)/],
  ] as const) {
    await assert.rejects(
      takeIn(imapMailbox(url)),
      (error: Error) => why.test(error.message) && !/opensesame|wrong/.test(error.message),
    )
    assert.match((await lastMailboxVisit(casework))?.trouble ?? '', why)
  }
  await takeIn(mailbox)
  assert.deepEqual(await lastMailboxVisit(casework), { at: casework.clock.now(), trouble: null })
})

/** Puts a message into the mailbox, takes it in and gives what was kept of it. */
async function sent(mail: SendMailOptions): Promise<KeptMail> {
  const before = new Set((await kept()).map(({ id }) => id))
  await server.put(await aMessage({ from: editor, messageId: '<1@trust.example>', ...mail }))
  await takeIn(mailbox)
  const found = (await kept()).find(({ id }) => !before.has(id))
  assert.ok(found !== undefined, 'nothing was kept')
  return found
}

function takeIn(from: Mailbox): Promise<void> {
  return takeInMail({ casework, mailbox: from, ownAddresses: ['plans@dspt.example'] })
}

/** The same mailbox, but the service ends at this step. */
function breakingAt(step: 'fetch' | 'done'): Mailbox {
  const breaks = async () => {
    throw new Error('killed')
  }
  return { visit: (work) => mailbox.visit((inbox) => work({ ...inbox, [step]: breaks })) }
}

function kept(): Promise<readonly KeptMail[]> {
  const all = { outcomes: outcomeKinds, handled: null }
  return casework.database.inTransaction(serviceScope, (tx) => mailPage(tx, all, { offset: 0, limit: 50 }))
}

function letters(): Promise<readonly KeptLetter[]> {
  return casework.database.inTransaction(serviceScope, (tx) => lettersPage(tx, { state: null, offset: 0, limit: 50 }))
}

function held(messages: number) {
  return { messages, seen: messages }
}

async function workbook(edit: Edit) {
  return { filename: 'Plan.xlsx', content: Buffer.from(await editedTemplate(edit)) }
}
