import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { aMessage, rawMessage } from '../../../test/support/mail.ts'
import { editorsAddress, type MailDoorUnderTest, mailDoor, workbook } from '../../../test/support/mail-door.ts'
import { imapMailbox, type Mailbox } from '../../mail/mailbox.ts'
import { mailSource } from '../../store/mailbox/received-mail.ts'
import { serviceScope } from '../scope.ts'
import { lastMailboxVisit } from './receive-mail.ts'

let door: MailDoorUnderTest

before(async () => {
  door = await mailDoor()
})
afterEach(() => door.empty())
after(() => door.close())

describe('no mail is lost or imported twice', () => {
  test('when the service is killed between storing a message and marking it', async () => {
    await door.server.put(await aMessage({ from: editorsAddress, attachments: [await workbook()] }))
    const killed = breakingAt('done')
    await assert.rejects(door.takeIn(killed), /killed/)
    assert.deepEqual([(await door.kept()).length, await door.server.holds('INBOX')], [1, { messages: 1, seen: 0 }])
    await door.takeIn()
    assert.deepEqual([(await door.kept()).length, (await door.emails()).length], [1, 1])
    assert.deepEqual([await door.server.holds('INBOX'), await door.server.holds('Done')], [held(0), held(1)])
  })

  test('when it is killed before storing it', async () => {
    await door.server.put(await aMessage({ from: editorsAddress }))
    await assert.rejects(door.takeIn(breakingAt('fetch')), /killed/)
    assert.deepEqual([(await door.kept()).length, await door.server.holds('INBOX')], [0, { messages: 1, seen: 0 }])
  })

  test('when two processes read the mailbox at the same time', async () => {
    const messages = Array.from({ length: 5 }, (_, number) =>
      aMessage({ from: editorsAddress, messageId: `<${number}@t.example>` }),
    )
    await door.server.put(...(await Promise.all(messages)))
    await Promise.all([door.takeIn(), door.takeIn()])
    assert.deepEqual([(await door.kept()).length, await door.server.holds('INBOX')], [5, held(0)])
    // A server may copy a message twice when it is moved twice at once.
    assert.ok((await door.server.holds('Done')).messages >= 5)
  })

  test('when somebody has read it with a mail program, it was sent twice, or has no Message-ID', async () => {
    const unnamed = rawMessage('From: x@y.example', 'Subject: One', '', 'Hello')
    await door.server.put(unnamed, unnamed, rawMessage('From: x@y.example', '', 'Other'))
    await door.server.see()
    await door.takeIn()
    assert.deepEqual([(await door.kept()).length, await door.server.holds('INBOX')], [2, held(0)])
  })

  test('when another message has the same Message-ID', async () => {
    await door.sent({ messageId: '<1@trust.example>' })
    await door.sent({ messageId: '<1@trust.example>', text: 'Something else' })
    assert.equal((await door.kept()).length, 2)
  })

  test('when a message cannot be read: it is stored as it was received', async () => {
    const source = Buffer.from(`From: ${editorsAddress}\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(9)}`)
    await door.server.put(source)
    await door.takeIn()
    const [mail] = await door.kept()
    assert.equal(mail?.outcome, 'unreadable')
    const bytes = await door.casework.database.inTransaction(serviceScope, (tx) => mailSource(tx, mail?.id ?? ''))
    assert.deepEqual(bytes, source)
  })
})

test('a mailbox that is unavailable or refuses the password is reported, without the password', async () => {
  for (const [url, why] of [
    [door.server.url.replace('opensesame', 'wrong'), /does not let the service in/],
    ['imap://me:opensesame@127.0.0.1:1', /did not answer \(ECONNREFUSED\)/],
  ] as const) {
    await assert.rejects(
      door.takeIn(imapMailbox(url)),
      (error: Error) => why.test(error.message) && !/opensesame|wrong/.test(error.message),
    )
    assert.match((await lastMailboxVisit(door.casework))?.trouble ?? '', why)
  }
  await door.takeIn()
  assert.deepEqual(await lastMailboxVisit(door.casework), { at: door.casework.clock.now(), trouble: null })
})

/** The same mailbox, but the service is killed at this step. */
function breakingAt(step: 'fetch' | 'done'): Mailbox {
  const breaks = async () => {
    throw new Error('killed')
  }
  return { visit: (work) => door.mailbox.visit((inbox) => work({ ...inbox, [step]: breaks })) }
}

function held(messages: number) {
  return { messages, seen: messages }
}
