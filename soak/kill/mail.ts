import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import type { Chance } from '../deadline/chance.ts'

/** One copy of an email that the mail server accepted. `answered` is false if it hung up before it could say so. */
export type Taken = { readonly messageId: string; readonly at: number; readonly answered: boolean }

/** How often the mail server failed to accept an email, by kind. */
type Failures = { refused: number; stalled: number; 'hung-up-before': number; 'hung-up-after': number }

/** A real mail server on loopback that fails, stalls and drops connections at random, until it is told to stop. */
export type UnreliableServer = {
  readonly url: string
  readonly taken: readonly Taken[]
  readonly failures: Readonly<Failures>
  readonly stopFailing: () => void
  readonly close: () => Promise<void>
}

export async function unreliableMailServer(chance: Chance): Promise<UnreliableServer> {
  const taken: Taken[] = []
  const failures: Failures = { refused: 0, stalled: 0, 'hung-up-before': 0, 'hung-up-after': 0 }
  let isReliable = false
  const fails = (kind: keyof Failures, share: number) => {
    if (isReliable || chance() >= share) return false
    failures[kind] += 1
    return true
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, { id }, answer) => {
      if (fails('hung-up-before', 0.03)) return hangUp(server, id)
      answer(fails('refused', 0.05) ? notNow() : null)
    },
    onData: (stream, { id }, answer) => {
      const take = async () => {
        const source = await text(stream)
        if (fails('stalled', 0.03)) await pause(1000 + 3000 * chance())
        if (fails('refused', 0.05)) return answer(notNow())
        const [, messageId = ''] = /^message-id:\s*(<[^>]+>)/im.exec(source) ?? []
        const hangsUp = fails('hung-up-after', 0.03)
        taken.push({ messageId, at: Date.now(), answered: !hangsUp })
        if (hangsUp) hangUp(server, id)
        else answer(null)
      }
      take().catch(() => {})
    },
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    failures,
    stopFailing: () => {
      isReliable = true
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

function notNow(): Error {
  return Object.assign(new Error('Try again later'), { responseCode: 451 })
}

/** Ends the connection of one session only: emails on other connections go through. */
function hangUp(server: SMTPServer, session: string): void {
  for (const connection of server.connections) {
    const { id, _socket } = connection as unknown as { readonly id: string; readonly _socket: Socket }
    if (id === session) _socket.destroy()
  }
}
