import type { FetchQueryObject, ImapFlow } from 'imapflow'
import { mailLimits } from '../core/mailbox/message.ts'

/** A mailbox that is visited now and then. */
export type Mailbox = {
  /** Lets `work` deal with what is in the inbox, and leaves. Throws what may be shown: no address, no password. */
  visit<T>(work: (inbox: Inbox) => Promise<T>): Promise<T>
}

/** The inbox during a visit. What stands in it is still to be taken in, whoever has looked at it with another program. */
export type Inbox = {
  /** Numbers that name messages during this visit, the oldest first. */
  waiting(): Promise<readonly number[]>
  /** A message as it came, or only its header lines where it is larger than what is opened; null where it is gone. */
  fetch(uid: number): Promise<FetchedMessage | null>
  /** Marks a message as taken in and moves it out of the inbox, into the folder “Done”. One that is gone is done. */
  done(uid: number): Promise<void>
}

/** `receivedAt` is when the mail server took it, ISO 8601 in UTC. */
export type FetchedMessage = { readonly source: Buffer; readonly isWhole: boolean; readonly receivedAt: string }

const doneFolder = 'Done'

/** A keyword of ours: that somebody has seen a message says nothing about whether it was taken in. */
const importedKeyword = 'DsptTakenIn'

/** Milliseconds. A visit is a few short questions. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

const mostBytes = mailLimits.messageBytes

/** The mailbox at `url`: `imaps://user:password@host:993`, or `imap://…` on this machine. */
export function imapMailbox(url: string): Mailbox {
  return {
    visit: async (work) => {
      const { ImapFlow } = await import('imapflow') // 6 MB that a service without a mailbox does not need
      const client = new ImapFlow(optionsOf(new URL(url)))
      // What goes wrong with the connection is told by whatever is asked of it next; unheard it would end the process.
      client.on('error', () => {})
      try {
        await redacted(() => client.connect())
        const lock = await redacted(() => client.getMailboxLock('INBOX'))
        try {
          return await work(inboxOf(client))
        } finally {
          lock.release()
        }
      } finally {
        await client.logout().catch(() => client.close())
      }
    },
  }
}

function optionsOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'imaps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false as const,
    disableAutoIdle: true,
    maxLiteralSize: mostBytes + 64 * 1024,
    ...patience,
  }
}

function inboxOf(client: ImapFlow): Inbox {
  return {
    waiting: () => redacted(() => waitingIn(client)),
    fetch: (uid) => redacted(() => fetched(client, uid)),
    done: (uid) => redacted(() => moveToDone(client, uid)),
  }
}

async function waitingIn(client: ImapFlow): Promise<readonly number[]> {
  const found = (await client.search({ deleted: false, unKeyword: importedKeyword }, { uid: true })) || []
  return found.toSorted((a, b) => a - b).slice(0, mailLimits.messagesAVisit)
}

async function fetched(client: ImapFlow, uid: number): Promise<FetchedMessage | null> {
  const asked = { uid: true, size: true, internalDate: true } as const
  const message = await client.fetchOne(String(uid), asked, { uid: true })
  if (message === false) return null
  const receivedAt = new Date(message.internalDate ?? 0).toISOString()
  // A server's word on the size is not relied on: never more than the limit is asked for.
  const whole =
    (message.size ?? 0) > mostBytes
      ? 'too-large'
      : await readPart(client, uid, { source: { maxLength: mostBytes + 1 } })
  if (whole === null) return null
  if (whole !== 'too-large' && whole.length <= mostBytes) return { source: whole, isWhole: true, receivedAt }
  const head = await readPart(client, uid, { headers: true })
  return head === null ? null : { source: head.subarray(0, mailLimits.headBytes), isWhole: false, receivedAt }
}

/** null for a message that was taken away meanwhile: what a server says of it then may be empty. */
async function readPart(client: ImapFlow, uid: number, asked: FetchQueryObject): Promise<Buffer | null> {
  const message = await client.fetchOne(String(uid), { uid: true, ...asked }, { uid: true })
  const bytes = message === false ? undefined : (message.source ?? message.headers)
  return bytes === undefined || bytes.length === 0 ? null : bytes
}

/** The mark alone suffices; where a server keeps no keywords, the move does. Neither: taken in again, which changes nothing. */
async function moveToDone(client: ImapFlow, uid: number): Promise<void> {
  const range = String(uid)
  await client.messageFlagsAdd(range, ['\\Seen', importedKeyword], { uid: true })
  await client.mailboxCreate(doneFolder)
  if ((await client.messageMove(range, doneFolder, { uid: true })) !== false) return
  const left = await client.fetchOne(range, { uid: true }, { uid: true })
  if (left !== false) throw new Error('no move')
}

/** The server's own words may repeat who signs in: only codes are told. */
async function redacted<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw new Error(problemIn(error))
  }
}

function problemIn(error: unknown): string {
  const { authenticationFailed, code, responseStatus } = (error ?? {}) as {
    readonly authenticationFailed?: boolean
    readonly code?: string
    readonly responseStatus?: string
  }
  if (authenticationFailed === true) return 'The mailbox does not let the service in: look at the user and password'
  if (error instanceof Error && error.message === 'no move') {
    return `The mailbox lets no message be moved into its folder “${doneFolder}”`
  }
  return `The mailbox did not answer (${code ?? responseStatus ?? 'no reason given'})`
}
