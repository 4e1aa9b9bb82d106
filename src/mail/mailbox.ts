import type { FetchQueryObject, ImapFlow } from 'imapflow'
import { mailLimits } from '../core/mailbox/message.ts'

/** A mailbox that the service connects to now and then. */
export type Mailbox = {
  /** Connects, lets `work` process the inbox, and disconnects. Its errors are safe to show: no address, no password. */
  visit<T>(work: (inbox: Inbox) => Promise<T>): Promise<T>
}

/** The inbox during a visit. Every message in it is still to be imported, whoever has read it with another program. */
export type Inbox = {
  /** Numbers that name messages during this visit, the oldest first. */
  waiting(): Promise<readonly number[]>
  /** A message as it was received, or only its header lines where it is too large; null where it is gone. */
  fetch(uid: number): Promise<FetchedMessage | null>
  /** Marks a message as imported and moves it to the folder “Done”. A message that is gone counts as done. */
  done(uid: number): Promise<void>
}

/** `receivedAt` is when the mail server took it, ISO 8601 in UTC. */
export type FetchedMessage = { readonly source: Buffer; readonly isWhole: boolean; readonly receivedAt: string }

const doneFolder = 'Done'

/** A keyword of our own: “seen” says only that somebody has read a message, not that it was imported. */
const importedKeyword = 'DsptTakenIn'

/** Milliseconds. A visit makes a few short requests. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

const mostBytes = mailLimits.messageBytes

/** The mailbox at `url`: `imaps://user:password@host:993`, or `imap://…` on this machine. */
export function imapMailbox(url: string): Mailbox {
  return {
    visit: async (work) => {
      const { ImapFlow } = await import('imapflow') // 6 MB that a service without a mailbox does not need
      const client = new ImapFlow(optionsOf(new URL(url)))
      // The next request reports a lost connection; an error event without a listener would end the process.
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
  const query = { uid: true, size: true, internalDate: true } as const
  const message = await client.fetchOne(String(uid), query, { uid: true })
  if (message === false) return null
  const receivedAt = new Date(message.internalDate ?? 0).toISOString()
  // The size that a server gives may be wrong: never more than the limit is requested.
  const whole =
    (message.size ?? 0) > mostBytes
      ? 'too-large'
      : await readPart(client, uid, { source: { maxLength: mostBytes + 1 } })
  if (whole === null) return null
  if (whole !== 'too-large' && whole.length <= mostBytes) return { source: whole, isWhole: true, receivedAt }
  const head = await readPart(client, uid, { headers: true })
  return head === null ? null : { source: head.subarray(0, mailLimits.headBytes), isWhole: false, receivedAt }
}

/** A part of a message; null where the message was removed meanwhile: a server may then answer with nothing. */
async function readPart(client: ImapFlow, uid: number, query: FetchQueryObject): Promise<Buffer | null> {
  const message = await client.fetchOne(String(uid), { uid: true, ...query }, { uid: true })
  const bytes = message === false ? undefined : (message.source ?? message.headers)
  return bytes === undefined || bytes.length === 0 ? null : bytes
}

/** The keyword alone suffices; where a server stores no keywords, the move does. Without both it is imported again, which changes nothing. */
async function moveToDone(client: ImapFlow, uid: number): Promise<void> {
  const range = String(uid)
  await client.messageFlagsAdd(range, ['\\Seen', importedKeyword], { uid: true })
  await client.mailboxCreate(doneFolder)
  if ((await client.messageMove(range, doneFolder, { uid: true })) !== false) return
  const left = await client.fetchOne(range, { uid: true }, { uid: true })
  if (left !== false) throw new Error('no move')
}

/** A server's message may quote the user: only its codes are shown. */
async function redacted<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
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
