import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { aMessage } from '../../test/support/mail.ts'
import { editorsAddress, type MailDoorUnderTest, mailDoor, workbook } from '../../test/support/mail-door.ts'
import { type MailServer, mailServer } from '../../test/support/mail-server.ts'
import { imapMailbox, type Mailbox } from '../mail/mailbox.ts'
import { smtpTransport } from '../mail/smtp.ts'
import { startWorker, type Worker } from './worker.ts'

let door: MailDoorUnderTest
let outside: MailServer
let worker: Worker | null = null

before(async () => {
  door = await mailDoor()
  outside = await mailServer()
})
after(async () => {
  await worker?.stop()
  await outside.close()
  await door.close()
})

test('a workbook by email is imported when the worker starts, and the reply is marked as automatic', async () => {
  await door.server.put(await aMessage({ from: editorsAddress, messageId: '<1@t.x>', attachments: [await workbook()] }))
  const errors = await work(door.mailbox)
  while (outside.taken.length === 0) await wait(50)
  const [answer] = outside.taken
  assert.deepEqual(answer?.to, ['editor.xce@demo.example'])
  for (const line of [/^Auto-Submitted: auto-replied\r$/m, /^In-Reply-To: <1@t\.x>\r$/m, /^References: <1@t\.x>\r$/m])
    assert.match(answer?.source ?? '', line)
  assert.deepEqual(errors, [])
})

test('a mailbox that is unavailable is reported and ends nothing', async () => {
  const errors = await work(imapMailbox('imap://me:opensesame@127.0.0.1:1'))
  while (errors.length === 0) await wait(50)
  assert.deepEqual(errors, ['The mailbox did not answer (ECONNREFUSED)'])
})

/** Replaces the worker; gives the list of the errors that it reports. */
async function work(mailbox: Mailbox): Promise<readonly string[]> {
  await worker?.stop()
  const errors: string[] = []
  const { casework } = door
  worker = await startWorker({
    connection: casework.made.connection,
    services: casework,
    transport: smtpTransport(outside.url, 'DSPT <no-reply@dspt.example>'),
    mail: { services: casework, mailbox, ownAddresses: [] },
    onError: ({ message }) => errors.push(message),
  })
  return errors
}
