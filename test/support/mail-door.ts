import type { SendMailOptions } from 'nodemailer'
import pg from 'pg'
import { receiveMail } from '../../src/casework/mailbox/receive-mail.ts'
import { serviceScope } from '../../src/casework/scope.ts'
import { outcomeKinds } from '../../src/core/mailbox/mail-outcome-wording.ts'
import { imapMailbox, type Mailbox } from '../../src/mail/mailbox.ts'
import { emailsPage, type StoredEmail } from '../../src/store/emails/outbox.ts'
import { mailPage, type ReceivedMail } from '../../src/store/mailbox/received-mail.ts'
import { baseItems } from '../workbooks/base-template.ts'
import { type Edit, editedTemplate } from '../workbooks/edited-template.ts'
import { type TestCasework, testCasework } from './casework.ts'
import { type ImapServer, imapServer } from './imap-server.ts'
import { aMessage } from './mail.ts'
import { storyOf } from './story.ts'

/** A mailbox on a real IMAP server and the service behind it, in which XCE has a plan and XCC has an editor. */
export type MailDoorUnderTest = {
  readonly casework: TestCasework
  readonly server: ImapServer
  readonly mailbox: Mailbox
  /** Puts a message into the mailbox, from the editor unless it says otherwise, receives it and gives what was stored. */
  readonly sent: (mail: SendMailOptions) => Promise<ReceivedMail>
  readonly takeIn: (from?: Mailbox) => Promise<void>
  readonly kept: () => Promise<readonly ReceivedMail[]>
  readonly emails: () => Promise<readonly StoredEmail[]>
  /** Deletes all mail and every email. */
  readonly empty: () => Promise<void>
  readonly close: () => Promise<void>
}

export const editorsAddress = '"Erin Editor" <editor.xce@demo.example>'

/** Makes the mailbox, with services of its own or given ones. */
export async function mailDoor(given: TestCasework | null = null): Promise<MailDoorUnderTest> {
  const [casework, server] = [given ?? (await testCasework()), await imapServer()]
  const owner = new pg.Client({ connectionString: casework.made.ownerConnection })
  await owner.connect()
  await storyOf(casework).publish(baseItems)
  for (const key of ['editor', 'editor-2', 'siro']) await casework.person(key)
  await casework.person('editor', 'XCC')
  const mailbox = imapMailbox(server.url)
  const takeIn = (from = mailbox) =>
    receiveMail({ services: casework, mailbox: from, ownAddresses: ['plans@dspt.example'] })
  const door = { casework, server, mailbox, takeIn, kept: () => storedIn(casework), emails: () => emailsIn(casework) }
  const empty = async () => {
    await server.empty()
    await owner.query('delete from dspt.received_mail; delete from dspt.outbox; delete from dspt_queues.job')
  }
  await empty()
  return {
    ...door,
    sent: (mail) => sentThrough(door, mail),
    empty,
    close: async () => {
      await owner.end()
      if (given === null) await casework.close()
      server.close()
    },
  }
}

type Through = Pick<MailDoorUnderTest, 'server' | 'takeIn' | 'kept'>

async function sentThrough({ server, takeIn, kept }: Through, mail: SendMailOptions): Promise<ReceivedMail> {
  const before = new Set((await kept()).map(({ id }) => id))
  await server.put(await aMessage({ from: editorsAddress, messageId: '<1@trust.example>', ...mail }))
  await takeIn()
  const found = (await kept()).find(({ id }) => !before.has(id))
  if (found === undefined) throw new Error('Nothing was stored')
  return found
}

function storedIn({ database }: TestCasework): Promise<readonly ReceivedMail[]> {
  const all = { outcomes: outcomeKinds, handled: null }
  return database.inTransaction(serviceScope, (tx) => mailPage(tx, all, { offset: 0, limit: 50 }))
}

function emailsIn({ database }: TestCasework): Promise<readonly StoredEmail[]> {
  return database.inTransaction(serviceScope, (tx) => emailsPage(tx, { state: null, offset: 0, limit: 50 }))
}

/** The plan of XCE, filled in and attached. */
export async function workbook(edit: Edit = {}) {
  return { filename: 'Plan.xlsx', content: Buffer.from(await editedTemplate(edit)) }
}
