import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { ensureDovecot } from '../../scripts/dovecot.mjs'

/** A real IMAP server on loopback with one empty mailbox; it is stopped and removed with this process. */
export type ImapServer = {
  readonly url: string
  readonly port: number
  /** Puts messages into the inbox, as their source. */
  readonly put: (...sources: readonly (string | Buffer)[]) => Promise<void>
  /** How many messages are in a folder and how many of them were seen; none if there is no such folder. */
  readonly holds: (folder: string) => Promise<{ readonly messages: number; readonly seen: number }>
  /** Reads every message in the inbox, as a person with a mail program does. */
  readonly see: () => Promise<void>
  /** Deletes every message. */
  readonly empty: () => Promise<void>
  readonly close: () => void
}

const user = 'plans@dspt.example'
const password = 'opensesame'

/** Starts Dovecot as the user who runs the test; for root, who may own no mail, as `nobody`. */
export async function imapServer(): Promise<ImapServer> {
  for (let tries = 0; tries < 5; tries++) {
    const server = await startOn(await freePort())
    if (server !== null) return server
  }
  throw new Error('Five times another process took the port that was free for Dovecot')
}

/** Null where another process has the port: Dovecot can be told one only, not asked for any. */
async function startOn(port: number): Promise<ImapServer | null> {
  const folder = mkdtempSync(join(tmpdir(), 'dspt-imap-'))
  const runAs = process.getuid?.() === 0 ? nobody() : null
  const mail = join(folder, 'mail')
  mkdirSync(mail)
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, port, runAs ?? userInfo()))
  chmodSync(folder, 0o755)
  if (runAs !== null) for (const path of [folder, mail]) chownSync(path, runAs.uid, runAs.gid)
  // Dovecot ends when its standard input closes, so however this process ends.
  const script = `"$0" -F -c "$1" & cat >/dev/null; kill $! 2>/dev/null; wait; rm -rf "$2"`
  const child = spawn('sh', ['-c', script, ensureDovecot(), join(folder, 'dovecot.conf'), folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
    ...(runAs === null ? {} : { uid: runAs.uid, gid: runAs.gid }),
  })
  child.unref()
  if (!(await greetsOnItsPort(port, join(folder, 'log')))) {
    child.stdin?.end()
    return null
  }
  return {
    url: `imap://${encodeURIComponent(user)}:${password}@127.0.0.1:${port}`,
    port,
    put: (...sources) => signedIn(port, (client) => putInto(client, sources)),
    holds: (name) => signedIn(port, (client) => heldIn(client, name)),
    see: () => signedIn(port, seen),
    empty: () => signedIn(port, emptied),
    close: () => child.stdin?.end(),
  }
}

type User = { readonly username: string; readonly uid: number; readonly gid: number }

/** The user `nobody` of this machine, whose number differs between machines. */
function nobody(): User {
  const [, , uid, gid] = (/^nobody:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0] ?? '').split(':').map(Number)
  if (uid === undefined || gid === undefined) throw new Error('This machine has no user “nobody” to run Dovecot as')
  return { username: 'nobody', uid, gid }
}

/** Dovecot knows groups by name only. */
function groupName(gid: number): string {
  const names = readFileSync('/etc/group', 'utf8').split('\n')
  return names.find((line) => line.split(':')[2] === String(gid))?.split(':')[0] ?? ''
}

/** Everything runs as one ordinary user in one folder, without chroot, other users or privileges. */
function configuration(folder: string, port: number, { username, uid, gid }: User): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${username}
default_internal_group = ${groupName(gid)}
default_login_user = ${username}
first_valid_uid = ${uid}
auth_failure_delay = 0
mail_fsync = never
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
namespace inbox {
  inbox = yes
}
`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** False where the port was taken: then somebody else may greet on it, so Dovecot's own log is asked first. */
async function greetsOnItsPort(port: number, log: string): Promise<boolean> {
  const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '')
  for (let tries = 0; tries < 1500; tries++) {
    if (said().includes('Address already in use')) return false
    if (said().includes('starting up') && (await greets(port))) return true
    await wait(20)
  }
  throw new Error(`Dovecot did not start within half a minute: ${said()}`)
}

/** Whether anything is said on the port within two seconds; a peer that hangs up unheard has said nothing. */
async function greets(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  socket.setTimeout(2000, () => socket.destroy())
  try {
    for await (const _ of socket) return true
    return false
  } catch {
    return false
  }
}

async function signedIn<T>(port: number, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user, pass: password }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false, disableAutoIdle: true })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout()
  }
}

async function putInto(client: ImapFlow, sources: readonly (string | Buffer)[]): Promise<void> {
  for (const source of sources) await client.append('INBOX', source)
}

async function heldIn(client: ImapFlow, name: string): Promise<{ messages: number; seen: number }> {
  const folders = await client.list()
  if (!folders.some(({ path }) => path === name)) return { messages: 0, seen: 0 }
  const status = await client.status(name, { messages: true, unseen: true })
  const messages = status === false ? 0 : (status.messages ?? 0)
  return { messages, seen: messages - (status === false ? 0 : (status.unseen ?? 0)) }
}

async function seen(client: ImapFlow): Promise<void> {
  const lock = await client.getMailboxLock('INBOX')
  await client.messageFlagsAdd('1:*', ['\\Seen'])
  lock.release()
}

async function emptied(client: ImapFlow): Promise<void> {
  for (const { path } of await client.list()) {
    const lock = await client.getMailboxLock(path)
    if (client.mailbox !== false && client.mailbox.exists > 0) await client.messageDelete('1:*')
    lock.release()
  }
}
